/**
 * Times of one square picture by component, and the most memory the process took, as JSON.
 *
 *     npx tsx bench/generation.ts [--model house] [--runs 3] [--threads 2] [--prompt "…"] [--draft] [--folder DIR]
 *
 * The first run opens the components (`cold`); the figures are the medians of the runs after it.
 */
import { createHash } from 'node:crypto';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { encodePng } from '../lib/imaging/index';
import { draftSettings } from '../lib/pipeline/generation/draft';
import { assessSubject } from '../lib/pipeline/generation/index';
import { openPainter } from '../lib/pipeline/generation/painter';
import { paletteTensor } from '../lib/pipeline/generation/palette';
import { openRenderer } from '../lib/pipeline/generation/scenes/renderer';
import { modelsWith } from '../models/index';
import { createRuntime } from '../workers/runtime/index';
import { countingRows } from './denoiser-rows';

const { values } = parseArgs({
  options: {
    model: { type: 'string', default: 'house' },
    runs: { type: 'string', default: '3' },
    threads: { type: 'string' },
    draft: { type: 'boolean', default: false },
    folder: { type: 'string' },
    prompt: { type: 'string', default: 'misty mountains at dawn' },
  },
});

const runtime = createRuntime({
  models: modelsWith(values.folder),
  ...(values.threads ? { threads: Number(values.threads) } : {}),
});
const model = await runtime.describe(values.model);
const [width, height] = model.sizes.square;
const palette = paletteTensor([
  { role: 'primary', hex: '#e76f51', weight: 0.5 },
  { role: 'secondary', hex: '#264653', weight: 0.5 },
]);
const { steps, guidance } = values.draft ? draftSettings(model) : model.defaults;
const { sessions, rows } = countingRows(runtime);

/** SHA-256 of each picture's PNG, by seed. */
const pictures: Record<string, string> = {};

async function once(seed: number): Promise<Record<string, number>> {
  const begin = performance.now();
  const painter = await (model.kind === 'scenes' ? openRenderer : openPainter)(sessions, model);
  const { pixels, timings } = await painter.draw(
    {
      index: 0,
      aspect: 'square',
      width,
      height,
      family: assessSubject(values.prompt, model).family,
      quiet: 'left',
      seed,
      prompt: values.prompt,
      negative: '',
      palette,
      steps,
      guidance,
      draft: values.draft,
    },
    { signal: new AbortController().signal, now: () => new Date(), onStep: () => {} },
  );
  const encoding = performance.now();
  const png = await encodePng(pixels);
  const end = performance.now();
  pictures[seed] = createHash('sha256').update(png).digest('hex');
  return { ...timings, png: Math.round(end - encoding), total: Math.round(end - begin) };
}

const cold = await once(0);
const warm: Record<string, number>[] = [];
for (let run = 1; run <= Number(values.runs); run++) warm.push(await once(run));
const median = (name: string) => {
  const sorted = warm.map((run) => run[name] ?? 0).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};

const { threads } = runtime.statistics();
await runtime.close();
console.log(
  JSON.stringify(
    {
      model: `${model.name} ${model.version}`,
      modelSha256: model.sha256,
      size: `${width}x${height}`,
      steps,
      guidance,
      denoiserPasses: rows() / (1 + warm.length),
      threads,
      cpu: cpus()[0]?.model ?? 'unknown',
      coldMilliseconds: cold,
      milliseconds: Object.fromEntries(Object.keys(cold).map((name) => [name, median(name)])),
      pictures,
      peakRssMebibytes: Math.round(process.resourceUsage().maxRSS / 1024),
    },
    null,
    2,
  ),
);
