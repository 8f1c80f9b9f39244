import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Box, contrastRatio, hexToRgb, type Pixels, type Rgb } from '../../../lib/imaging/index';
import { findPlacement, LAYOUT_IDS, PLACEMENTS } from '../../../lib/pipeline/brief/index';
import type { Creative } from '../../../lib/pipeline/composition/index';
import { ARTWORKS, type ArtworkName, BRANDS, composeExample, get } from './compose-example';

const COPY = {
  headline: 'Slow is the point.',
  subline: 'Small-batch coffee, roasted by hand on the northern coast.',
  callToAction: 'Taste the season',
};
const ALL = PLACEMENTS.map((placement) => placement.id);
const full = Boolean(process.env.FULL);
if (!full)
  process.stdout.write('finished ads: one brand and a third of the placements for each picture; FULL=1 takes all\n');
const bottle = readFileSync('examples/products/steel-bottle.png');

function pixelAt({ data, width, channels }: Pixels, x: number, y: number): Rgb {
  const at = (y * width + x) * channels;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
}

const distance = (a: Rgb, b: Rgb) => Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? 0))));

/**
 * The worst contrast of a text to its ground, from the finished pixels alone: ground is what is even around itself and is not
 * the text's colour. The blended edges of letters are neither, and are what is left out.
 */
function contrastOnPixels(pixels: Pixels, text: Creative['texts'][number]): { worst: number; letters: number } {
  const ink = hexToRgb(text.colour);
  const [x1, y1] = [Math.floor(text.box.x) - 2, Math.floor(text.box.y) - 2];
  const [x2, y2] = [Math.ceil(text.box.x + text.box.width) + 2, Math.ceil(text.box.y + text.box.height) + 2];
  let worst = 21;
  let letters = 0;
  for (let y = y1; y < y2; y++)
    for (let x = x1; x < x2; x++) {
      const pixel = pixelAt(pixels, x, y);
      if (distance(pixel, ink) < 48) {
        letters++;
        continue;
      }
      const contrast = contrastRatio(ink, pixel);
      if (contrast >= worst || contrast >= 6) continue;
      const around = [-2, 0, 2].flatMap((dy) => [-2, 0, 2].map((dx) => pixelAt(pixels, x + dx, y + dy)));
      if (around.every((other) => distance(other, pixel) <= 6)) worst = contrast;
    }
  return { worst, letters: letters / ((x2 - x1) * (y2 - y1)) };
}

const inside = (box: Box, creative: Creative) => {
  const zone = findPlacement(creative.placement)?.safeZone ?? { top: 0, right: 0, bottom: 0, left: 0 };
  return (
    box.x >= zone.left - 0.5 &&
    box.y >= zone.top - 0.5 &&
    box.x + box.width <= creative.width - zone.right + 0.5 &&
    box.y + box.height <= creative.height - zone.bottom + 0.5
  );
};

const CASES = LAYOUT_IDS.flatMap((layout) =>
  (Object.keys(ARTWORKS) as ArtworkName[]).map((artwork) => [layout, artwork] as const),
);

