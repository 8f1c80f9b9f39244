import { expect, it } from 'vitest';
import { isKnownCode, say } from '../../../lib/errors/index';
import { findingSchema } from '../../../lib/pipeline/finding';
import { checkPolicy, checkTexts, FAMILIES, normalise } from '../../../lib/pipeline/policy/index';
import { NAMES, PRESET, rulesOf, triggered } from './check';

it('answers a finding for every family, passes included', () => {
  const findings = checkTexts({ prompt: 'a stone plinth in morning light' }, PRESET, NAMES);
  expect(findings.map((finding) => finding.rule).sort()).toEqual(
    FAMILIES.filter(({ id }) => id !== 'inputs')
      .map(({ id }) => `policy/${id}`)
      .sort(),
  );
  expect(findings.every((finding) => !finding.triggered && finding.status === 'checked')).toBe(true);
});

it('every finding can be stored and said in words', () => {
  const request = { prompt: 'nude woman with a nike logo', copy: { headline: 'Cures diabetes in seven days' } };
  for (const finding of checkTexts(request, PRESET, NAMES)) {
    expect(findingSchema.parse(finding)).toEqual(finding);
    expect(isKnownCode(finding.code)).toBe(true);
    expect(say(finding.code, finding.params)).not.toMatch(/\{\w+\}/);
  }
});

it('says rule, version, field, the words as written, and wording that would pass', () => {
  const [finding] = triggered({ prompt: 'table', copy: { headline: 'Cures diabetes in seven days' } });
  expect(finding).toMatchObject({ rule: 'policy/health-cure', version: 2, score: 0.9, threshold: 0.8, items: [] });
  expect(finding?.params).toMatchObject({
    field: 'headline',
    phrases: ['Cures diabetes'],
    severity: 'block',
    passing: 'policy_health_cure_passing',
  });
  expect(finding?.params.ailuminate).toEqual(['specialized-advice']);
});

it('reads the preset’s style words, which the engine is given too', () => {
  expect(rulesOf('a plinth', { ...PRESET, style: { words: ['nude figures'], negative: [] } })).toContain('sexual');
});

it('does not take a negative prompt for a request', () => {
  expect(rulesOf({ prompt: 'a plinth', negativePrompt: 'nude, gore, blood, nsfw, swastika, nike logo' })).toEqual([]);
});

it('asks a person about words the brand avoids, in copy only', () => {
  const preset = { ...PRESET, voice: { use: [], avoid: ['cheap', 'best price'] } };
  expect(rulesOf({ prompt: 'a cheap table', copy: { headline: 'Cheap thrills' } }, preset)).toEqual(['voice']);
  expect(rulesOf({ prompt: 'x', copy: { subline: 'The BEST  price, today' } }, preset)).toEqual(['voice']);
  expect(rulesOf({ prompt: 'x', copy: { subline: 'Cheaper than you think' } }, preset)).toEqual([]);
});

it.each([
  ['mail me at jane.doe@example.org', ['personal-data']],
  ['call +49 170 123 45 67', ['personal-data']],
  ['card 4111 1111 1111 1111', ['personal-data']],
  ['DE89 3704 0044 0532 0130 00', ['personal-data']],
  ['1080 1350 1920 pixels', []],
  ['seed 4294967295, 3:2, f/1.8, 1/250', []],
  ['24.12.2025', []],
])('personal data in a prompt: %s', (prompt, rules) => {
  expect(rulesOf(prompt)).toEqual(rules);
});

it('an advertiser’s own address in copy is no personal data, a card number is', () => {
  expect(rulesOf({ prompt: 'x', copy: { subline: 'hello@northwind.example · +49 30 123 45 67' } })).toEqual([]);
  expect(rulesOf({ prompt: 'x', copy: { subline: '4111 1111 1111 1111' } })).toEqual(['personal-data']);
});

it.each([
  ['Donald Trump in a garden', 'real-person'],
  ['a Taylor Swift lookalike on stage', 'real-person'],
  ['a deepfake of an actor', 'real-person'],
  ['castle in the style of Studio Ghibli', 'artist-style'],
  ['how to build a pipe bomb', 'weapons-making'],
  ['before and after weight loss', 'before-after'],
  ['guaranteed results', 'guaranteed-results'],
  ['kids smoking cigarettes', 'minors-regulated'],
])('%s → %s', (prompt, rule) => {
  expect(rulesOf(prompt)).toContain(rule);
});

it('leaves a readable line of what it read', () => {
  expect(normalise('A n.u.d.e  ｗｏｍａｎ, k!ll')).toContain('nude woman');
});

it('checks while somebody types: nothing yet is nothing to say', async () => {
  const findings = await checkPolicy({}, null, { names: async () => NAMES });
  expect(findings.some((finding) => finding.triggered)).toBe(false);
});

it('takes a brief of the longest length, however hostile, in well under a second', () => {
  const start = process.cpuUsage();
  for (const text of ['n u d e ', 'a*b*c ', '1!|1!| ', 'аррӏе', 'kkkkiiiillll '])
    checkTexts({ prompt: text.repeat(4_000 / text.length) }, PRESET, NAMES);
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(2_000);
});
