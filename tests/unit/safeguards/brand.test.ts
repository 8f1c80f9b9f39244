/** The numbers of a preset, measured on finished pixels: what is right passes, and each thing done wrong is the one that is named. */
import { beforeAll, describe, expect, it } from 'vitest';
import { say } from '../../../lib/errors/index';
import { type Box, createSurface, type Pixels, toDrawable, withoutAlpha } from '../../../lib/imaging/index';
import type { PresetSnapshot } from '../../../lib/pipeline/brief/index';
import { brand } from '../../../lib/pipeline/safeguards/brand/index';
import { type ComposedExample, composeExample, get, snapshotOf } from '../composition/compose-example';
import { context, ports } from './context';

type Composed = ComposedExample['creatives'][number];
let made: Composed;
let preset: PresetSnapshot;

beforeAll(async () => {
  preset = await snapshotOf('tallhamn');
  const { creatives } = await composeExample({
    brand: 'tallhamn',
    layout: 'editorial',
    artwork: 'bokeh',
    copy: { headline: 'Slow is the point.', subline: 'Roasted by hand.', callToAction: 'Taste it' },
    placements: ['instagram-post'],
  });
  const [first] = creatives;
  if (!first) throw new Error('nothing was composed');
  made = first;
});

async function inspect(
  change: { pixels?: Pixels; creative?: Partial<Composed>; preset?: Partial<PresetSnapshot> } = {},
  personFree = true,
) {
  const { pixels, ...creative } = { ...made, ...change.creative };
  const { width, height } = made;
  const items = [{ index: 0, placement: 'instagram-post' }];
  const picture = { subject: 'creative' as const, pixels: change.pixels ?? pixels, width, height, items, creative };
  const found = await brand.inspect(picture, context({ personFree, preset: { ...preset, ...change.preset } }), {
    ...ports(),
    blobs: { get, put: () => Promise.reject(new Error('a safeguard stores nothing')), has: async () => true },
  });
  for (const finding of found) expect(say(finding.code, finding.params)).not.toMatch(/\{\w+\}/);
  return found;
}

const triggered = (found: Awaited<ReturnType<typeof inspect>>) =>
  found.filter((finding) => finding.triggered).map((finding) => finding.code);

/** The same creative with a box of it painted over. */
function paintedOver({ x, y, width, height }: Box, colour: string): Pixels {
  const surface = createSurface(made.width, made.height);
  surface.context.drawImage(toDrawable(made.pixels), 0, 0);
  surface.context.fillStyle = colour;
  surface.context.fillRect(x, y, width, height);
  return withoutAlpha(surface.pixels());
}

describe('brand conformity', () => {
  it('passes what composition made, with a number for each rule', async () => {
    const found = await inspect();
    expect(triggered(found)).toEqual([]);
    expect(found.map((finding) => finding.code)).toEqual([
      'brand_colours',
      'brand_logo',
      'brand_logo_size',
      'brand_logo_contrast',
      'brand_clear_space',
      'brand_contrast',
      'brand_safe_zone',
      'brand_type',
      'brand_words',
    ]);
    const [colours, logo] = found;
    expect(colours?.params.before).toBeGreaterThan(Number(colours?.params.after));
    expect(logo?.score).toBeGreaterThan(0.8);
  });

  it('misses a logo that was painted over, and one that is another brand’s', async () => {
    const logo = made.logo?.box ?? { x: 0, y: 0, width: 1, height: 1 };
    expect(triggered(await inspect({ pixels: paintedOver(logo, '#8a9a86') }))).toContain('brand_logo_missing');
    const other = (await snapshotOf('ohmride')).logo;
    expect(triggered(await inspect({ preset: { logo: { ...preset.logo, variants: other.variants } } }))).toContain(
      'brand_logo_missing',
    );
  });

  it('measures the logo’s size and clear space on the pixels against the preset’s', async () => {
    const wide = { ...preset.logo, minWidth: 400 };
    expect(triggered(await inspect({ preset: { logo: wide } }))).toEqual(['brand_logo_size']);
    const generous = { ...preset.logo, clearSpace: 2 };
    expect(triggered(await inspect({ preset: { logo: generous } }))).toEqual(['brand_clear_space']);
  });

  it('holds colours against the limit by area and names each brand colour', async () => {
    const found = await inspect({ preset: { enforcement: { ...preset.enforcement, colourDifference: 5 } } });
    expect(triggered(found)).toEqual(['brand_colours']);
    expect(found[0]?.params.colours).toHaveLength(preset.colours.length);
    const magenta = await inspect({ pixels: paintedOver({ x: 0, y: 500, width: 1080, height: 580 }, '#ff00ff') });
    expect(triggered(magenta)).toContain('brand_colours');
  });

  it('asks for the contrast, the faces and the words that the preset asks for', async () => {
    const { enforcement, voice } = preset;
    expect(triggered(await inspect({ preset: { enforcement: { ...enforcement, contrast: 15 } } }))).toEqual([
      'brand_contrast',
    ]);
    const typed = made.texts.map((text) => ({ ...text, family: 'Inter' }));
    const found = await inspect({
      creative: { texts: typed },
      preset: { enforcement: { ...enforcement, ownType: 0.5 } },
    });
    expect(triggered(found)).toEqual(['brand_type_fallback']);
    const avoided = { ...voice, avoid: ['Slow', 'point of sale'] };
    expect(triggered(await inspect({ preset: { voice: avoided } }))).toEqual(['brand_words_avoided']);
    const noted = { voice: avoided, enforcement: { ...enforcement, words: 'note' as const } };
    expect(triggered(await inspect({ preset: noted }))).toEqual([]);
  });

  it('sees type outside the safe zone', async () => {
    const [first] = made.texts;
    if (!first) throw new Error('no text');
    const moved = { ...first, box: { ...first.box, x: -40 } };
    expect(triggered(await inspect({ creative: { texts: [moved] } }))).toContain('brand_safe_zone');
  });
});
