/** Word classes that patterns name as `@person`: what a rule composes, so that a paraphrase or another language is no way round it. */
import { ACTS } from './acts';
import { BODIES } from './bodies';
import { GOODS } from './goods';
import { IDENTITIES } from './identities';
import { PEOPLE } from './people';

export const CLASSES: Readonly<Record<string, readonly string[]>> = {
  ...IDENTITIES,
  ...PEOPLE,
  ...BODIES,
  ...ACTS,
  ...GOODS,
};
