/** One line of a bulk import, before anything is known of its picture. */
import { ColophonError } from '../../errors/index';
import { pdqFromHex } from '../../imaging/pdq';
import { WORK_KINDS, type WorkKind } from '../register-work';

export interface ImportEntry {
  /** What the caller will recognise it by: the line or the file's name. */
  entry: string;
  title: string;
  holder: string;
  kind: WorkKind;
  fingerprints: Uint8Array[];
  /** An encoded picture, not looked at yet. */
  bytes: Uint8Array | null;
}

/** Or what is wrong with it, in a sentence. */
export type Imported = ImportEntry | { entry: string; problem: string };

/** Where the bytes of an import come from: read from the start each time it is asked. */
export type ImportSource = () => AsyncIterable<Uint8Array>;

export interface ImportDefaults {
  holder: string | null;
  kind: WorkKind | null;
}

const SHOWN = 120;
export const shown = (name: string): string => name.replace(/[\p{C}]/gu, '�').slice(0, SHOWN);

/** One row of a table: `title, holder, kind, fingerprint` (64 hex digits, several with `;` between), and `file` in an archive. */
export function entryOf(row: Readonly<Record<string, string>>, entry: string, defaults: ImportDefaults): Imported {
  const title = (row.title ?? '').trim();
  const holder = (row.holder ?? '').trim() || defaults.holder || '';
  const kindGiven = (row.kind ?? '').trim().toLowerCase();
  const kind = WORK_KINDS.find((known) => known === (kindGiven || defaults.kind || 'artwork'));
  if (title === '' || title.length > 200) return { entry, problem: 'needs a title of 1 to 200 characters.' };
  if (holder === '' || holder.length > 200) return { entry, problem: 'needs a holder of 1 to 200 characters.' };
  if (!kind) return { entry, problem: `“${shown(kindGiven)}” is no kind; use ${WORK_KINDS.join(', ')}.` };
  const fingerprints: Uint8Array[] = [];
  for (const text of (row.fingerprint ?? '').split(';').map((part) => part.trim())) {
    if (text === '') continue;
    const hash = pdqFromHex(text);
    if (!hash) return { entry, problem: 'its fingerprint is not 64 hexadecimal digits (PDQ).' };
    if (hash.every((byte) => byte === 0) || hash.every((byte) => byte === 255))
      return {
        entry,
        problem: 'its fingerprint is all one bit, as of an empty picture; it would match nothing but those.',
      };
    fingerprints.push(hash);
  }
  if (fingerprints.length > 32) return { entry, problem: 'has more than 32 fingerprints.' };
  return { entry, title, holder, kind, fingerprints, bytes: null };
}

export const refusal = (problem: string): ColophonError =>
  new ColophonError('invalid_argument', { argument: 'import', problem });
