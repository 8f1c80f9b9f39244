/** Does what a customer declares about a picture agree with what its file says? A contradiction is for a person to judge. */
import type { DeclaredSource, OriginMark, SealedPicture } from '../brief/index';
import type { Finding } from '../finding';

/**
 * What a statement in the file is compatible with. A camera's picture may end in a composite; a model's picture is never a
 * photograph; a composite that contains a model's picture may be called either. Editing programs say nothing.
 */
const COMPATIBLE: Readonly<Record<DeclaredSource, readonly DeclaredSource[]>> = {
  trained: ['trained', 'composite'],
  composite: ['trained', 'composite'],
  algorithmic: ['algorithmic', 'composite'],
  photo: ['photo', 'composite'],
  human: ['human', 'composite', 'photo'],
};

/** The statements that cannot be true together with the declaration. */
export function contradictions(source: DeclaredSource, marks: readonly OriginMark[]): OriginMark[] {
  return marks.filter(({ says }) => says !== null && !COMPATIBLE[says].includes(source));
}

/** Faults of the signer's certificate that age brings to every file without a time stamp: the picture is still as it was signed. */
const AGED =
  /^(?:signingCredential\.(?:untrusted|expired)|claimSignature\.outsideValidity|timeStamp\.(?:untrusted|outsideValidity))$/;

const shown = ({ from, field, value }: OriginMark) => `${from} ${field}: ${value}`;

/** Two findings: about the declaration, and about the credentials that came with the file. Those that no longer fit it wait for a person. */
export function checkDeclaration({ source, marks, credentials }: SealedPicture): Finding[] {
  const against = contradictions(source, marks);
  const speaking = marks.filter(({ says }) => says !== null);
  const about = { version: 1, status: 'checked' as const, score: null, threshold: null, items: [] };
  const found = against.length > 0 ? 'contradicted' : speaking.length > 0 ? 'confirmed' : 'unspoken';
  const invalid = credentials.state === 'invalid';
  const aged = invalid && credentials.failures.length > 0 && credentials.failures.every((code) => AGED.test(code));
  return [
    {
      ...about,
      rule: 'seal/declared-origin',
      triggered: against.length > 0,
      code: `seal_origin_${found}`,
      params: { source, marks: (against.length > 0 ? against : speaking).map(shown).slice(0, 8) },
    },
    {
      ...about,
      rule: 'seal/existing-credentials',
      triggered: invalid && !aged,
      code: `seal_credentials_${aged ? 'aged' : credentials.state}`,
      params: { issuer: credentials.issuer ?? 'an unnamed signer', failures: credentials.failures.slice(0, 8) },
    },
  ];
}
