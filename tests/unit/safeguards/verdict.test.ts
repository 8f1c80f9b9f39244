import { describe, expect, it } from 'vitest';
import { CHECK_STATUSES, type CheckStatus, type Finding } from '../../../lib/pipeline/finding';
import { RULES } from '../../../lib/pipeline/policy/index';
import { decide } from '../../../lib/pipeline/safeguards/verdict';
import { effectOf, POLICY_EFFECTS } from '../../../lib/pipeline/safeguards/verdict-table';
import type { HumanDecision, Item } from '../../../lib/pipeline/stage';

const item = (index: number, placement = 'instagram-post'): Item => ({
  id: `itm_${index}_${placement}`,
  index,
  placement,
  assetId: `ast_${index}`,
});
const FIRST = item(0);

function finding(rule: string, facts: Partial<Finding> = {}): Finding {
  return {
    rule,
    version: 1,
    status: 'checked',
    triggered: false,
    score: null,
    threshold: null,
    items: [],
    code: 'test',
    params: {},
    ...facts,
  };
}
const on = (subject: string, rule: string, facts: Partial<Finding> = {}) =>
  finding(rule, { params: { subject }, ...facts });
const decision = (kind: HumanDecision['decision'], itemId = FIRST.id): HumanDecision => ({
  itemId,
  caseId: 'cas_1',
  kind: 'review',
  subject: 'creative',
  subjectSha256: 'ab'.repeat(32),
  rules: [],
  reason: 'seen',
  decision: kind,
  decidedAt: '2026-01-01T00:00:00Z',
  reviewerRole: 'reviewer',
});
/** Everything an engine's pictures must have had, all well. */
const COMPLETE: Finding[] = [
  finding('policy/sexual'),
  ...['artwork', 'creative'].flatMap((subject) => [
    on(subject, 'safeguards/similarity'),
    on(subject, 'safeguards/quality'),
    on(subject, 'safeguards/image-moderation'),
  ]),
  on('artwork', 'safeguards/people', { status: 'not_applicable' }),
  on('creative', 'safeguards/brand'),
];
const ALL_STEPS = ['policy', 'generation', 'safeguards:artwork', 'composition', 'safeguards:creative'] as const;

function verdictOf(findings: readonly Finding[], facts: Partial<Parameters<typeof decide>[0]> = {}) {
  return decide({ items: [FIRST], findings, decisions: [], engine: 'house', finished: ALL_STEPS, ...facts })[0];
}

describe('an item passes', () => {
  it('when every required check ran and none objects', () => {
    expect(verdictOf(COMPLETE)).toEqual({ itemId: FIRST.id, verdict: 'pass', reasons: [] });
  });

  it('while nothing has finished yet', () => {
    expect(verdictOf([], { finished: [] })?.verdict).toBe('pass');
  });

  it('when a finding objects to another item only', () => {
    const other = on('artwork', 'safeguards/quality', {
      triggered: true,
      items: [{ index: 1, placement: 'instagram-post' }],
    });
    const verdicts = decide({
      items: [FIRST, item(1), item(0, 'leaderboard')],
      findings: [...COMPLETE, other],
      decisions: [],
      engine: 'house',
      finished: ALL_STEPS,
    });
    expect(verdicts.map((entry) => entry.verdict)).toEqual(['pass', 'block', 'pass']);
  });
});

describe('every rule has one effect when it is triggered', () => {
  for (const rule of RULES)
    it(`policy/${rule.id}: ${rule.severity}`, () => {
      const expected = rule.severity === 'block' ? 'block' : 'hold';
      expect(POLICY_EFFECTS[`policy/${rule.id}`]).toBe(expected);
      const hit = finding(`policy/${rule.id}`, { triggered: true });
      expect(verdictOf([...COMPLETE, hit])).toEqual({ itemId: FIRST.id, verdict: expected, reasons: [hit] });
      expect(verdictOf([...COMPLETE, { ...hit, triggered: false }])?.verdict).toBe('pass');
    });

  for (const [rule, expected] of [
    ['safeguards/similarity', 'hold'],
    ['safeguards/quality', 'block'],
    ['safeguards/text-legibility', 'hold'],
    ['safeguards/people', 'hold'],
    ['safeguards/image-moderation', 'hold'],
    ['composition/contrast', 'hold'],
    ['nobody/listed-this', 'hold'],
  ] as const)
    it(`${rule}: ${expected}`, () => {
      expect(effectOf({ rule, score: null, params: {} })).toBe(expected);
      expect(verdictOf([...COMPLETE, on('artwork', rule, { triggered: true })])?.verdict).toBe(expected);
    });
});

