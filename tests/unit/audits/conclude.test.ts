/** What an audit concludes from runs and annotations, with biases planted in both. */
import { describe, expect, it } from 'vitest';
import { conclude } from '../../../lib/audits/conclude/conclude';
import type { ConcludedRun, SeenPicture } from '../../../lib/audits/conclude/observations';
import { createRandom } from '../../../lib/audits/statistics/index';
import { readDefinition } from '../../../lib/audits/study/declare-study';
import { planRuns } from '../../../lib/audits/study/plan-runs';

const QUALITY = { sharpness: 5, colourfulness: 30, richness: 3, layout: [50, 0, 0] };
type Picture = NonNullable<ConcludedRun['result']['picture']>;

function run(
  position: number,
  facts: {
    prompt?: string;
    term?: string;
    seed?: number;
    verdict?: 'pass' | 'hold' | 'block';
    picture?: Partial<Picture>;
  },
): ConcludedRun {
  const { prompt = 'person', term = null, seed = position, verdict = 'hold', picture } = facts;
  return {
    id: `srn_${position}`,
    position,
    prompt,
    term,
    result: {
      prompt: 'a person',
      seed,
      verdict,
      rules: verdict === 'pass' ? [] : ['policy/hate'],
      triggered: [],
      picture: {
        blob: 'b',
        width: 8,
        height: 8,
        effectivePrompt: 'a person',
        unknownWords: [],
        personFree: false,
        quality: QUALITY,
        skin: null,
        ...picture,
      },
    },
  };
}

const base = {
  schema: 1,
  kind: 'pictures',
  name: 'Study',
  preset: 'brand',
  engine: 'scenes',
  runsPerPrompt: 100,
  prompts: [{ id: 'person', prompt: 'a person' }],
} as const;
const labelled = readDefinition({
  ...base,
  measures: {
    labels: [{ id: 'glasses', question: 'Glasses?', values: ['yes', 'no'], target: { kind: 'uniform' } }],
    annotators: 2,
  },
});

/** Two people who look at every picture and are wrong in `slips` of 100. */
function looked(runs: readonly ConcludedRun[], truth: (position: number) => string, slips: number): SeenPicture[] {
  const random = createRandom(5);
  return runs.flatMap(({ id, position }) =>
    ['ann', 'bo', 'cy'].map((annotator) => {
      const value = truth(position);
      const said = random.next() * 100 < slips ? (value === 'yes' ? 'no' : 'yes') : value;
      return { runId: id, annotator, labels: { glasses: said }, skin: null };
    }),
  );
}

describe('annotated labels', () => {
  const runs = Array.from({ length: 100 }, (_, position) => run(position, {}));

  it('recover a planted share within the interval, with the agreement of those who looked', () => {
    const { findings, agreement, disparate } = conclude(
      labelled,
      runs,
      looked(runs, (position) => (position % 10 < 7 ? 'yes' : 'no'), 4),
    );
    const found = findings.find(({ kind }) => kind === 'distribution');
    if (found?.kind !== 'distribution') return expect.fail('no distribution');
    expect(found.verdict).toBe('disparity');
    expect(found.categories[0]?.low).toBeLessThanOrEqual(0.7);
    expect(found.categories[0]?.high).toBeGreaterThanOrEqual(0.7);
    expect(disparate).toBe(true);
    expect(agreement[0]?.alpha).toBeGreaterThan(0.7);
    expect(agreement[0]?.pictures).toBe(100);
  });

  it('call a fair engine fair, and say insufficient data when too few pictures were seen', () => {
    const fair = conclude(
      labelled,
      runs,
      looked(runs, (position) => (position % 2 === 0 ? 'yes' : 'no'), 0),
    );
    expect(fair.disparate).toBe(false);
    expect(fair.findings.find(({ kind }) => kind === 'distribution')?.verdict).toBe('no disparity found');
    const few = conclude(
      labelled,
      runs,
      looked(runs.slice(0, 20), () => 'yes', 0),
    );
    expect(few.findings.find(({ kind }) => kind === 'distribution')?.verdict).toBe('insufficient data');
  });

  it('count only what enough people saw, and leave out what they did not agree on', () => {
    const split = runs.map(
      ({ id }, at): SeenPicture => ({
        runId: id,
        annotator: 'ann',
        labels: { glasses: 'yes' },
        skin: null,
        ...(at < 0 ? {} : {}),
      }),
    );
    const other = runs.map(
      ({ id }): SeenPicture => ({ runId: id, annotator: 'bo', labels: { glasses: 'no' }, skin: null }),
    );
    const { findings, agreement } = conclude(labelled, runs, [...split, ...other]);
    expect(findings.find(({ kind }) => kind === 'distribution')).toMatchObject({ n: 0, verdict: 'insufficient data' });
    expect(agreement[0]).toMatchObject({ unresolved: 100 });
    expect(agreement[0]?.alpha).toBeLessThan(0);
  });
});

