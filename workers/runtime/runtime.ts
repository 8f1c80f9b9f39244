import { availableParallelism } from 'node:os';
import { env, InferenceSession } from 'onnxruntime-node';
import { ColophonError } from '../../lib/errors/index';
import type { Session, Sessions, Tensor } from '../../lib/pipeline/stage';
import type { ListedModel } from '../../models/index';
import { type ModelFolder, openModelFolder } from './model-folder';
import { SessionCache } from './session-cache';
import { type DeclaredType, fromOrt, toOrt } from './tensors';

export interface RuntimeOptions {
  models: readonly ListedModel[];
  /** Threads inside one operator; default: the machine's cores. Part of what makes bytes repeatable, so it is fixed. */
  threads?: number;
  /** Bytes of weights, as stored, to keep open; default 2 GiB. */
  memoryBudget?: number;
}

export interface RuntimeStatistics {
  threads: number;
  openComponents: readonly string[];
  openBytes: number;
}

export interface Runtime extends Sessions {
  /** The names a brief's `engine` may say. */
  readonly models: readonly string[];
  statistics(): RuntimeStatistics;
  /** Releases every session; runs in flight end first. Nothing can be opened afterwards. */
  close(): Promise<void>;
}

interface Loaded {
  ort: InferenceSession;
  types: ReadonlyMap<string, DeclaredType>;
}

/** Of ONNX Runtime itself: its kernels are part of what makes bytes repeatable. */
export const runtimeVersion: string = env.versions.node ?? env.versions.common;

const GIBIBYTE = 2 ** 30;

/** Opens nothing yet: models are read when they are asked for. */
export function createRuntime(options: RuntimeOptions): Runtime {
  const threads = options.threads ?? availableParallelism();
  const listed = new Map(options.models.map((model) => [model.name, model]));
  const folders = new Map<string, Promise<ModelFolder>>();
  const cache = new SessionCache<Loaded>(options.memoryBudget ?? 2 * GIBIBYTE, ({ ort }) => ort.release());

  function folderOf(name: string): Promise<ModelFolder> {
    const known = folders.get(name);
    if (known) return known;
    const model = listed.get(name);
    if (!model)
      return Promise.reject(new ColophonError('unknown_engine', { engine: name, available: [...listed.keys()] }));
    const opening = openModelFolder(model);
    folders.set(name, opening);
    // A repaired file must be found without restarting.
    opening.catch(() => folders.delete(name));
    return opening;
  }

  async function load(model: string, component: string) {
    const { path, bytes } = await (await folderOf(model)).component(component);
    const ort = await InferenceSession.create(path, sessionOptions(threads));
    const types = new Map(
      ort.inputMetadata.flatMap((input) => (input.isTensor ? [[input.name, input.type] as const] : [])),
    );
    return { session: { ort, types }, bytes };
  }

  return {
    models: [...listed.keys()],
    async describe(model) {
      return (await folderOf(model)).description;
    },
    async file(model, path) {
      return (await folderOf(model)).read(path);
    },
    async open(model, component): Promise<Session> {
      const key = `${model}/${component}`;
      const open = () => load(model, component);
      const names = await cache.with(key, open, async ({ ort }) => ({ in: ort.inputNames, out: ort.outputNames }));
      return {
        inputNames: names.in,
        outputNames: names.out,
        // Through the cache every time: the session may have been put away since it was opened.
        run: (feeds) => cache.with(key, open, (loaded) => infer(loaded, feeds)),
      };
    },
    statistics: () => ({ threads, openComponents: cache.keys, openBytes: cache.bytes }),
    close: () => cache.close(),
  };
}

async function infer({ ort, types }: Loaded, feeds: Readonly<Record<string, Tensor>>): Promise<Record<string, Tensor>> {
  const inputs = Object.entries(feeds).map(([name, tensor]) => [
    name,
    toOrt(name, tensor, types.get(name) ?? tensor.type),
  ]);
  const outputs = await ort.run(Object.fromEntries(inputs));
  return Object.fromEntries(Object.entries(outputs).map(([name, tensor]) => [name, fromOrt(name, tensor)]));
}

/** One thread pool, one operator after another: the order of additions, and so every byte, depends on nothing else. */
function sessionOptions(threads: number): InferenceSession.SessionOptions {
  return {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
    // Several components are open at once; a pool that spins while another one computes would take its cores.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
}
