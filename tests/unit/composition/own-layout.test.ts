/** A brand's own layouts: locked slots stand as drawn, free ones follow the script, and type that is locked is refused rather than shrunk. */
import { describe, expect, it } from 'vitest';
import { readLayout } from '../../../lib/brands/read-layout';
import { findPlacement, type OwnLayout, ownLayoutSchema, quietOf } from '../../../lib/pipeline/brief/index';
import { planCreative } from '../../../lib/pipeline/composition/plan-creative';
import { snapshotOf } from './compose-example';

const OWNER = { role: 'owner' } as Parameters<typeof readLayout>[0];
const SVG = `<svg viewBox="0 0 1080 1080" xmlns="http://www.w3.org/2000/svg">
  <rect id="picture" x="0" y="0" width="1080" height="1080"/>
  <rect data-slot="headline" x="90" y="702" width="600" height="270" data-anchor="bottom" data-size="0.1" data-position="POSITION" data-type="TYPE"/>
  <rect data-slot="logo" x="90" y="90" width="300" height="90"/>
</svg>`;
const drawn = (position = 'locked', type = 'free'): OwnLayout =>
  readLayout(OWNER, SVG.replace('POSITION', position).replace('TYPE', type), 'Low Card.svg');

async function plan(layout: OwnLayout, headline: string) {
  const preset = { ...(await snapshotOf('tallhamn')), layouts: [layout.id], ownLayouts: [layout] };
  const placement = findPlacement('instagram-post');
  if (!placement) throw new Error('no placement');
  return planCreative(placement, layout.id, { copy: { headline } }, preset);
}

describe('own layouts', () => {
  it('come from an SVG with named rectangles, and say which part of the picture they want calm', () => {
    const layout = drawn();
    expect(layout).toMatchObject({ id: 'low-card', title: 'Low Card' });
    expect(layout.shapes.square?.slots.headline?.box.y).toBe(0.65);
    expect(quietOf('low-card', 'square', [layout])).toBe('bottom');
    expect(ownLayoutSchema.parse(JSON.parse(JSON.stringify(layout)))).toEqual(layout);
    expect(() =>
      readLayout(OWNER, '<svg viewBox="0 0 10 10"><rect id="headline" width="4" height="2"/></svg>', 'x.svg'),
    ).toThrow(/no slot named "logo"/);
  });

  it('keep locked slots where they were drawn and mirror free ones for scripts that run right', async () => {
    const latin = await plan(drawn('locked'), 'Slow mornings');
    expect(latin.headline?.box.x).toBeCloseTo(90, 0);
    const locked = await plan(drawn('locked'), 'قهوة تُحمّص على مهل');
    expect((locked.headline?.box.x ?? 0) + (locked.headline?.box.width ?? 0)).toBeLessThanOrEqual(691);
    const free = await plan(drawn('free'), 'قهوة تُحمّص على مهل');
    expect((free.headline?.box.x ?? 0) + (free.headline?.box.width ?? 0)).toBeCloseTo(990, 0);
  });

  it('set locked type at its size or refuse it, and free type smaller', async () => {
    const long = 'A much longer headline that does not fit here at all at that size';
    expect((await plan(drawn('locked', 'locked'), 'Slow')).headline?.block.size).toBeCloseTo(108, 0);
    expect((await plan(drawn('locked', 'free'), long)).headline?.block.size).toBeLessThan(90);
    await expect(plan(drawn('locked', 'locked'), long)).rejects.toMatchObject({ code: 'copy_does_not_fit' });
  });
});