describe('finished ads', () => {
  it.each(CASES)('%s on %s: contrast is at least 4.5:1 on the finished pixels', async (layout, artwork) => {
    // Both brands meet every layout and every picture, and every placement every layout; all of the four run with FULL=1.
    const at = CASES.findIndex(([l, a]) => l === layout && a === artwork);
    const placements = full ? ALL : ALL.filter((_, place) => place % 3 === at % 3);
    for (const brand of full ? BRANDS : [BRANDS[(at + LAYOUT_IDS.indexOf(layout)) % 2] ?? 'ohmride']) {
      const { creatives, findings } = await composeExample({
        brand,
        layout,
        artwork,
        copy: COPY,
        placements,
        aiLabel: true,
      });
      expect(creatives.length).toBeGreaterThan(0);
      expect(creatives).toHaveLength(placements.length);
      for (const creative of creatives)
        for (const text of creative.texts) {
          const { worst, letters } = contrastOnPixels(creative.pixels, text);
          const name = `${brand} ${creative.placement} ${text.role}`;
          expect(worst, name).toBeGreaterThanOrEqual(4.5);
          expect(letters, `${name} is drawn`).toBeGreaterThan(0.02);
          expect(text.contrast, name).toBeGreaterThanOrEqual(4.5);
        }
      expect(findings.filter((finding) => finding.triggered)).toEqual([]);
    }
  });

  it.each(LAYOUT_IDS)('%s: type and logo never leave the safe zone', async (layout) => {
    for (const [brand, product] of [
      ['tallhamn', bottle],
      ['ohmride', undefined],
    ] as const) {
      const { creatives } = await composeExample({
        brand,
        layout,
        artwork: 'bokeh',
        copy: COPY,
        placements: ALL,
        aiLabel: true,
        product,
      });
      expect(creatives.map((creative) => creative.texts.length)).toEqual(ALL.map(() => 4));
      for (const creative of creatives) {
        for (const text of creative.texts)
          expect(inside(text.box, creative), `${creative.placement} ${text.role}`).toBe(true);
        expect(creative.logo && inside(creative.logo.box, creative)).toBe(true);
      }
    }
  });

  it('no pixel outside the boxes of type and logo is touched on a calm picture', async () => {
    const { creatives } = await composeExample({
      brand: 'tallhamn',
      layout: 'editorial',
      artwork: 'white',
      copy: COPY,
      placements: ALL,
    });
    for (const { pixels, texts, logo, width, height } of creatives) {
      // The button reaches beyond its text by its padding.
      const boxes = [
        ...texts.map(({ box, role, size }) => ({ box, pad: role === 'callToAction' ? size * 1.3 : 2 })),
        { box: logo?.box ?? { x: 0, y: 0, width: 0, height: 0 }, pad: 1 },
      ];
      let strays = 0;
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
          if (distance(pixelAt(pixels, x, y), [255, 255, 255]) === 0) continue;
          const owned = boxes.some(
            ({ box, pad }) =>
              x >= box.x - pad && x <= box.x + box.width + pad && y >= box.y - pad && y <= box.y + box.height + pad,
          );
          if (!owned) strays++;
        }
      expect(strays).toBe(0);
    }
  });

  it.each(LAYOUT_IDS)('%s: nothing covers the type: texts, logo and product stand apart', async (layout) => {
    for (const brand of BRANDS) {
      const { creatives } = await composeExample({
        brand,
        layout,
        artwork: 'ramp',
        copy: COPY,
        placements: ALL,
        aiLabel: true,
        product: bottle,
      });
      for (const { texts, logo, product, placement } of creatives) {
        const boxes = [
          ...texts.map((text) => text.box),
          ...(logo ? [logo.box] : []),
          ...(product ? [product.box] : []),
        ];
        expect(product, placement).not.toBeNull();
        boxes.forEach((a, i) => {
          for (const b of boxes.slice(i + 1)) {
            const apart =
              a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
            expect(apart, `${brand} ${placement} ${JSON.stringify([a, b])}`).toBe(true);
          }
        });
      }
    }
  });

  it('the same brief gives the same bytes', async () => {
    const example = {
      brand: 'ohmride',
      layout: 'spotlight',
      artwork: 'bokeh',
      copy: COPY,
      placements: ALL,
      product: bottle,
    } as const;
    const [one, two] = [await composeExample(example), await composeExample(example)];
    expect(one.creatives.map((creative) => creative.blob)).toEqual(two.creatives.map((creative) => creative.blob));
  });

  it('a creative is a lossless picture of exactly the size of its placement, and says what was done', async () => {
    const { creatives } = await composeExample({
      brand: 'ohmride',
      layout: 'editorial',
      artwork: 'stripes',
      copy: COPY,
      placements: ALL,
      product: bottle,
    });
    for (const creative of creatives) {
      const placement = findPlacement(creative.placement);
      expect([creative.pixels.width, creative.pixels.height]).toEqual([placement?.width, placement?.height]);
      expect(
        Buffer.from(await get(creative.blob))
          .subarray(1, 4)
          .toString(),
      ).toBe('PNG');
      expect(creative.edits).toEqual(expect.arrayContaining(['resized', 'scrim', 'product', 'type', 'logo', 'label']));
      expect(creative.scrim).toBe(true);
      const { crop } = creative.artwork;
      expect(Math.abs(crop.width / crop.height / (creative.width / creative.height) - 1)).toBeLessThan(0.02);
    }
  });

  it('a calm picture is left as it is', async () => {
    const { creatives } = await composeExample({
      brand: 'tallhamn',
      layout: 'editorial',
      artwork: 'white',
      copy: COPY,
      placements: ['instagram-post'],
    });
    expect(creatives[0]?.scrim).toBe(false);
    expect(creatives[0]?.edits).toEqual(['resized', 'type', 'logo']);
  });

  it('the logo takes the variant for its ground and keeps its proportions and least width', async () => {
    for (const [artwork, variant] of [
      ['white', 'light'],
      ['black', 'dark'],
    ] as const) {
      const { creatives } = await composeExample({
        brand: 'ohmride',
        layout: 'editorial',
        artwork,
        copy: COPY,
        placements: ALL,
      });
      for (const { logo } of creatives) {
        expect(logo?.variant).toBe(variant);
        expect(logo?.box.width).toBeGreaterThanOrEqual(80);
        expect((logo?.box.width ?? 0) / (logo?.box.height ?? 1)).toBeGreaterThan(4.2);
      }
    }
  });

  it('the AI label appears when the brief or the brand asks for it', async () => {
    const labelled = async (brand: 'tallhamn' | 'ohmride', aiLabel: boolean | undefined) => {
      const { creatives } = await composeExample({
        brand,
        layout: 'split',
        artwork: 'grey',
        copy: COPY,
        placements: ['instagram-post'],
        aiLabel,
      });
      return creatives[0]?.texts.some((text) => text.role === 'label');
    };
    expect(await labelled('tallhamn', undefined)).toBe(false);
    expect(await labelled('tallhamn', true)).toBe(true);
    expect(await labelled('ohmride', undefined)).toBe(true);
  });

  it.each(LAYOUT_IDS)(
    '%s: the notice names AI on what a model made, and a computer on what a program drew',
    async (layout) => {
      const noticeOf = async (rendered: boolean, placement: string) => {
        const example = { brand: 'ohmride', layout, artwork: 'grey', copy: COPY, aiLabel: true, rendered } as const;
        const { creatives } = await composeExample({ ...example, placements: [placement] });
        return creatives[0]?.texts.find(({ role }) => role === 'label')?.text;
      };
      expect(await noticeOf(false, 'instagram-post')).toBe('AI-generated');
      // The smallest placement has room for the longer one too.
      for (const placement of ['instagram-post', 'leaderboard'])
        expect(await noticeOf(true, placement), placement).toBe('Computer-generated');
    },
  );

  it('a picture without any copy is still branded', async () => {
    const { creatives, findings } = await composeExample({
      brand: 'tallhamn',
      layout: 'editorial',
      artwork: 'bokeh',
      copy: {},
      placements: ALL,
    });
    expect(creatives.map(({ texts, logo }) => [texts.length, logo !== null])).toEqual(ALL.map(() => [0, true]));
    expect(findings.filter((finding) => finding.triggered)).toEqual([]);
  });
});
