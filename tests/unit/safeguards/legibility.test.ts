import { expect, it } from 'vitest';
import type { Creative } from '../../../lib/pipeline/composition/output';
import { textLegibility } from '../../../lib/pipeline/safeguards/text-legibility/index';
import { context, ports } from './context';
import { paint } from './pictures';

/** Bars of type colour on a ground, like letters: a third of the box. */
async function look(
  type: readonly [number, number, number],
  ground: readonly [number, number, number],
  size = 40,
  /** What the strokes really show: small type is thinner than a pixel and mixes with its ground. */
  painted = type,
) {
  const pixels = paint(400, 400, (x, y) =>
    x > 100 && x < 300 && y > 100 && y < 160 && x % 18 < 6 && y > 110 && y < 150 ? painted : ground,
  );
  const hex = `#${type.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
  const text: Creative['texts'][number] = {
    role: 'headline',
    text: 'Hello',
    family: 'Inter',
    weight: 600,
    size,
    lines: 1,
    box: { x: 100, y: 100, width: 200, height: 60 },
    colour: hex,
    contrast: 21,
    direction: 'ltr',
  };
  const creative: Creative = {
    index: 0,
    placement: 'instagram-post',
    blob: '',
    width: 400,
    height: 400,
    layout: 'editorial',
    artwork: { aspect: 'square', crop: { x: 0, y: 0, width: 400, height: 400 } },
    texts: [text],
    logo: null,
    product: null,
    scrim: false,
    edits: [],
  };
  const picture = { subject: 'creative' as const, pixels, width: 400, height: 400, items: [], creative };
  return (await textLegibility.inspect(picture, context(), ports()))[0];
}

it('measures the contrast that the pixels have, whatever was planned', async () => {
  expect(await look([0, 0, 0], [255, 255, 255])).toMatchObject({ triggered: false, score: 21 });
  expect(await look([255, 255, 255], [120, 120, 120])).toMatchObject({ triggered: false });
});

it('holds type that cannot be read on its ground', async () => {
  expect(await look([200, 200, 200], [255, 255, 255])).toMatchObject({ triggered: true, code: 'text_legibility_low' });
  expect(await look([250, 250, 250], [255, 255, 255])).toMatchObject({ triggered: true });
});

it('asks more of small type', async () => {
  expect(await look([255, 255, 255], [135, 135, 135], 40)).toMatchObject({ triggered: false });
  expect(await look([255, 255, 255], [135, 135, 135], 12)).toMatchObject({ triggered: true });
});

it('reads small type whose strokes never reach their full colour', async () => {
  expect(await look([255, 255, 255], [20, 20, 40], 11, [170, 170, 180])).toMatchObject({ triggered: false });
  expect(await look([255, 255, 255], [190, 190, 190], 11, [225, 225, 225])).toMatchObject({ triggered: true });
});

it('says when type could not be found', async () => {
  const [finding] = await textLegibility.inspect(
    { subject: 'creative', pixels: paint(10, 10, () => [0, 0, 0]), width: 10, height: 10, items: [] },
    context(),
    ports(),
  );
  expect(finding?.status).toBe('not_applicable');
});
