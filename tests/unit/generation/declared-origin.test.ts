import { describe, expect, test } from 'vitest';
import type { SealedPicture } from '../../../lib/pipeline/brief/index';
import { checkDeclaration } from '../../../lib/pipeline/generation/declared-origin';

const sealed = (credentials: SealedPicture['credentials']): SealedPicture => ({
  picture: { sha256: 'a'.repeat(64), mediaType: 'image/jpeg' },
  ...{ fileName: 'building.jpeg', width: 400, height: 300, source: 'photo', marks: [] },
  credentials,
});
const about = (failures: string[], state: SealedPicture['credentials']['state'] = 'invalid') =>
  checkDeclaration(sealed({ state, issuer: 'NIKON CORPORATION', failures })).find(
    ({ rule }) => rule === 'seal/existing-credentials',
  );

describe('credentials that a picture came with', () => {
  test('whose certificate only grew old stop nothing: the picture is as it was signed', () => {
    expect(about(['signingCredential.untrusted', 'signingCredential.expired'])).toMatchObject({
      triggered: false,
      code: 'seal_credentials_aged',
    });
  });

  test('that do not fit it wait for a person, and so do those whose certificate was withdrawn', () => {
    for (const code of [
      'assertion.dataHash.mismatch',
      'claimSignature.mismatch',
      'signingCredential.ocsp.revoked',
      'timeStamp.mismatch',
    ])
      expect(about(['signingCredential.expired', code])).toMatchObject({
        triggered: true,
        code: 'seal_credentials_invalid',
      });
    expect(about([])).toMatchObject({ triggered: true });
  });
});
