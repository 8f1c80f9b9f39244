import { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node';
import { ColophonError } from '../../lib/errors/index';
import { type Pixels, resize } from '../../lib/imaging/index';
import type { ImageModeration } from '../../lib/pipeline/stage';
import { type ModerationFolder, type ModerationJson, openModerationFolder } from './moderation-folder';

/**
 * The operator's image classifier. A folder that cannot be read still answers a classifier: one that rejects when it is asked,
 * so that a picture that needed it waits for a person and says why.
 */
export async function openModeration(folder: string): Promise<ImageModeration> {
  const opened = await openModerationFolder(folder).catch((error: unknown) => error as Error);
  if (opened instanceof Error) return broken(opened);
  const { description } = opened;
  let session: Promise<InferenceSession> | null = null;
  return {
    name: description.name,
    version: description.version,
    sha256: opened.sha256,
    categories: description.categories,
    async classify(pixels) {
      session ??= load(opened).catch((error: unknown) => {
        // A repaired file must be found without restarting.
        session = null;
        throw error;
      });
      return scoresOf(description, await session, pixels as Pixels);
    },
  };
}

function broken(error: Error): ImageModeration {
  const category = { id: 'unreadable', review: 1, block: 1.01, about: 'anything', openai: [], ailuminate: [] } as const;
  return {
    name: 'unreadable',
    version: '0',
    sha256: '',
    categories: [category],
    classify: () => Promise.reject(error),
  };
}

async function load(folder: ModerationFolder): Promise<InferenceSession> {
  return InferenceSession.create(await folder.graph(), {
    executionProviders: ['cpu'],
    interOpNumThreads: 1,
    logSeverityLevel: 3,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
}

async function scoresOf(description: ModerationJson, session: InferenceSession, pixels: Pixels) {
  const { input, output, labels, categories } = description;
  const { width, height, layout } = input;
  const feed = new OrtTensor(
    'float32',
    toInput(await resize(pixels, width, height), description),
    layout === 'NCHW' ? [1, 3, height, width] : [1, height, width, 3],
  );
  const answer = (await session.run({ [input.name]: feed }))[output.name];
  if (!answer || !(answer.data instanceof Float32Array) || answer.data.length !== labels.length)
    throw new ColophonError('internal', {
      reference: `the classifier's output ${output.name} has not ${labels.length} values`,
    });
  const values = activated([...answer.data], output.activation);
  const scoreOf = (label: string) => values[labels.indexOf(label)] ?? Number.NaN;
  return Object.fromEntries(
    categories.map((category) => {
      const scores = category.labels.map(scoreOf);
      const score = output.activation === 'softmax' ? scores.reduce((a, b) => a + b, 0) : Math.max(...scores);
      return [category.id, score];
    }),
  );
}

/** The whole picture at the classifier's size, stretched: a crop would leave out a side on which something may be. */
function toInput(pixels: Pixels, { input }: ModerationJson): Float32Array {
  const { width, height, layout, mean, std } = input;
  const area = width * height;
  const out = new Float32Array(area * 3);
  for (let at = 0; at < area; at += 1)
    for (let channel = 0; channel < 3; channel += 1) {
      const value = (pixels.data[at * pixels.channels + channel] ?? 0) / 255;
      out[layout === 'NCHW' ? channel * area + at : at * 3 + channel] =
        (value - (mean[channel] ?? 0)) / (std[channel] ?? 1);
    }
  return out;
}

function activated(values: readonly number[], activation: 'softmax' | 'sigmoid' | 'none'): number[] {
  if (activation === 'none') return [...values];
  if (activation === 'sigmoid') return values.map((value) => 1 / (1 + Math.exp(-value)));
  const most = Math.max(...values);
  const shares = values.map((value) => Math.exp(value - most));
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((value) => value / sum);
}
