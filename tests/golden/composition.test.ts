/**
 * Finished ads compared with pictures that a person looked at. `UPDATE_GOLDEN=1` writes them anew: look at the difference before
 * committing it. Compared small and with tolerance: another build of Skia may round an edge differently, but not move a word.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeImage, deltaE2000, encodePng, type Pixels, resize, srgbToLab } from '../../lib/imaging/index';
import { composeExample, type Example } from '../unit/composition/compose-example';

const FOLDER = 'tests/golden/composition';
const WIDTH = 240;

const EXAMPLES: Readonly<Record<string, Example>> = {
  'arabic-editorial': {
    brand: 'tallhamn',
    layout: 'editorial',
    artwork: 'ramp',
    copy: { headline: 'قهوة تُحمّص على مهل', subline: 'دفعات صغيرة محمّصة يدويًا منذ 2011.', callToAction: 'اطلب الآن' },
    placements: ['linkedin-post'],
  },
  'arabic-leaderboard': {
    brand: 'ohmride',
    layout: 'split',
    artwork: 'bokeh',
    copy: { headline: 'انطلق أبعد بصمت', subline: 'مدى 140 كم', callToAction: 'احجز تجربة' },
    placements: ['leaderboard'],
  },
  'devanagari-spotlight': {
    brand: 'ohmride',
    layout: 'spotlight',
    artwork: 'bokeh',
    copy: {
      headline: 'खामोशी से और दूर चलो',
      subline: 'क्षमता 140 किमी, 38 मिनट में पूरा चार्ज।',
      callToAction: 'राइड बुक करें',
    },
    placements: ['instagram-post'],
  },
  'latin-product': {
    brand: 'tallhamn',
    layout: 'editorial',
    artwork: 'bokeh',
    copy: {
      headline: 'Slow is the point.',
      subline: 'Roasted by hand on the northern coast.',
      callToAction: 'Taste the season',
    },
    placements: ['instagram-post'],
    product: readFileSync('examples/products/coffee-tin.png'),
  },
};

async function small(pixels: Pixels): Promise<Pixels> {
  return resize(pixels, WIDTH, Math.round((pixels.height * WIDTH) / pixels.width), { kernel: 'mitchell' });
}

/** Mean ΔE2000, and the share of pixels that differ visibly (over 10). */
function difference(one: Pixels, other: Pixels): { mean: number; visible: number } {
  expect([one.width, one.height]).toEqual([other.width, other.height]);
  const count = one.width * one.height;
  let [sum, visible] = [0, 0];
  for (let i = 0; i < count; i++) {
    const lab = ({ data, channels }: Pixels) =>
      srgbToLab([data[i * channels] ?? 0, data[i * channels + 1] ?? 0, data[i * channels + 2] ?? 0]);
    const delta = deltaE2000(lab(one), lab(other));
    sum += delta;
    if (delta > 10) visible++;
  }
  return { mean: sum / count, visible: visible / count };
}

function mirrored({ data, width, height, channels }: Pixels): Pixels {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      out.set(
        data.subarray((y * width + x) * channels, (y * width + x + 1) * channels),
        (y * width + width - 1 - x) * channels,
      );
  return { data: out, width, height, channels };
}

describe('finished ads look as they were approved', () => {
  it.each(Object.entries(EXAMPLES))('%s', async (name, example) => {
    const { creatives } = await composeExample(example);
    const made = await small((creatives[0] as (typeof creatives)[number]).pixels);
    const path = `${FOLDER}/${name}.png`;
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, await encodePng(made));
    const { pixels: golden } = await decodeImage(readFileSync(path));
    const found = difference(made, golden);
    expect(found.mean).toBeLessThan(0.6);
    expect(found.visible).toBeLessThan(0.01);
    // The measure itself can tell: the same ad from the other side is another picture.
    expect(difference(mirrored(made), golden).visible).toBeGreaterThan(0.03);
  });
});
