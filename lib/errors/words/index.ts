/** The one place where codes become words. English first. */
import { COMPOSITION_WORDS } from './composition.js';
import { ERROR_WORDS } from './errors.js';
import { POLICY_WORDS } from './policy.js';
import { PROVENANCE_WORDS } from './provenance.js';
import { SAFEGUARDS_WORDS } from './safeguards.js';
import { fill, type Params, type Words } from './say.js';

const ALL: Words = { ...ERROR_WORDS, ...POLICY_WORDS, ...COMPOSITION_WORDS, ...SAFEGUARDS_WORDS, ...PROVENANCE_WORDS };

/** Words for an error or finding code. An unknown code is shown as it is: silence would be worse. */
export function say(code: string, params: Params = {}): string {
  const template = ALL[code];
  return template === undefined ? code : fill(template, params);
}

export function isKnownCode(code: string): boolean {
  return code in ALL;
}
