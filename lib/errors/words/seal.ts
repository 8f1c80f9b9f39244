import type { Words } from './say';

/** What is said of a picture made elsewhere. */
export const SEAL_WORDS = {
  seal_origin_contradicted:
    'The picture was declared as “{source}”, but its own file says otherwise: {marks}. A person decides which is right.',
  seal_origin_confirmed: 'The picture was declared as “{source}”, and what its file says agrees: {marks}.',
  seal_origin_unspoken:
    'The picture was declared as “{source}”. Its file says nothing about its origin, so this is the customer’s word alone.',
  seal_credentials_trusted:
    'The file came with intact credentials of {issuer}, who is trusted here. They are kept inside the new ones.',
  seal_credentials_valid:
    'The file came with intact credentials of “{issuer}”, who is not known here. They are kept inside the new ones.',
  seal_credentials_invalid:
    'The file came with credentials that no longer fit it ({failures}): it was changed after it was signed, or they were forged. A person decides.',
  seal_credentials_aged:
    'The file came with credentials of “{issuer}”. The picture is as it was signed, but the certificate has expired and no time stamp says when that was ({failures}). They are kept inside the new ones.',
  seal_credentials_none: 'The file came without credentials.',

  people_none: 'Nobody is to be seen, as was declared; no notice about synthetic performers is needed.',
  people_real: 'Real people are to be seen, as was declared; no notice about synthetic performers is needed.',
  people_synthetic:
    'Synthetic performers are to be seen, and {placement} carries a visible notice or goes where none is asked for.',
  people_open:
    'Nobody said whether people are to be seen in {placement}, and whether they are real or synthetic. A person looks at it; say it with the order next time.',
  people_label_missing:
    'Synthetic performers are to be seen in {placement} without a visible notice. Ask for the AI label, or name regions that do not want one.',
  people_gate_not_applicable: 'No synthetic performer can be in this picture.',
} as const satisfies Words;
