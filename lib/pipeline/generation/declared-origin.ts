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

const shown = ({ from, field, value }: OriginMark) => `${from} ${field}: ${value}`;

/** Two findings: about the declaration, and about credentials that came with the file and no longer fit it. */
export function checkDeclaration({ source, marks, credentials }: SealedPicture): Finding[] {
  const against = contradictions(source, marks);
  const speaking = marks.filter(({ says }) => says !== null);
  const about = { version: 1, status: 'checked' as const, score: null, threshold: null, items: [] };
  const found = against.length > 0 ? 'contradicted' : speaking.length > 0 ? 'confirmed' : 'unspoken';
  const broken = credentials.state === 'invalid';
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
      triggered: broken,
      code: `seal_credentials_${credentials.state}`,
      params: { issuer: credentials.issuer ?? 'an unnamed signer', failures: credentials.failures.slice(0, 8) },
    },
  ];
}
