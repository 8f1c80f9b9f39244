import { type Actor, demand } from '../accounts/index';
import { decodeImage } from '../imaging/index';
import { pdqFromHex } from '../imaging/pdq';
import { type NewWork, type RegisteredWork, registerWork } from './register-work';

export interface Upload extends Pick<NewWork, 'title' | 'holder' | 'kind' | 'standing' | 'keepPreview'> {
  /** The file as it was sent; empty for a name, or where the picture stays with its holder. */
  bytes: Uint8Array;
  /** PDQ, 64 hex digits. */
  fingerprint?: string | undefined;
}

/** A work sent from the screen. @throws the `image_*` family, and as `registerWork`. */
export async function registerUpload(actor: Actor, { bytes, fingerprint, ...work }: Upload): Promise<RegisteredWork> {
  demand(actor, 'rights:write');
  const pixels = bytes.length === 0 ? null : (await decodeImage(bytes, { name: work.title })).pixels;
  const hash = fingerprint === undefined ? null : pdqFromHex(fingerprint);
  return registerWork(actor, {
    ...work,
    pixels,
    ...(hash ? { fingerprints: [hash] } : {}),
    source: pixels || !hash ? 'upload' : 'fingerprint',
  });
}