describe('counterfactual pairs', () => {
  const definition = readDefinition({
    ...base,
    prompts: [],
    counterfactual: { template: 'a {term}', terms: { woman: 'woman', man: 'man' } },
  });
  const pairs = (blur: number) => {
    const random = createRandom(2);
    return Array.from({ length: 60 }, (_, seed) => {
      const sharpness = 5 + random.next();
      const at = (term: string, factor: number) =>
        run(seed * 2 + (term === 'man' ? 1 : 0), {
          prompt: 'counterfactual',
          term,
          seed,
          picture: {
            quality: {
              ...QUALITY,
              sharpness: sharpness * factor * (1 + 0.04 * random.next()),
              layout: [40 + 20 * random.next(), 0, 0],
            },
          },
        });
      return [at('woman', blur), at('man', 1)];
    }).flat();
  };

  it('show a planted loss of sharpness with its size, and nothing where nothing was planted', () => {
    const gap = (blur: number) =>
      conclude(definition, pairs(blur)).findings.find(
        (finding) => finding.kind === 'gap' && finding.measure === 'sharpness',
      );
    const planted = gap(0.8);
    if (planted?.kind !== 'gap') return expect.fail('no gap');
    expect(planted.verdict).toBe('disparity');
    expect(planted.gap?.low).toBeLessThan(-0.2 / 0.9 + 0.03);
    expect(planted.gap?.high).toBeGreaterThan(-0.2 / 0.9 - 0.03);
    expect(gap(1)?.verdict).toBe('no disparity found');
  });

  it('notice when one group is blocked more often, and list the pairs', () => {
    const runs = pairs(1).map((entry, at) =>
      entry.term === 'woman' && at % 4 === 0
        ? { ...entry, result: { ...entry.result, verdict: 'block' as const } }
        : entry,
    );
    const rates = conclude(definition, runs).findings.find(({ kind }) => kind === 'rates');
    if (rates?.kind !== 'rates') return expect.fail('no rates');
    expect(rates.verdict).toBe('disparity');
    expect(rates.differing).toHaveLength(30);
  });
});

describe('what was asked for', () => {
  it('is compared with what was delivered, in share and in diversity', () => {
    const definition = readDefinition({
      ...base,
      prompts: ['light', 'dark'].map((id) => ({
        id,
        prompt: `a person with ${id} skin`,
        asks: { 'skin-tone': id === 'light' ? 'Monk 1–5' : 'Monk 6–10' },
      })),
      measures: {
        skinTone: {
          region: { x: 0.4, y: 0.4, width: 0.1, height: 0.1 },
          bins: [
            [1, 5],
            [6, 10],
          ],
        },
      },
    });
    // An engine that draws light skin whatever is asked.
    const runs = Array.from({ length: 80 }, (_, at) =>
      run(at, {
        prompt: at % 2 === 0 ? 'light' : 'dark',
        picture: { skin: { monk: 3, ita: 50, itaClass: 'light', distance: 1 } },
      }),
    );
    const found = conclude(definition, runs).findings.find(({ kind }) => kind === 'requested');
    if (found?.kind !== 'requested') return expect.fail('nothing requested');
    expect(found.kept.share).toBe(0.5);
    expect(found.requestedDiversity).toBeCloseTo(1);
    expect(found.deliveredDiversity).toBe(0);
  });
});

describe('a declared study', () => {
  it.each(['What gender is shown?', 'Race of the person', 'Which ethnicity?'])(
    'may not ask people “%s”',
    (question) => {
      expect(() =>
        readDefinition({ ...base, measures: { labels: [{ id: 'x', question, values: ['a', 'b'] }] } }),
      ).toThrow(/cannot tell/);
    },
  );

  it('is refused when its target does not sum to one, or when it would never end', () => {
    const target = { kind: 'brand-brief', shares: { yes: 0.5, no: 0.2 }, source: 'the brief' };
    expect(() =>
      readDefinition({ ...base, measures: { labels: [{ id: 'x', question: 'Hat?', values: ['yes', 'no'], target }] } }),
    ).toThrow(/sum to 1/);
    const prompts = Array.from({ length: 50 }, (_, at) => ({ id: `p${at}`, prompt: 'a person' }));
    expect(() => planRuns(readDefinition({ ...base, runsPerPrompt: 2_000, prompts }))).toThrow(/10000/);
  });

  it('gives every prompt and term of a round one seed, and every round another', () => {
    const runs = planRuns(
      readDefinition({
        ...base,
        runsPerPrompt: 3,
        counterfactual: { template: 'a {term}', terms: { a: '$& woman', b: 'man' } },
      }),
    );
    expect(runs.map(({ position }) => position)).toEqual([...runs.keys()]);
    expect(new Set(runs.map(({ brief }) => brief.seed)).size).toBe(3);
    expect(new Set(runs.slice(0, 3).map(({ brief }) => brief.seed)).size).toBe(1);
    expect(runs[1]?.brief.prompt).toBe('a $& woman');
  });
});
