/** What the mark withstands: every picture, every attack. */
import { markPicture } from '../../lib/pipeline/provenance/mark';
import { detect, ssim } from '../../lib/pipeline/provenance/watermark/index';
import { upperTail } from '../../lib/pipeline/provenance/watermark/significance';
import { ATTACKS, MOVED } from '../provenance/attacks';
import { seeded } from '../provenance/pictures';
import type { Journal } from './journal';
import type { Source } from './sets';

export const key = { id: 'bench', secret: new Uint8Array(32).fill(7) };

export interface Cell {
  of: number;
  /** Payload exact at a false-positive rate of 10⁻⁶, without knowing what to look for. */
  exact: number;
  /** The known payload is there, at 10⁻³ and 10⁻⁶, every geometry that was tried counted. */
  at3: number;
  at6: number;
}

export interface Survival {
  /** Attack → kind of picture → counts. */
  cells: Record<string, Record<string, Cell>>;
  fidelity: Record<string, { psnr: number[]; ssim: number[]; strength: number[] }>;
  unmarkable: string[];
  /** Attack → pictures whose payload was not exact; and all that were measured. */
  missed: Record<string, string[]>;
  pictures: string[];
  milliseconds: { full: number[] };
}

const nothing = (): Survival => ({
  ...{ cells: {}, fidelity: {}, unmarkable: [], missed: {}, pictures: [] },
  milliseconds: { full: [] },
});

export function idFor(at: number): string {
  const random = seeded(at + 1);
  return Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join('');
}

/** One picture and every attack. */
async function surviveOne({ name, kind, pixels }: Source, attacks: readonly string[], at: number): Promise<Survival> {
  const out = nothing();
  const id = idFor(at);
  const original = await pixels();
  const marked = await markPicture(original, id, key);
  if (marked) {
    const [psnr, like, strength] = [[marked.psnr], [ssim(original, marked.pixels)], [marked.strength]];
    out.fidelity[kind] = { psnr, ssim: like, strength };
  } else out.unmarkable.push(name);
  for (const attack of attacks) {
    const cell = { of: 1, exact: 0, at3: 0, at6: 0 };
    out.cells[attack] = { [kind]: cell };
    const attacked = marked && (await ATTACKS[attack]?.(marked.pixels));
    if (!attacked) continue;
    const begin = process.cpuUsage();
    const moved = MOVED.has(attack);
    const found = detect(attacked, key, { search: moved ? 'full' : 'upright', expected: id });
    if (moved) out.milliseconds.full.push(process.cpuUsage(begin).user / 1000);
    const chance = found.looks * upperTail(found.expected ?? 0);
    const exact = found.watermarkId === id;
    cell.exact = exact ? 1 : 0;
    cell.at3 = exact || chance <= 1e-3 ? 1 : 0;
    cell.at6 = exact || chance <= 1e-6 ? 1 : 0;
  }
  return out;
}

/** Counts of pictures that were measured one by one. */
function together(all: readonly Survival[]): Survival {
  const out = nothing();
  for (const { cells, fidelity, unmarkable, milliseconds } of all) {
    for (const [attack, kinds] of Object.entries(cells))
      for (const [kind, cell] of Object.entries(kinds)) {
        out.cells[attack] ??= {};
        const sum = out.cells[attack][kind] ?? { of: 0, exact: 0, at3: 0, at6: 0 };
        out.cells[attack][kind] = {
          of: sum.of + cell.of,
          exact: sum.exact + cell.exact,
          at3: sum.at3 + cell.at3,
          at6: sum.at6 + cell.at6,
        };
      }
    for (const [kind, { psnr, ssim, strength }] of Object.entries(fidelity)) {
      out.fidelity[kind] ??= { psnr: [], ssim: [], strength: [] };
      out.fidelity[kind].psnr.push(...psnr);
      out.fidelity[kind].ssim.push(...ssim);
      out.fidelity[kind].strength.push(...strength);
    }
    out.unmarkable.push(...unmarkable);
    out.milliseconds.full.push(...milliseconds.full);
  }
  return out;
}

/** Every picture, every attack; what the journal has is not measured again. Stops early when the journal's time is over. */
export async function survive(
  pictures: readonly Source[],
  attacks: readonly string[],
  { journal, skip }: { journal: Journal; skip: number },
  onPicture: (done: number) => void = () => {},
): Promise<Survival> {
  const all: Survival[] = [];
  const missed: Record<string, string[]> = {};
  const measured: string[] = [];
  for (const [at, picture] of pictures.entries()) {
    if (at < skip) continue;
    const name = `survival ${picture.name} ${attacks.join(';')}`;
    const one = await journal.once(name, () => surviveOne(picture, attacks, at));
    onPicture(at + 1);
    if (!one) continue;
    all.push(one);
    measured.push(picture.name);
    for (const attack of attacks)
      if (one.cells[attack]?.[picture.kind]?.exact !== 1) missed[attack] = [...(missed[attack] ?? []), picture.name];
  }
  return { ...together(all), missed, pictures: measured };
}
