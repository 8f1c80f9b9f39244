/** What a process of its own shows: the same bytes again, the time of a run, the memory it takes; and what the files weigh. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { canDraft } from '../../lib/pipeline/generation/index';
import type { ModelDescription } from '../../lib/pipeline/stage';
import type { Bar } from '../bars';

const run = promisify(execFile);
const THREADS = 2;
const MEBIBYTE = 2 ** 20;

interface Run {
  milliseconds: { total: number };
  peakRssMebibytes: number;
  denoiserPasses: number;
  /** SHA-256 of the PNG of each run's picture, by seed. */
  pictures: Record<string, string>;
}

async function timed(model: ModelDescription, runs: number, more: readonly string[]): Promise<Run> {
  const words = ['--import', 'tsx', 'bench/generation.ts', '--model', model.name, '--threads', `${THREADS}`];
  const { stdout } = await run(process.execPath, [...words, '--runs', `${runs}`, ...more], { maxBuffer: 1 << 20 });
  return JSON.parse(stdout) as Run;
}

export async function runBars(model: ModelDescription, full: boolean, folder: string | undefined): Promise<Bar[]> {
  const from = folder === undefined ? [] : ['--folder', folder];
  const first = await timed(model, full ? 9 : 3, from);
  const second = await timed(model, full ? 9 : 3, from);
  const seeds = Object.keys(first.pictures);
  const differing = seeds.filter((seed) => first.pictures[seed] !== second.pictures[seed]);
  const seconds = Math.min(first.milliseconds.total, second.milliseconds.total) / 1000;
  const memory = Math.max(first.peakRssMebibytes, second.peakRssMebibytes);
  return [
    {
      name: 'determinism: pictures whose bytes differ between two processes',
      value: differing.length,
      bar: '0',
      pass: differing.length === 0,
      sample: seeds.length,
    },
    {
      name: 'speed: a whole run of one square picture, two threads, s',
      value: Number(seconds.toFixed(2)),
      bar: '≤ 5',
      pass: seconds <= 5,
      sample: seeds.length - 1,
      detail: first.milliseconds,
    },
    {
      name: 'speed: passes of the denoiser, guidance included',
      value: first.denoiserPasses,
      bar: '≤ 18',
      pass: first.denoiserPasses <= 18,
    },
    { name: 'memory: peak of the process, MiB', value: memory, bar: '≤ 2048', pass: memory <= 2048 },
    await draftBar(model, full, from),
  ];
}

async function draftBar(model: ModelDescription, full: boolean, from: readonly string[]): Promise<Bar> {
  const about = { name: 'speed: a draft of one square picture, two threads, s', bar: '≤ 0.4' };
  if (!canDraft(model)) return { ...about, value: null, pass: false, reason: 'the model draws no drafts' };
  const runs = full ? 9 : 3;
  const { milliseconds } = await timed(model, runs, ['--draft', ...from]);
  const seconds = milliseconds.total / 1000;
  return { ...about, value: Number(seconds.toFixed(3)), pass: seconds <= 0.4, sample: runs, detail: milliseconds };
}

export function weightBars({ files }: ModelDescription): Bar[] {
  const bytes = files.map((file) => file.bytes);
  const whole = bytes.reduce((sum, size) => sum + size, 0) / MEBIBYTE;
  const largest = Math.max(...bytes) / MEBIBYTE;
  return [
    {
      name: 'weights: all files, MiB',
      value: Number(whole.toFixed(1)),
      bar: '≤ 40',
      pass: whole <= 40,
      sample: bytes.length,
    },
    { name: 'weights: the largest file, MiB', value: Number(largest.toFixed(1)), bar: '≤ 16', pass: largest <= 16 },
  ];
}
