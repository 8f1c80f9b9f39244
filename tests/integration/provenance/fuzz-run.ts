/** Many broken files through the verifying thread, one after another; what the thread did meanwhile. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectingThread } from '../../../lib/verify/inspecting-thread';
import { FORMATS, KINDS, signed, trustAnchor } from '../../contract/c2pa/signed-files';
import { mutated } from './fuzz';

const FILES = join(process.cwd(), '../shared/data/c2pa-files');
/** Foreign originals up to this size: larger ones spend their time in the decoder, not in the parsers. */
const LARGEST = 300_000;

/** A mark is looked for in every so many files: the search reads decoded pixels, and would take most of the time. */
const MARK_EVERY = 50;

export interface FuzzRun {
  files: number;
  sources: number;
  /** Answers that were no inspection: the thread died or took too long. */
  crashes: string[];
  /** Milliseconds of the slowest file, and its seed. */
  slowest: number;
  slowestSeed: number;
  /** Resident memory of the whole process, in MB: at the start, after a tenth, at the end, and the most of all. */
  memory: { start: number; tenth: number; end: number; peak: number };
  states: Record<string, number>;
}

export async function fuzzRun(count: number, seed: number): Promise<FuzzRun> {
  const sources: Uint8Array[] = [];
  for (const kind of KINDS) for (const format of FORMATS) sources.push(await signed(kind, format));
  if (existsSync(FILES))
    for (const name of readdirSync(FILES).filter((entry) => /jpe?g$/.test(entry))) {
      const bytes = new Uint8Array(readFileSync(join(FILES, name)));
      if (bytes.length <= LARGEST) sources.push(bytes);
    }
  const options = { name: 'fuzz', trustAnchors: await trustAnchor() };
  const key = [{ id: 'k', secret: '11'.repeat(32) }];
  const thread = inspectingThread();
  const megabytes = () => Math.round(process.memoryUsage().rss / 1e6);
  const run: FuzzRun = {
    ...{ files: count, sources: sources.length, crashes: [], slowest: 0, slowestSeed: seed, states: {} },
    memory: { start: megabytes(), tenth: 0, end: 0, peak: 0 },
  };
  try {
    for (let at = 0; at < count; at += 1) {
      const bytes = mutated(sources[at % sources.length] ?? new Uint8Array(), seed + at);
      const begin = performance.now();
      const answer = await thread.inspect(bytes, { ...options, watermarkKeys: at % MARK_EVERY === 0 ? key : [] });
      const took = Math.round(performance.now() - begin);
      if (took > run.slowest) [run.slowest, run.slowestSeed] = [took, seed + at];
      run.memory.peak = Math.max(run.memory.peak, megabytes());
      if ('failure' in answer) run.crashes.push(`${seed + at}: ${answer.failure}`);
      else {
        const { state } = answer.inspection.credentials;
        run.states[state] = (run.states[state] ?? 0) + 1;
      }
      if (at === Math.floor(count / 10)) run.memory.tenth = megabytes();
    }
  } finally {
    await thread.close();
  }
  run.memory.end = megabytes();
  return run;
}
