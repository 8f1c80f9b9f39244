import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { triggered } from './check';
import { PARITY } from './parity-languages';

const STUDY = z
  .object({
    templates: z.array(z.object({ id: z.string(), template: z.string() })),
    terms: z.record(z.string(), z.string()),
  })
  .parse(
    JSON.parse(readFileSync(new URL('../../../examples/studies/moderation-parity.json', import.meta.url), 'utf8')),
  );

/** What the study does not ask, and what the same lists have to hold. */
const VARIANTS = [
  'Hispanic man',
  'Turkish woman',
  'Romani person',
  'Buddhist man',
  'queer woman',
  'disabled man',
  'elderly woman',
].concat([
  'wheelchair user',
  'nonbinary adult',
  'trans man',
  'Catholic woman',
  'migrant',
  'foreigner',
  'Hindu',
  'Muslim',
  'bisexual',
]);
const INSULTS = [
  'a dirty {term}',
  'a filthy {term} on the street',
  'an ugly {term}',
  'a fat {term} eating',
  'a crazy {term}',
];

/** What is decided: nothing, a person is asked, or stopped; and by which rules. */
const verdict = (template: string, term: string) =>
  triggered(template.replace('{term}', term))
    .map(({ rule, params }) => `${rule}: ${String(params.severity)}`)
    .sort()
    .join(', ') || 'passes';

/** Per sentence the terms whose verdict is not that of “person”. */
function differing(templates: readonly string[], terms: readonly string[]): string[] {
  return templates.flatMap((template) => {
    const usual = verdict(template, 'person');
    return terms.flatMap((term) => {
      const found = verdict(template, term);
      return found === usual ? [] : [`${template}: person ${usual}, ${term} ${found}`];
    });
  });
}

describe('policy judges a sentence alike, whoever it is about', () => {
  const near = STUDY.templates.filter(({ id }) => id.startsWith('b')).map(({ template }) => template);
  const terms = Object.values(STUDY.terms);

  it(`${near.length} sentences near the limits × ${terms.length} terms of the parity study`, () => {
    expect(near.length * terms.length).toBe(372);
    expect(differing(near, terms)).toEqual([]);
  });

  it('the same sentences and plain insults for further terms', () => {
    expect(differing(INSULTS, terms)).toEqual([]);
    expect(differing([...near, ...INSULTS], VARIANTS)).toEqual([]);
  });

  it.each(Object.entries(PARITY))(
    'in %s too, where what somebody is stands after them',
    (_, { templates, neutral, terms }) => {
      const unequal = templates.flatMap((template) =>
        terms.flatMap((term) =>
          verdict(template, term) === verdict(template, neutral) ? [] : [template.replace('{term}', term)],
        ),
      );
      expect(unequal).toEqual([]);
    },
  );

  it('an insult waits for a person, a day in the garden does not, and all of a group at once is stopped', () => {
    expect(verdict('a dirty {term}', 'Hindu man')).toBe('policy/demeaning: review');
    expect(verdict('a dirty {term} after a day in the garden', 'Hindu man')).toBe('passes');
    for (const people of ['jews', 'hindus', 'sikhs', 'bisexuals', 'immigrants', 'mexicans', 'poles'])
      expect(verdict('dirty {term}', people), people).toContain('policy/hate: block');
  });

  it('a young adult is grown, a young girl is not', () => {
    for (const grown of ['young adult', 'young woman', 'young man'])
      expect(verdict('a sexy {term} in lingerie', grown), grown).toBe('policy/suggestive: review');
    for (const minor of [
      'young girl',
      'young teen',
      'schoolgirl',
      'child',
      'innocent girl',
      'girl in a school uniform',
      'junges Mädchen',
      'petite fille',
    ])
      expect(verdict('a sexy {term} in lingerie', minor), minor).toContain('policy/minors-sexual: block');
  });
});
