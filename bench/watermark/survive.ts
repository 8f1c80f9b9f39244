/** What the mark withstands: every picture, every attack. */
import { markPicture } from '../../lib/pipeline/provenance/mark';
import { detect, ssim } from '../../lib/pipeline/provenance/watermark/index';
import { upperTail } from '../../lib/pipeline/provenance/watermark/significance';
import { ATTACKS, MOVED } from '../provenance/attacks';
import { type Picture, seeded } from '../provenance/pictures';

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
  milliseconds: { full: number[] };
}

export function idFor(at: number): string {
  const random = seeded(at + 1);
  return Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join('');
}

export async function survive(
  pictures: readonly Picture[],
  attacks: readonly string[],
  onPicture: (done: number) => void = () => {},
  /** Number of the first, which its payload is drawn from. */
  first = 0,
): Promise<Survival> {
  const out: Survival = { cells: {}, fidelity: {}, unmarkable: [], milliseconds: { full: [] } };
  for (const [at, { pixels, kind, name }] of pictures.entries()) {
    const id = idFor(first + at);
    const marked = await markPicture(pixels, id, key);
    if (marked) {
      out.fidelity[kind] ??= { psnr: [], ssim: [], strength: [] };
      out.fidelity[kind].psnr.push(marked.psnr);
      out.fidelity[kind].ssim.push(ssim(pixels, marked.pixels));
      out.fidelity[kind].strength.push(marked.strength);
    } else out.unmarkable.push(name);
    for (const attack of attacks) {
      out.cells[attack] ??= {};
      const cell = out.cells[attack][kind] ?? { of: 0, exact: 0, at3: 0, at6: 0 };
      out.cells[attack][kind] = cell;
      cell.of += 1;
      const attacked = marked && (await ATTACKS[attack]?.(marked.pixels));
      if (!attacked) continue;
      const begin = process.cpuUsage();
      const moved = MOVED.has(attack);
      const found = detect(attacked, key, { search: moved ? 'full' : 'upright', expected: id });
      if (moved) out.milliseconds.full.push(process.cpuUsage(begin).user / 1000);
      const chance = found.looks * upperTail(found.expected ?? 0);
      const exact = found.watermarkId === id;
      cell.exact += exact ? 1 : 0;
      cell.at3 += exact || chance <= 1e-3 ? 1 : 0;
      cell.at6 += exact || chance <= 1e-6 ? 1 : 0;
    }
    onPicture(at + 1);
  }
  return out;
}
