import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  checkTexts,
  FAMILIES,
  INSTALLATION_POLICY,
  LANGUAGES,
  NEVER,
  organisationPolicySchema,
  type PolicyInForce,
  problemsOf,
  RULES,
  rewordings,
  runPolicyCases,
} from '../../../lib/pipeline/policy/index';
import { POLICY_CASES } from '../../../lib/pipeline/policy/rules/cases/index';
import { effectOf, NEVER_LOOSENED } from '../../../lib/pipeline/safeguards/verdict-table';
import { NAMES, PRESET, triggered } from './check';

const benign = ['en', 'de', 'fr', 'es', 'it', 'pt'].flatMap((language) =>
  readFileSync(new URL(`../../fixtures/policy/benign/${language}.txt`, import.meta.url), 'utf8')
    .trim()
    .split('\n'),
);
const withPolicy = (overrides: object, limits: object = {}): PolicyInForce => ({
  ...INSTALLATION_POLICY,
  overrides: organisationPolicySchema.parse(overrides),
  limits: { ...INSTALLATION_POLICY.limits, ...limits },
});
const check = (prompt: string, policy: PolicyInForce) =>
  checkTexts({ prompt }, PRESET, NAMES, policy).filter((finding) => finding.triggered);

it('the cases beside the rules come out as written', () => {
  const { total, failures } = runPolicyCases();
  expect(failures).toEqual([]);
  expect(total).toBeGreaterThan(450);
});

it('every rule about words has cases, and terms in six languages at least or classes that hold them', () => {
  const worded = RULES.filter(({ id, terms }) => Object.keys(terms).length > 0 && id !== 'artist-style');
  for (const { id, terms } of worded) {
    expect([id, id in POLICY_CASES]).toEqual([id, true]);
    const languages = LANGUAGES.filter((language) => terms[language]);
    expect([id, languages.length >= 6 || (terms.any?.length ?? 0) > 0]).toEqual([id, true]);
  }
});

it(`blocks at most 2 % of ${benign.length} innocent marketing prompts in six languages`, () => {
  const stopped = benign.filter((text) => triggered(text).length > 0);
  expect(stopped.length / benign.length).toBeLessThanOrEqual(0.02);
});

describe('wording that would pass', () => {
  const stopped = Object.values(POLICY_CASES).flatMap(({ stops }) => stops);
  it(`is offered for each of ${stopped.length} stopped prompts, in a prompt and in copy, and passes`, () => {
    const wrong: string[] = [];
    for (const text of stopped)
      for (const request of [{ prompt: text }, { prompt: 'a stone plinth', copy: { headline: text } }]) {
        const before = checkTexts(request, null, []).some((finding) => finding.triggered);
        const [mended] = rewordings(request, null, []);
        if (!before) continue;
        const again = mended && checkTexts({ prompt: mended.to, copy: { headline: mended.to } }, null, []);
        if (!again || again.some((finding) => finding.triggered)) wrong.push(`${text} → ${mended?.to}`);
      }
    expect(wrong).toEqual([]);
  });

  it('reads like a sentence: the article fits, and no word is left that led to what was taken out', () => {
    const [mended] = rewordings({ prompt: 'a nude woman holding a rifle, morning light' }, null, []);
    expect(mended?.to).toBe('an elegantly dressed woman, morning light');
  });

  it('marks the words in the text as written, disguise and all', () => {
    const prompt = 'a table, one n.u.d.e figure, light';
    const [mended] = rewordings({ prompt }, null, []);
    expect(mended?.marks.map(({ start, end }) => prompt.slice(start, end))).toEqual(['n.u.d.e']);
    expect(mended?.to).toContain('a table');
  });
});

describe('an organisation changes its policy within limits', () => {
  it('lets an open rule pass by raising its thresholds, and blocks by lowering them', () => {
    const open = { thresholds: { weapons: { review: NEVER, block: NEVER } } };
    expect(check('a rifle on a table', withPolicy(open))).toEqual([]);
    const strict = { thresholds: { weapons: { review: 0.5, block: 0.55 } } };
    const [finding] = check('a rifle on a table', withPolicy(strict));
    expect(finding && effectOf(finding)).toBe('block');
  });

  it('never loosens what nobody may loosen, however it was written', () => {
    for (const rule of RULES.filter(({ loosening, fields }) => loosening === 'never' && fields.length > 0)) {
      const overrides = { thresholds: { [rule.id]: { review: NEVER, block: NEVER } } };
      const policy = withPolicy(overrides);
      expect(problemsOf(policy.overrides, policy.limits).map(({ code }) => code)).toEqual(['policy_too_loose']);
      const text = POLICY_CASES[rule.id]?.stops[0];
      if (text) expect(check(text, policy).length).toBeGreaterThan(0);
    }
  });

  it('keeps asking a person where a rule may be softened only', () => {
    const [finding] = check(
      'a severed head',
      withPolicy({ thresholds: { 'violence-graphic': { review: 1, block: 1.01 } } }),
    );
    expect(finding && effectOf(finding)).toBe('hold');
  });

  it('is held to a limit the operator sets later', () => {
    const open = { thresholds: { weapons: { review: NEVER, block: NEVER } } };
    expect(check('a rifle on a table', withPolicy(open, { never: ['weapons'] })).length).toBe(1);
  });

  it('stops its own words and competitors, disguised too, and lets its exceptions through', () => {
    const own = { terms: [{ text: 'cheap', effect: 'block' }], competitors: ['Acme Corp'] };
    expect(check('a ch.e.ap table', withPolicy(own)).map(({ rule }) => rule)).toEqual(['policy/own-term']);
    expect(check('better than acme corp', withPolicy(own)).map(({ rule }) => rule)).toContain('policy/competitor');
    const exception = { exceptions: [{ rule: 'weapons', phrase: 'starter pistol' }] };
    expect(check('a starter pistol on a track', withPolicy(exception))).toEqual([]);
    expect(check('a starter pistol on a track', withPolicy(exception, { exceptions: false })).length).toBe(1);
  });
});

it('the table of verdicts knows every rule that nobody may loosen and that blocks', () => {
  const strict = RULES.filter(({ loosening, severity }) => loosening === 'never' && severity === 'block');
  expect([...NEVER_LOOSENED].sort()).toEqual(strict.map(({ id }) => `policy/${id}`).sort());
});

it('each family maps to the published categories', () => {
  for (const { id, rules } of FAMILIES)
    if (!['inputs', 'voice', 'trademarks', 'deceptive', 'claims', 'political', 'real-people'].includes(id))
      for (const rule of rules)
        expect([rule.id, rule.openai.length > 0 && rule.ailuminate.length > 0]).toEqual([rule.id, true]);
});