describe('a required check that could not run holds the item', () => {
  const accepted: Readonly<Record<string, Readonly<Record<string, readonly CheckStatus[]>>>> = {
    house: {
      'safeguards/similarity': ['checked', 'inconclusive'],
      'safeguards/quality': ['checked'],
      'safeguards/people': ['checked', 'not_applicable'],
      'safeguards/brand': ['checked', 'not_applicable', 'inconclusive'],
      'safeguards/image-moderation': CHECK_STATUSES,
    },
    imported: {
      'safeguards/similarity': ['checked'],
      'safeguards/quality': ['checked'],
      'safeguards/people': ['checked', 'not_applicable'],
      'safeguards/brand': ['checked', 'not_applicable', 'inconclusive'],
      'safeguards/image-moderation': ['checked'],
    },
  };
  for (const [engine, rules] of Object.entries(accepted))
    for (const [rule, statuses] of Object.entries(rules))
      for (const status of CHECK_STATUSES)
        it(`${engine}, ${rule} ${status}: ${statuses.includes(status) ? 'pass' : 'hold'}`, () => {
          const findings = COMPLETE.map((entry) => (entry.rule === rule ? { ...entry, status } : entry));
          expect(verdictOf(findings, { engine })?.verdict).toBe(statuses.includes(status) ? 'pass' : 'hold');
        });

  for (const [engine, rules] of Object.entries(accepted))
    for (const rule of [...Object.keys(rules), 'policy/sexual'])
      it(`${engine}, ${rule} left no finding`, () => {
        const optional = rules[rule]?.length === CHECK_STATUSES.length;
        const verdict = verdictOf(
          COMPLETE.filter((entry) => entry.rule !== rule),
          { engine },
        );
        expect(verdict?.verdict).toBe(optional ? 'pass' : 'hold');
        if (!optional) expect(verdict?.reasons[0]?.code).toBe('required_check_missing');
      });

  it('only after its step has finished', () => {
    expect(verdictOf([finding('policy/sexual')], { finished: ['policy', 'generation'] })?.verdict).toBe('pass');
    expect(
      verdictOf([finding('policy/sexual')], { finished: ['policy', 'generation', 'safeguards:artwork'] })?.verdict,
    ).toBe('hold');
  });

  it('an artwork’s check does not stand in for the creative’s', () => {
    const artworkOnly = COMPLETE.filter((entry) => entry.params.subject !== 'creative');
    expect(verdictOf(artworkOnly)?.verdict).toBe('hold');
  });

  it('an engine that nobody wrote down gets the strict list', () => {
    const soft = COMPLETE.map((entry) =>
      entry.rule === 'safeguards/similarity' ? { ...entry, status: 'inconclusive' as const } : entry,
    );
    expect(verdictOf(soft, { engine: 'constructor' })?.verdict).toBe('hold');
    expect(verdictOf(soft, { engine: 'scenes' })?.verdict).toBe('pass');
  });
});

describe('a person decides', () => {
  const held = on('creative', 'safeguards/similarity', { triggered: true });
  const blocked = finding('policy/sexual', { triggered: true });

  for (const [name, findings, decisions, expected] of [
    ['approval lifts a hold', [held], ['approve'], 'pass'],
    ['rejection blocks a held item', [held], ['reject'], 'block'],
    ['the newest decision counts', [held], ['reject', 'approve'], 'pass'],
    ['the newest decision counts, the other way', [held], ['approve', 'reject'], 'block'],
    ['approval never lifts a block', [blocked], ['approve'], 'block'],
    ['approval never lifts a block that also holds', [blocked, held], ['approve'], 'block'],
    ['rejection of what passes blocks', [], ['reject'], 'block'],
    ['without a decision a hold stays', [held], [], 'hold'],
  ] as const)
    it(name, () => {
      const verdict = verdictOf([...COMPLETE, ...findings], { decisions: decisions.map((kind) => decision(kind)) });
      expect(verdict?.verdict).toBe(expected);
      if (expected !== 'pass') expect(verdict?.reasons.length).toBeGreaterThan(0);
    });

  it('approval of a missing check lifts that hold too', () => {
    expect(verdictOf([finding('policy/sexual')], { decisions: [decision('approve')] })?.verdict).toBe('pass');
  });

  const overturned = (facts: Partial<HumanDecision> = {}): HumanDecision => ({
    ...decision('approve'),
    kind: 'appeal',
    rules: [{ rule: 'policy/sexual', version: 1 }],
    ...facts,
  });
  const minors = finding('policy/minors-sexual', { triggered: true });

  for (const [name, findings, decisions, expected] of [
    ['an overturned appeal lifts the block it was about', [blocked], [overturned()], 'pass'],
    ['and none by another rule', [blocked, finding('policy/hate', { triggered: true })], [overturned()], 'block'],
    ['nor by a rule that was changed since', [{ ...blocked, version: 2 }], [overturned()], 'block'],
    ['an upheld appeal lifts nothing', [blocked], [overturned({ decision: 'reject' })], 'block'],
    [
      'a hold found after a brief was let through waits for a person',
      [blocked, held],
      [overturned({ subject: 'brief' })],
      'hold',
    ],
    [
      'and is lifted by whoever then sees the creative',
      [blocked, held],
      [overturned({ subject: 'brief' }), decision('approve')],
      'pass',
    ],
    [
      'a final rule is lifted by nobody',
      [minors],
      [overturned({ rules: [{ rule: minors.rule, version: 1 }] })],
      'block',
    ],
  ] as const)
    it(name, () => {
      expect(verdictOf([...COMPLETE, ...findings], { decisions })?.verdict).toBe(expected);
    });

  it('about another item changes nothing', () => {
    expect(verdictOf([...COMPLETE, held], { decisions: [decision('approve', 'itm_other')] })?.verdict).toBe('hold');
  });
});

it('answers one verdict per item, in the items’ order', () => {
  const items = [item(1), item(0), item(2, 'leaderboard')];
  const verdicts = decide({ items, findings: COMPLETE, decisions: [], engine: 'house', finished: ALL_STEPS });
  expect(verdicts.map((entry) => entry.itemId)).toEqual(items.map((entry) => entry.id));
});
