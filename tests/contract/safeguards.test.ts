/** Every listed safeguard keeps the contract; a new one is tested by being listed. */
import { describe, expect, it } from 'vitest';
import { isKnownCode, say } from '../../lib/errors/index';
import { regionHashes } from '../../lib/imaging/pdq-regions';
import { CHECK_STATUSES, findingSchema } from '../../lib/pipeline/finding';
import { FAMILIES, RULES } from '../../lib/pipeline/policy/index';
import { SAFEGUARDS } from '../../lib/pipeline/safeguards/catalogue';
import type { Safeguard } from '../../lib/pipeline/safeguards/index';
import { SAFEGUARD_EFFECTS } from '../../lib/pipeline/safeguards/verdict-table';
import { context, ports } from '../unit/safeguards/context';
import { paint, scene } from '../unit/safeguards/pictures';

const safeguards: readonly Safeguard[] = SAFEGUARDS;
const PICTURES = { scene: scene(4), blank: paint(64, 64, () => [9, 9, 9]), tiny: paint(2, 2, () => [200, 0, 0]) };

it('safeguards have ids of their own', () => {
  expect(new Set(safeguards.map((entry) => entry.id)).size).toBe(safeguards.length);
});

describe.each(safeguards.map((entry) => [entry.id, entry] as const))('safeguard %s', (id, safeguard) => {
  it('has an effect in the table and looks at something', () => {
    expect(Object.keys(SAFEGUARD_EFFECTS)).toContain(`safeguards/${id}`);
    expect(safeguard.appliesTo.length).toBeGreaterThan(0);
    expect(safeguard.version).toBeGreaterThan(0);
  });

  for (const subject of safeguard.appliesTo)
    for (const [name, pixels] of Object.entries(PICTURES))
      for (const personFree of [true, false, null])
        for (const registry of [
          [],
          [{ title: 'Work', hashes: regionHashes(scene(4), 'work').hashes.map(({ hash }) => hash) }],
        ])
          it(`says something complete about a ${name} ${subject} (person-free ${personFree}, ${registry.length} works), and changes no pixel`, async () => {
            const before = Buffer.from(pixels.data).toString('base64');
            const items = [{ index: 0, placement: 'instagram-post' }];
            const picture = { subject, pixels, width: pixels.width, height: pixels.height, items };
            const findings = await safeguard.inspect(picture, context({ personFree }), ports(registry));
            expect(findings.length).toBeGreaterThan(0);
            for (const finding of findings) {
              expect(findingSchema.parse(finding)).toEqual(finding);
              expect(finding).toMatchObject({ rule: `safeguards/${id}`, version: safeguard.version, items });
              expect(finding.params.subject).toBe(subject);
              expect(CHECK_STATUSES).toContain(finding.status);
              if (finding.triggered) expect(finding.status).toBe('checked');
              expect(isKnownCode(finding.code)).toBe(true);
              expect(say(finding.code, finding.params)).not.toMatch(/\{\w+\}/);
            }
            expect(Buffer.from(pixels.data).toString('base64')).toBe(before);
          });
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('policy rule %s', (id, rule) => {
  it('has words, wording that would pass, and categories from the published lists', () => {
    const code = `policy_${id.replaceAll('-', '_')}`;
    expect(isKnownCode(code)).toBe(true);
    expect(isKnownCode(`${code}_passing`)).toBe(true);
    expect(say(`${code}_passing`)).not.toMatch(/\{\w+\}/);
    expect(rule.version).toBeGreaterThan(0);
  });
});

it('policy rules and families have ids of their own', () => {
  expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
  expect(new Set(FAMILIES.map((family) => family.id)).size).toBe(FAMILIES.length);
});
