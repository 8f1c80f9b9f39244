/**
 * From a keystroke's order to three composed creatives, in the thread that does it for the editor: colour typed, headline typed,
 * corner changed. Bar: 300 ms (p50). The first order opens artworks and logos and is told apart.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPreset } from '../lib/brands/read-preset';
import { toSnapshot } from '../lib/brands/to-snapshot';
import { closeWorkshop, composePreviewInThread } from '../lib/brands/workshop/index';
import { forgetEnvironment } from '../lib/env/index';

export interface BenchEntry {
  name: string;
  value: number;
  bar: number | null;
  pass: boolean | null;
}

const BAR_MS = 300;
const ORGANISATION = 'org_bench';

export async function benchBrandPreview(keystrokes = 40): Promise<BenchEntry[]> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-preview-'));
  process.env.DATA_DIR = folder;
  forgetEnvironment();
  try {
    const written: unknown = JSON.parse(await readFile('examples/brands/tallhamn.json', 'utf8'));
    const preset = await toSnapshot(ORGANISATION, readPreset(written));
    const copy = { headline: '', subline: 'Made in small batches, by hand.', callToAction: 'Find yours' };
    const times: Record<'colour' | 'text' | 'corner', number[]> = { colour: [], text: [], corner: [] };
    const cpu: number[] = [];
    let cold = 0;
    const headline = 'Slow is the point, and the point is slow.';
    for (let at = 0; at <= keystrokes; at++) {
      const kind = (['text', 'colour', 'corner'] as const)[at % 3] ?? 'text';
      const hex = `#a8${(0x4a + at).toString(16)}22`;
      const body = {
        ...preset,
        colours: preset.colours.map((colour) =>
          kind === 'colour' && colour.role === 'accent' ? { ...colour, hex } : colour,
        ),
        corner: kind === 'corner' ? at / 2_000 : preset.corner,
      };
      const [start, used] = [performance.now(), process.cpuUsage()];
      const typed = { ...copy, headline: headline.slice(0, 4 + at) };
      const made = await composePreviewInThread({ organisationId: ORGANISATION, preset: body, copy: typed });
      const milliseconds = performance.now() - start;
      if (made.some((creative) => creative.picture === null)) throw new Error(made.map((c) => c.problem).join('; '));
      if (at === 0) cold = milliseconds;
      else {
        times[kind].push(milliseconds);
        const { user, system } = process.cpuUsage(used);
        cpu.push((user + system) / 1_000);
      }
    }
    const all = Object.values(times).flat();
    const entry = (name: string, value: number, bar: number | null = null): BenchEntry => ({
      name,
      value: Math.round(value),
      bar,
      pass: bar === null ? null : value <= bar,
    });
    return [
      entry('preview first order, ms', cold),
      ...Object.entries(times).map(([kind, list]) =>
        entry(`preview after a ${kind} keystroke, p50 ms`, quantile(list, 0.5)),
      ),
      // A busy machine stretches the clock and not this.
      entry('preview processor time p50, ms', quantile(cpu, 0.5)),
      entry('preview processor time p95, ms', quantile(cpu, 0.95)),
      entry('preview p50, ms', quantile(all, 0.5), BAR_MS),
      entry('preview p95, ms', quantile(all, 0.95), BAR_MS),
    ];
  } finally {
    await closeWorkshop();
    await rm(folder, { recursive: true, force: true });
  }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
