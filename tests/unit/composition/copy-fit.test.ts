import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ColophonError } from '../../../lib/errors/index';
import type { Box } from '../../../lib/imaging/index';
import { LAYOUT_IDS, PLACEMENTS, type PresetSnapshot } from '../../../lib/pipeline/brief/index';
import { checkCopy } from '../../../lib/pipeline/composition/index';
import { type CreativePlan, floorOf, planCreative } from '../../../lib/pipeline/composition/plan-creative';
import { BRANDS, snapshotOf } from './compose-example';

const ALL = PLACEMENTS.map((placement) => placement.id);
const presets = await Promise.all(BRANDS.map(snapshotOf));
const [tallhamn] = presets as [PresetSnapshot, PresetSnapshot];

async function refusal(work: Promise<unknown>): Promise<ColophonError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ColophonError);
  return error as ColophonError;
}

function boxesOf(plan: CreativePlan): Box[] {
  return [plan.headline?.box, plan.subline?.box, plan.button?.shape, plan.label?.box].filter(
    (box): box is Box => box !== undefined,
  );
}

const word = (letters: string) =>
  fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 14 }).map((list) => list.join(''));
const text = (letters: string, words: number) =>
  fc.array(word(letters), { minLength: 1, maxLength: words }).map((list) => list.join(' '));
const LETTERS = fc.constantFrom(
  'abcdefghijklmnopqrstuvwxyzåäöéABCDEFGÅÄÖ',
  'ابتثجحخدذرزسشصضطظعغفقكلمنهوي',
  'कखगघचछजझटठडढणतथदधनपफबभमयरलवशषसहािीुूेैोौं',
);
const copy = LETTERS.chain((letters) =>
  fc.record({
    headline: fc.option(text(letters, 14), { nil: undefined }),
    subline: fc.option(text(letters, 30), { nil: undefined }),
    callToAction: fc.option(
      text(letters, 4).map((t) => t.slice(0, 48).trim()),
      { nil: undefined },
    ),
  }),
);

