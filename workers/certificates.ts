/**
 * From the development chain to a real one, and from one key to the next, without a moment in which nothing can be signed or
 * something signed before stops being trusted: the next key waits beside the present one until its certificate is there.
 */
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ColophonError } from '../lib/errors/index';
import { type ChainCheck, checkChain, makeCertificateRequest } from '../lib/pipeline/provenance/index';
import { EARLIER_ROOTS, ensureKeys, FILES } from './keys';

const NEXT_KEY = 'manifest.next.key.pem';

const refused = (argument: string, problem: string) => new ColophonError('invalid_argument', { argument, problem });

/** One file, whole or not at all. */
async function replace(path: string, text: string): Promise<void> {
  const fresh = `${path}.new`;
  await writeFile(fresh, text, { mode: 0o600 });
  await rename(fresh, path);
}

/**
 * Makes the next key and answers the request for its certificate. The present key goes on signing.
 * @throws invalid_argument when a key waits for its certificate already, unless `again` drops it.
 */
export async function requestCertificate(
  dataDir: string,
  { organisation, commonName, again }: { organisation: string; commonName?: string | undefined; again: boolean },
): Promise<string> {
  const path = join(await ensureKeys(dataDir), NEXT_KEY);
  const { keyPem, requestPem } = await makeCertificateRequest(organisation, commonName);
  if (again) await rm(path, { force: true });
  await writeFile(path, keyPem, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw refused(
        'certs request',
        'a key waits for its certificate already; --again makes another and drops that one.',
      );
    throw error;
  });
  return requestPem;
}

/**
 * Puts a chain in place: for the key that waits, or a renewal for the present one. Whoever signs now goes on with the old key until
 * restarted; both are trusted, because the old root stays beside the new one. What a crash between two files left behind is put
 * right by installing again.
 * @param chainPem leaf first, without the root @param rootPem the root that verifiers trust
 * @returns the check. When it is not `ok` nothing was changed.
 */
export async function installCertificates(dataDir: string, chainPem: string, rootPem: string): Promise<ChainCheck> {
  const folder = await ensureKeys(dataDir);
  const waiting = await readFile(join(folder, NEXT_KEY), 'utf8').catch(() => null);
  const keyPem = waiting ?? (await readFile(join(folder, FILES.manifestKey), 'utf8'));
  const check = checkChain(chainPem, { keyPem, trustAnchorsPem: rootPem });
  if (!check.ok) return check;

  const earlier = await readFile(join(folder, EARLIER_ROOTS), 'utf8').catch(() => '');
  const present = await readFile(join(folder, FILES.trustAnchor), 'utf8');
  if (present.trim() !== rootPem.trim() && !earlier.includes(present.trim()))
    await replace(join(folder, EARLIER_ROOTS), `${earlier.trim()}\n${present.trim()}\n`.trimStart());
  await replace(join(folder, FILES.trustAnchor), rootPem);
  // Between these two the key does not fit its chain; `openKeys` reads again.
  await replace(join(folder, FILES.manifestChain), chainPem);
  if (waiting !== null) await rename(join(folder, NEXT_KEY), join(folder, FILES.manifestKey));
  return check;
}
