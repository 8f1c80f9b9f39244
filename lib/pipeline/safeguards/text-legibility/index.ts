/**
 * Can the type be read on what is really behind it? Composition says which contrast it planned; this measures the finished
 * pixels again, without knowing how they were made.
 */
import { contrastRatio, hexToRgb, type Pixels } from '../../../imaging/index';
import type { Creative } from '../../composition/output';
import { findingOn, type Safeguard } from '../safeguard';

/** WCAG 2.2 (1.4.3): 3 for large type, 4.5 for smaller; what pixels between letter and ground cost is given back. */
const LARGE_TYPE = 24;
const TOLERANCE = 0.85;
/**
 * A pixel within this of the type's colour, in every channel, is type. Strokes of small type are thinner than a pixel and never
 * reach their colour: there half-way counts, which still leaves apart whatever contrast the type needs (4.5:1 is 130 and more).
 */
const INK = { large: 40, small: 100 } as const;
const SMALL_TYPE = 18;
/** The share of the box's other pixels that may be worse: stray edges of a photograph, not the ground. */
const WORST_SHARE = 0.05;

type Text = Creative['texts'][number];

export const textLegibility: Safeguard = {
  id: 'text-legibility',
  version: 1,
  appliesTo: ['creative'],
  async inspect(picture) {
    const texts = picture.creative?.texts ?? [];
    const measured = texts.map((text) => ({ text, ...measure(picture.pixels, text) }));
    const worst = measured.filter(({ contrast }) => contrast !== null).sort((a, b) => margin(a) - margin(b))[0];
    const unread = measured.filter(({ contrast }) => contrast === null).map(({ text }) => text.role);
    if (!worst)
      return [
        findingOn(this, picture, {
          status: texts.length === 0 ? 'not_applicable' : 'inconclusive',
          triggered: false,
          score: null,
          threshold: null,
          code: texts.length === 0 ? 'text_legibility_not_applicable' : 'text_legibility_inconclusive',
          params: { unread },
        }),
      ];
    const triggered = margin(worst) < TOLERANCE;
    const { box, role, contrast } = worst.text;
    return [
      findingOn(this, picture, {
        status: 'checked',
        triggered,
        score: Math.round((worst.contrast ?? 0) * 100) / 100,
        threshold: Math.round(worst.needed * TOLERANCE * 100) / 100,
        code: triggered ? 'text_legibility_low' : 'text_legibility_passed',
        params: {
          role,
          measured: Math.round((worst.contrast ?? 0) * 100) / 100,
          planned: Math.round(contrast * 100) / 100,
          needed: worst.needed,
          unread,
        },
        region: {
          x: box.x / picture.width,
          y: box.y / picture.height,
          width: box.width / picture.width,
          height: box.height / picture.height,
        },
      }),
    ];
  },
};

function margin({ contrast, needed }: { contrast: number | null; needed: number }): number {
  return (contrast ?? Number.POSITIVE_INFINITY) / needed;
}

/** Contrast of the type's colour against the worst of its ground; null where the type cannot be told from it. */
function measure(pixels: Pixels, text: Text): { contrast: number | null; needed: number } {
  const needed = text.size >= LARGE_TYPE ? 3 : 4.5;
  const { x, y, width, height, ink } = inkOf(pixels, text);
  const inked = ink.reduce((sum, value) => sum + value, 0);
  if (width === 0 || height === 0 || inked === 0) return { contrast: null, needed };
  // Letters cover less than half of their box: when nearly all of it has their colour, the ground has it too.
  if (inked > 0.85 * width * height) return { contrast: 1, needed };
  const colour = hexToRgb(text.colour);
  const contrasts: number[] = [];
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      if (nearInk(ink, width, height, column, row)) continue;
      const at = ((y + row) * pixels.width + x + column) * pixels.channels;
      const ground = [pixels.data[at] ?? 0, pixels.data[at + 1] ?? 0, pixels.data[at + 2] ?? 0] as const;
      contrasts.push(contrastRatio(colour, ground));
    }
  if (contrasts.length < 20) return { contrast: null, needed };
  contrasts.sort((a, b) => a - b);
  return { contrast: contrasts[Math.floor(contrasts.length * WORST_SHARE)] ?? null, needed };
}

function inkOf(pixels: Pixels, text: Text) {
  const x = Math.max(0, Math.floor(text.box.x));
  const y = Math.max(0, Math.floor(text.box.y));
  const width = Math.max(0, Math.min(pixels.width, Math.ceil(text.box.x + text.box.width)) - x);
  const height = Math.max(0, Math.min(pixels.height, Math.ceil(text.box.y + text.box.height)) - y);
  const [r, g, b] = hexToRgb(text.colour);
  const ink = new Uint8Array(width * height);
  const reach = text.size < SMALL_TYPE ? INK.small : INK.large;
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const at = ((y + row) * pixels.width + x + column) * pixels.channels;
      const far = Math.max(
        Math.abs((pixels.data[at] ?? 0) - r),
        Math.abs((pixels.data[at + 1] ?? 0) - g),
        Math.abs((pixels.data[at + 2] ?? 0) - b),
      );
      ink[row * width + column] = far <= reach ? 1 : 0;
    }
  return { x, y, width, height, ink };
}

/** Within two pixels of type: the soft edge of a letter is neither letter nor ground. */
function nearInk(ink: Uint8Array, width: number, height: number, column: number, row: number): boolean {
  for (let y = Math.max(0, row - 2); y <= Math.min(height - 1, row + 2); y += 1)
    for (let x = Math.max(0, column - 2); x <= Math.min(width - 1, column + 2); x += 1)
      if (ink[y * width + x] === 1) return true;
  return false;
}
