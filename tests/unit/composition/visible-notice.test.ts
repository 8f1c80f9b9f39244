/** The visible notice, looked for in what leaves the house: inside what a placement shows, and readable after its one encode. */
import { describe, expect, test } from 'vitest';
import { drawnPicture } from '../../../bench/provenance/pictures';
import { decodeImage, type Pixels } from '../../../lib/imaging/index';
import { leastLabelShare, PLACEMENTS } from '../../../lib/pipeline/brief/index';
import { readEnergy } from '../../../lib/pipeline/composition/picture/choose-crop';
import { composeSealed } from '../../../lib/pipeline/composition/sealed-picture';
import { encodeFor } from '../../../lib/pipeline/provenance/encode';
import { composeExample, snapshotOf } from './compose-example';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Light and dark by turns, from light to dark, and the grey on which neither black nor white is easy. */
const HARD = ['stripes', 'ramp', 'grey'] as const;

const linear = (value: number) => (value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4);

/** WCAG contrast between the darkest and the lightest twentieth of a part. */
function contrastIn({ data, width, channels }: Pixels, { x, y, width: across, height }: Box): number {
  const found: number[] = [];
  for (let row = Math.round(y); row < Math.round(y + height); row++)
    for (let column = Math.round(x); column < Math.round(x + across); column++) {
      const at = (row * width + column) * channels;
      const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
      found.push(0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b));
    }
  found.sort((a, b) => a - b);
  const at = (share: number) => found[Math.floor(share * (found.length - 1))] ?? 0;
  return (at(0.95) + 0.05) / (at(0.05) + 0.05);
}

/** What a placement keeps free of its own buttons and crops. */
function holds({ width, height, safeZone }: (typeof PLACEMENTS)[number], { x, y, width: across, height: down }: Box) {
  return (
    x >= safeZone.left &&
    y >= safeZone.top &&
    x + across <= width - safeZone.right &&
    y + down <= height - safeZone.bottom
  );
}

describe.each(PLACEMENTS)('the visible notice on $id', (placement) => {
  const seen = async (pixels: Pixels, box: Box | undefined) => {
    const encoded = await encodeFor(pixels, placement);
    if (!encoded || !box) throw new Error('no notice, or no encoding fits');
    expect(holds(placement, box), JSON.stringify(box)).toBe(true);
    return contrastIn((await decodeImage(encoded.bytes)).pixels, box);
  };

  test('is inside what is shown, and can be read in the encoded file, whatever is drawn behind it', async () => {
    const copy = { headline: 'Slow mornings' };
    for (const artwork of HARD) {
      const example = { brand: 'tallhamn', layout: 'editorial', artwork, copy, aiLabel: true } as const;
      const [creative] = (await composeExample({ ...example, placements: [placement.id] })).creatives;
      const label = creative?.texts.find(({ role }) => role === 'label');
      if (!creative) throw new Error('nothing was composed');
      expect(await seen(creative.pixels, label?.box), artwork).toBeGreaterThan(3);
    }
  });

  test('is set after a picture made elsewhere was cropped, as high as China asks for', async () => {
    const pixels = drawnPicture('bokeh', 900, 700, 12);
    const record = { index: 0, aspect: 'square' } as const;
    const artwork = { pixels, energy: await readEnergy(pixels), record } as unknown as Parameters<
      typeof composeSealed
    >[3]['artwork'];
    const least = Math.min(placement.width, placement.height) * leastLabelShare(['cn']);
    const { pixels: made, creative } = await composeSealed(
      placement,
      { wanted: true, least },
      await snapshotOf('tallhamn'),
      { artwork },
    );
    const label = creative.texts.find(({ role }) => role === 'label');
    expect(label?.size).toBeGreaterThanOrEqual(least);
    expect(await seen(made, label?.box)).toBeGreaterThan(3);
  });
});
