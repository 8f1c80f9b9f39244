/** The one place where codes become words. English first. */
import { BRAND_WORDS } from './brands';
import { COMPOSITION_WORDS } from './composition';
import { ERROR_WORDS } from './errors';
import { POLICY_WORDS } from './policy';
import { PROVENANCE_WORDS } from './provenance';
import { RETENTION_WORDS } from './retention';
import { REVIEWS_WORDS } from './reviews';
import { SAFEGUARDS_WORDS } from './safeguards';
import { fill, type Params, type Words } from './say';
import { SEAL_WORDS } from './seal';

const ALL: Words = {
  ...ERROR_WORDS,
  ...BRAND_WORDS,
  ...POLICY_WORDS,
  ...COMPOSITION_WORDS,
  ...SAFEGUARDS_WORDS,
  ...PROVENANCE_WORDS,
  ...REVIEWS_WORDS,
  ...RETENTION_WORDS,
  ...SEAL_WORDS,
};

/** Words for an error or finding code. An unknown code is shown as it is: silence would be worse. */
export function say(code: string, params: Params = {}): string {
  const template = ALL[code];
  return template === undefined ? code : fill(template, params);
}

export function isKnownCode(code: string): boolean {
  return code in ALL;
}