describe('copy is fitted or refused', () => {
  it('whatever the words, type is inside the frame, large enough and apart from the rest; or it is refused by name', () => {
    fc.assert(
      fc.property(
        copy,
        fc.constantFrom(...PLACEMENTS),
        fc.constantFrom(...LAYOUT_IDS),
        fc.constantFrom(...presets),
        fc.boolean(),
        fc.boolean(),
        (words, placement, layout, preset, product, aiLabel) => {
          let plan: CreativePlan;
          try {
            plan = planCreative(placement, layout, { copy: words, product: product || undefined, aiLabel }, preset);
          } catch (error) {
            expect(error).toMatchObject({ code: 'copy_does_not_fit', params: { placement: placement.id } });
            return;
          }
          const { safeZone: zone, width, height } = placement;
          const boxes = boxesOf(plan);
          for (const box of boxes) {
            expect(box.x).toBeGreaterThanOrEqual(zone.left);
            expect(box.y).toBeGreaterThanOrEqual(zone.top);
            expect(box.x + box.width).toBeLessThanOrEqual(width - zone.right + 0.01);
            expect(box.y + box.height).toBeLessThanOrEqual(height - zone.bottom + 0.01);
          }
          for (const placed of [plan.headline, plan.subline, plan.button, plan.label])
            if (placed) expect(placed.block.size).toBeGreaterThanOrEqual(floorOf(placement) - 0.001);
          boxes.forEach((a, i) => {
            for (const b of boxes.slice(i + 1)) {
              const apart =
                a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
              expect(apart).toBe(true);
            }
          });
          const drawn = plan.headline?.block.lines.map((line) => line.text).join(' ') ?? '';
          expect(drawn).toBe((words.headline ?? '').trim());
        },
      ),
      { numRuns: 250, seed: 20 },
    );
  });

  it('a headline that cannot fit is refused by name, with what would fit', async () => {
    const headline = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
    const error = await refusal(checkCopy({ copy: { headline }, placements: ALL, layout: 'editorial' }, tallhamn));
    expect(error.code).toBe('copy_does_not_fit');
    expect(error.message).toMatch(/^The headline “Donaudampf.*… does not fit|^The headline “Donaudampf.*”/);
    expect(error.message).toContain('instagram-post');
    const fits = Number(error.params.characters);
    expect(fits).toBeGreaterThan(10);
    await checkCopy(
      { copy: { headline: headline.slice(0, fits) }, placements: ['instagram-post'], layout: 'editorial' },
      tallhamn,
    );
  });

  it('a subline that leaves no room is named, not the headline', async () => {
    const subline = 'Coffee from small farms, roasted slowly. '.repeat(8).trim().slice(0, 320);
    const error = await refusal(
      checkCopy(
        { copy: { headline: 'Autumn roast', subline }, placements: ['leaderboard'], layout: 'split' },
        tallhamn,
      ),
    );
    expect(error.message).toMatch(/^The subline “Coffee/);
  });

  it('a call to action that is a sentence is named', async () => {
    const callToAction = 'W'.repeat(48);
    const error = await refusal(
      checkCopy({ copy: { callToAction }, placements: ['instagram-post'], layout: 'split' }, tallhamn),
    );
    expect(error.message).toMatch(/^The call to action “WWW/);
  });

  it.each([
    ['日本の朝', 'Han'],
    ['שלום', 'Hebrew'],
    ['สวัสดี', 'Thai'],
    ['Go 🚀', 'the emoji 🚀'],
    ['Shop now →', 'the character “→”'],
  ])('%s is refused: no bundled font can set %s', async (headline, script) => {
    const error = await refusal(checkCopy({ copy: { headline }, placements: ALL, layout: 'split' }, tallhamn));
    expect(error.code).toBe('unsupported_script');
    expect(error.message).toContain(script);
  });

  it('a typeface that is not installed is refused with those that are', async () => {
    const display = { ...tallhamn.type.display, family: 'Helvetica Neue' };
    const error = await refusal(
      checkCopy(
        { copy: { headline: 'Hi' }, placements: ALL, layout: 'split' },
        { ...tallhamn, type: { ...tallhamn.type, display } },
      ),
    );
    expect(error.code).toBe('unsupported_font');
    expect(error.message).toContain('DM Serif Display');
  });

  it('ordinary copy fits every placement in every layout', async () => {
    const briefs = [
      {
        headline: 'Slow is the point.',
        subline: 'Small-batch coffee, roasted by hand on the northern coast.',
        callToAction: 'Taste the season',
      },
      {
        headline: 'Sommerschlussverkauf',
        subline: 'Bis zu 40 % auf ausgewählte Stücke, nur bis Sonntag.',
        callToAction: 'Jetzt entdecken',
      },
      {
        headline: 'قهوة تُحمّص على مهل',
        subline: 'دفعات صغيرة محمّصة يدويًا على الساحل الشمالي.',
        callToAction: 'اطلب الآن',
      },
      { headline: 'सुबह की शांति, एक प्याले में', subline: 'छोटे बैच में हाथ से भुनी हुई कॉफ़ी।', callToAction: 'अभी मँगाएँ' },
      { headline: 'Тихое утро начинается здесь', subline: 'Кофе, обжаренный вручную.', callToAction: 'Заказать' },
    ];
    for (const preset of presets)
      for (const layout of LAYOUT_IDS)
        for (const copyText of briefs)
          for (const product of [undefined, true])
            await checkCopy({ copy: copyText, placements: ALL, layout, product, aiLabel: true }, preset);
  });

  it('lines are balanced and no word is left alone', () => {
    const [post] = PLACEMENTS;
    if (!post) throw new Error('no placement');
    const headline = 'The quiet morning tastes better when nobody is in a hurry to finish it';
    for (const layout of LAYOUT_IDS) {
      const lines = planCreative(post, layout, { copy: { headline } }, tallhamn).headline?.block.lines ?? [];
      expect(lines.length).toBeGreaterThan(2);
      expect(lines.at(-1)?.text.split(' ').length).toBeGreaterThan(1);
      const widths = lines.map((line) => line.ink.width);
      expect(Math.min(...widths) / Math.max(...widths)).toBeGreaterThan(0.55);
    }
  });

  it('a break the customer wrote is kept', () => {
    const [post] = PLACEMENTS;
    if (!post) throw new Error('no placement');
    const plan = planCreative(post, 'editorial', { copy: { headline: 'One\nTwo three' } }, tallhamn);
    expect(plan.headline?.block.lines.map((line) => line.text)).toEqual(['One', 'Two three']);
  });

  it('Arabic is set from the right, Latin from the left, and the row of a banner turns round', () => {
    for (const placement of PLACEMENTS) {
      const ltr = planCreative(
        placement,
        'editorial',
        { copy: { headline: 'Coffee', callToAction: 'Go' }, quiet: 'top' },
        tallhamn,
      );
      const rtl = planCreative(
        placement,
        'editorial',
        { copy: { headline: 'قهوة', callToAction: 'اطلب' }, quiet: 'top' },
        tallhamn,
      );
      const centre = placement.width / 2;
      expect((ltr.headline?.box.x ?? 0) < centre).toBe(true);
      expect((rtl.headline?.box.x ?? 0) + (rtl.headline?.box.width ?? 0) > centre).toBe(true);
      expect(rtl.headline?.block.style.direction).toBe('rtl');
      expect(rtl.blueprint.logo.align).toBe('right');
    }
  });
});
