import { describe, expect, it } from 'vitest';
import { BENIGN, BENIGN_COPY } from './benign';
import { rulesOf } from './check';

describe('innocent briefs pass', () => {
  it(`stops none of ${BENIGN.length} prompts that only look like something`, () => {
    const stopped = BENIGN.map((text) => ({ text, rules: rulesOf(text) })).filter(({ rules }) => rules.length > 0);
    expect(stopped).toEqual([]);
  });

  it(`stops none of ${BENIGN_COPY.length} honest headlines`, () => {
    const stopped = BENIGN_COPY.map((headline) => ({ headline, rules: rulesOf({ copy: { headline } }) })).filter(
      ({ rules }) => rules.length > 0,
    );
    expect(stopped).toEqual([]);
  });
});
