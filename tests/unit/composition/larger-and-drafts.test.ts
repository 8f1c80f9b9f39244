import { describe, expect, it } from 'vitest';
import type { Pixels } from '../../../lib/imaging/index';
import type { Session } from '../../../lib/pipeline/stage';
import { composeExample } from './compose-example';

const COPY = { headline: 'Slow is the point.' };
const asked = { brand: 'tallhamn', layout: 'editorial', artwork: 'ramp', copy: COPY } as const;

/** Twice as large, every pixel four times, and red, so that it is seen where it was used. */
const RED: Session = {
  inputNames: ['image'],
  outputNames: ['larger'],
  async run({ image }) {
    const [, , h = 0, w = 0] = image?.dims ?? [];
    const data = new Float32Array(12 * w * h);
    data.fill(1, 0, 4 * w * h);
    return { larger: { type: 'float32', dims: [1, 3, 2 * h, 2 * w], data } };
  },
};

function redShare({ data, channels }: Pixels): number {
  let red = 0;
  for (let at = 0; at < data.length; at += channels)
    if ((data[at] ?? 0) > 200 && (data[at + 1] ?? 0) < 60 && (data[at + 2] ?? 0) < 60) red++;
  return (red * channels) / data.length;
}

describe('placements larger than the artwork', () => {
  it('are enlarged by the engine’s upscaler, and say so before they say that they were resized', async () => {
    const { creatives } = await composeExample({ ...asked, placements: ['leaderboard'], upscaler: RED });
    const [creative] = creatives;
    const { edits = [], pixels } = creative ?? {};
    expect(edits).toContain('upscaled');
    expect(edits.indexOf('upscaled')).toBeLessThan(edits.indexOf('resized'));
    expect(pixels && redShare(pixels)).toBeGreaterThan(0.2);
  });

  it('are resampled by engines that have none', async () => {
    const { creatives } = await composeExample({ ...asked, placements: ['leaderboard'] });
    expect(creatives[0]?.edits).not.toContain('upscaled');
    expect(creatives[0]?.edits).toContain('resized');
  });

  it('up to 1.3 times as large are resampled by every engine', async () => {
    // 728 from 672 pixels.
    const { creatives } = await composeExample({ ...asked, placements: ['leaderboard'], upscaler: RED, times: 1.5 });
    expect(creatives[0]?.edits).toContain('resized');
    expect(creatives[0]?.edits).not.toContain('upscaled');
  });
});

describe('a draft', () => {
  it('is marked across itself wherever it is cut, and says so', async () => {
    const placements = ['instagram-post'];
    const plain = await composeExample({ ...asked, placements });
    const drafts = await composeExample({ ...asked, placements, draft: true });
    for (const [at, draft] of drafts.creatives.entries()) {
      expect(draft.edits.at(-1)).toBe('draft');
      const finished = plain.creatives[at];
      expect(finished?.edits).not.toContain('draft');
      // No sixth of it is free of the mark.
      const [wide, tall] = [Math.floor(draft.width / 3), Math.floor(draft.height / 2)];
      for (let cell = 0; cell < 6; cell++) {
        let changed = 0;
        const [left, top] = [(cell % 3) * wide, Math.floor(cell / 3) * tall];
        for (let y = top; y < top + tall; y++)
          for (let x = left; x < left + wide; x++) {
            const from = (y * draft.width + x) * draft.pixels.channels;
            const before = finished?.pixels.data[from] ?? 0;
            if (Math.abs((draft.pixels.data[from] ?? 0) - before) > 16) changed++;
          }
        expect(changed / (wide * tall), `${draft.placement}, part ${cell}`).toBeGreaterThan(0.01);
      }
    }
  });
});
