/** `colophon bench house-model`: every bar of the house model, on prompts and palettes drawn fresh, beside the renderer's own figures. */
import { cpus, loadavg } from 'node:os';
import { openEngine } from '../../bin/cli/model-sheets/draw';
import { modelsWith } from '../../models/index';
import { createRuntime } from '../../workers/runtime/index';
import { type Bar, tellBars } from '../bars';
import { openClassifier } from './classifier';
import { copyingBar, proofBar } from './copying';
import { drawPairs } from './draw-pairs';
import { pictureBars } from './picture-bars';
import { diceOf, freshRequests, type Grammar } from './requests';
import { runBars, weightBars } from './run-bars';
import { tileBar } from './tiles';
import { varietyBar } from './variety';

const USAGE = 'bench house-model [--count N] [--seed N] [--folder DIR] [--json]';
const QUICK = { count: 24, prompts: 2, seeds: 10, tiles: 4, redrawn: 14 };
const WHOLE = { count: 400, prompts: 5, seeds: 50, tiles: 24, redrawn: 200 };

/**
 * A few minutes on two cores; `FULL=1` takes the sample the model card speaks of. `--seed` repeats the draw of an earlier run;
 * `--folder` measures a model that training has just written.
 * @returns 0 when every bar is reached, else 1.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const full = process.env.FULL === '1';
  const numbers = readNumbers(argv);
  if (numbers === null) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const seed = numbers.seed ?? Math.floor(Math.random() * 2 ** 32);
  const sample = { ...(full ? WHOLE : QUICK), ...(numbers.count === undefined ? {} : { count: numbers.count }) };
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const began = Date.now();

  const runtime = createRuntime({ models: modelsWith(numbers.folder) });
  try {
    const [house, scenes] = [await openEngine(runtime, 'house'), await openEngine(runtime, 'scenes')];
    const classifier = await openClassifier(runtime, house.model);
    const grammar = JSON.parse(new TextDecoder().decode(await runtime.file('scenes', 'words.json'))) as Grammar;
    const dice = diceOf(seed);
    const asked = { model: house.model, renderer: scenes.model, grammar };

    say(`seed ${seed}: ${sample.count} requests`);
    const pairs = await drawPairs(freshRequests(dice, sample.count, asked), { house, scenes, classifier, dice, say });
    const bars: Bar[] = [...pictureBars(pairs, classifier !== null)];
    say('variety');
    bars.push(await varietyBar({ ...asked, house, scenes, classifier, dice }, sample));
    say('copying, tiles');
    bars.push(await copyingBar(runtime, house.model, pairs));
    bars.push(await proofBar(runtime, house.model, scenes.model.name, sample.redrawn));
    bars.push(await tileBar({ ...asked, house, scenes, dice }, sample.tiles));
    say('determinism, speed, memory: in processes of their own');
    bars.push(...(await runBars(house.model, full, numbers.folder)), ...weightBars(house.model));
    const { name, version, sha256 } = house.model;
    return tellBars(bars, argv.includes('--json'), {
      model: { name, version, sha256 },
      renderer: { name: scenes.model.name, version: scenes.model.version, sha256: scenes.model.sha256 },
      seed,
      sample: { ...sample, full },
      date: new Date(began).toISOString().slice(0, 10),
      cpu: cpus()[0]?.model ?? 'unknown',
      load: loadavg().map((value) => Math.round(value * 100) / 100),
      minutes: Math.round((Date.now() - began) / 6000) / 10,
    });
  } finally {
    await runtime.close();
  }
}

/** Null when an option is not as `USAGE` has it. */
function readNumbers(argv: readonly string[]): { count?: number; seed?: number; folder?: string } | null {
  const found: { count?: number; seed?: number; folder?: string } = {};
  for (let at = 0; at < argv.length; at++) {
    const [word, value] = [argv[at], Number(argv[at + 1])];
    if (word === '--json') continue;
    if (word === '--count' && Number.isInteger(value) && value >= 2 && value <= 10_000) found.count = value;
    else if (word === '--seed' && Number.isInteger(value) && value >= 0 && value < 2 ** 32) found.seed = value;
    else if (word === '--folder' && argv[at + 1]) found.folder = argv[at + 1];
    else return null;
    at++;
  }
  return found;
}
