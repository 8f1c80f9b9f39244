import path from 'node:path';
import { ColophonError } from '../errors';

const ORGANISATION = /^[a-z0-9][a-z0-9_-]{0,63}$/;
const SHA256 = /^[0-9a-f]{64}$/;

/** `<root>/<organisation>`. Names that could climb out of the root are refused, not cleaned. */
export function organisationFolder(root: string, organisationId: string): string {
  if (!ORGANISATION.test(organisationId)) {
    throw new ColophonError('invalid_argument', { argument: 'organisation', problem: 'is not an id' });
  }
  return path.join(root, organisationId);
}

/** A hash that is none names nothing, so it is missing. */
export function blobPath(folder: string, sha256: string): string {
  if (!SHA256.test(sha256)) throw new ColophonError('blob_missing', { sha256: sha256.slice(0, 80) });
  return path.join(folder, sha256);
}

export const isBlobName = (name: string): boolean => SHA256.test(name);
