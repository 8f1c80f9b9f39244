/**
 * What marking and reading cost, side by side with another checkout in one run, since machines are busy:
 *
 *   npx tsx bench/watermark/speed.ts [--against DIR] [--runs 9] [--picture NAME]…
 *
 * Processor milliseconds, medians; the two take turns. Without --against only this checkout is measured.
 */
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Pixels } from '../../lib/imaging/index';
import type * as Mark from '../../lib/pipeline/provenance/watermark/index';
import { drawnPicture, seeded } from '../provenance/pictures';
import { drawnScene } from '../provenance/scenes';

const { values } = parseArgs({
  options: {
    against: { type: 'string' },
    runs: { type: 'string', default: '9' },
    picture: { type: 'string', multiple: true },
  },
});
const MARK = 'lib/pipeline/provenance/watermark/index.ts';
const load = async (root: string): Promise<typeof Mark> => import(pathToFileURL(join(resolve(root), MARK)).href);

const marks = new Map([['here', await load('.')]]);
if (values.against !== undefined) marks.set(values.against, await load(values.against));

const key = { id: 'bench', secret: new Uint8Array(32).fill(7) };
const payload = Buffer.from('0123456789abcdef', 'hex');
const PICTURES: Readonly<Record<string, Pixels>> = {
  'bokeh 1024²': drawnPicture('bokeh', 1024, 1024, 3),
  'landscape 1024²': drawnScene('landscape', 1024, 1024, seeded(3)),
  'poster 1080 × 1350': drawnPicture('poster', 1080, 1350, 3),
};
const pictures = Object.entries(PICTURES).filter(([name]) => values.picture?.includes(name) ?? true);

function cpu<T>(run: () => T): [T, number] {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1000];
}
const median = (list: number[]) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
const times = new Map<string, number[]>();
const note = (name: string, time: number) => times.set(name, [...(times.get(name) ?? []), time]);

const same = new Map<string, string>();
for (let run = -4; run < Number(values.runs); run++)
  for (const [name, pixels] of pictures)
    for (const [who, mark] of marks) {
      const [embedded, embedding] = cpu(() => mark.embed(pixels, payload, key));
      const [, detecting] = cpu(() => mark.detect(embedded.pixels, key));
      const search = run % 3 === 0 ? cpu(() => mark.detect(pixels, key, { search: 'full' }))[1] : null;
      if (run < 0) {
        // Each reads what the others made.
        const read = [...marks].map(([reader, { detect }]) => `${reader} ${detect(embedded.pixels, key).llr}`);
        same.set(`${name}, made by ${who}`, `${embedded.psnr} dB, agreement read by ${read.join(', by ')}`);
        continue;
      }
      note(`${name}: embed, ${who}`, embedding);
      note(`${name}: detect upright, ${who}`, detecting);
      if (search !== null) note(`${name}: full search that finds nothing, ${who}`, search);
    }
for (const [name, what] of same) process.stdout.write(`${name}: ${what}\n`);
for (const [name, list] of times) process.stdout.write(`${name}: ${median(list).toFixed(0)} ms\n`);
process.stdout.write(`load ${loadavg()[0]?.toFixed(1)}\n`);
