/**
 * The installation's keys: made once, by whoever starts first, readable by its own account only. They live in workers and the
 * command line; the app gets certificates and public keys through the database.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ColophonError } from '../lib/errors/index';
import {
  checkChain,
  type DevelopmentChainOptions,
  localSigner,
  makeDevelopmentChain,
  socketSigner,
} from '../lib/pipeline/provenance/index';
import type { Signer, WatermarkKey } from '../lib/pipeline/stage';

export interface Keys {
  manifestSigner: Signer;
  reportSigner: Signer;
  watermarkKey: WatermarkKey;
  /** PEM, any number of certificates; what verifiers trust: today's root and those of keys that signed before. */
  trustAnchor: string;
}

export const FILES = {
  manifestKey: 'manifest.key.pem',
  manifestChain: 'manifest.chain.pem',
  trustAnchor: 'manifest.root.pem',
  reportKey: 'report.key.pem',
  watermark: 'watermark.json',
} as const;

/** Roots of keys that were replaced: what they signed keeps verifying. */
export const EARLIER_ROOTS = 'manifest.earlier-roots.pem';
/** A rotation replaces two files, one after the other: whoever reads between them reads again. */
const READ_AGAIN_MS = [50, 200, 500];

const watermarkSchema = z.object({ id: z.string().min(1), secret: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * @param dataDir the keys are in `<dataDir>/keys`; an operator's own chain goes there under the same names.
 * @param elsewhere the process that holds the manifest's key, when it is not in the folder.
 * @throws signing_failed when a file is missing or is not a key.
 */
export async function openKeys(dataDir: string, elsewhere: SigningProcess | null = null): Promise<Keys> {
  const folder = await ensureKeys(dataDir);
  const text = async (name: string) => {
    try {
      return await readFile(join(folder, name), 'utf8');
    } catch (error) {
      throw new ColophonError('signing_failed', { problem: `the key file ${name} cannot be read` }, { cause: error });
    }
  };
  const watermark = watermarkSchema.parse(JSON.parse(await text(FILES.watermark)));
  const earlier = await readFile(join(folder, EARLIER_ROOTS), 'utf8').catch(() => '');
  return {
    manifestSigner: await manifestSigner(text, elsewhere),
    reportSigner: localSigner({ keyPem: await text(FILES.reportKey) }),
    watermarkKey: { id: watermark.id, secret: new Uint8Array(Buffer.from(watermark.secret, 'hex')) },
    trustAnchor: [await text(FILES.trustAnchor), earlier]
      .map((pem) => pem.trim())
      .filter(Boolean)
      .join('\n'),
  };
}

/** Makes development keys where there are none; looks at none that are there. @returns their folder. */
export async function ensureKeys(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'keys');
  const there = await readFile(join(folder, FILES.watermark)).catch(() => null);
  if (!there) await makeKeys(dataDir, folder);
  return folder;
}

export interface SigningProcess {
  /** Its Unix socket. */
  path: string;
  /** What it calls the key. */
  key: string;
}

/** @throws signing_failed, also when key and chain do not belong together. */
async function manifestSigner(
  text: (name: string) => Promise<string>,
  elsewhere: SigningProcess | null,
): Promise<Signer> {
  if (elsewhere) return socketSigner({ ...elsewhere, chainPem: await text(FILES.manifestChain) });
  for (const pause of [...READ_AGAIN_MS, null]) {
    const [keyPem, chainPem] = [await text(FILES.manifestKey), await text(FILES.manifestChain)];
    const mismatch = checkChain(chainPem, { keyPem }).problems.some(({ code }) => code === 'key_mismatch');
    if (!mismatch) return localSigner({ keyPem, chainPem });
    if (pause !== null) await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new ColophonError('signing_failed', {
    problem: `${FILES.manifestKey} is not the key of the first certificate in ${FILES.manifestChain}`,
  });
}

/**
 * Development keys under a name of one's own, where there are none yet.
 * @throws invalid_argument when there are keys: what they signed must go on verifying, so they are rotated, never replaced.
 */
export async function initKeys(dataDir: string, options: DevelopmentChainOptions): Promise<void> {
  const folder = join(dataDir, 'keys');
  if (await readFile(join(folder, FILES.watermark)).catch(() => null))
    throw new ColophonError('invalid_argument', {
      argument: 'certs init',
      problem:
        'there are keys already; use "certs request" and "certs install" to change what new files are signed with.',
    });
  await makeKeys(dataDir, folder, options);
}

/** The whole folder appears at once: of two processes that start together, one's keys count and the other's are dropped. */
async function makeKeys(dataDir: string, folder: string, options: DevelopmentChainOptions = {}): Promise<void> {
  const { rootPem, chainPem, keyPem, reportKeyPem } = await makeDevelopmentChain(options);
  const watermark = { id: `w${randomBytes(4).toString('hex')}`, secret: randomBytes(32).toString('hex') };
  const contents: Readonly<Record<keyof typeof FILES, string>> = {
    manifestKey: keyPem,
    manifestChain: chainPem,
    trustAnchor: rootPem,
    reportKey: reportKeyPem,
    watermark: JSON.stringify(watermark),
  };
  const fresh = join(dataDir, `keys.new-${randomBytes(6).toString('hex')}`);
  await mkdir(fresh, { recursive: true, mode: 0o700 });
  try {
    for (const [name, file] of Object.entries(FILES))
      await writeFile(join(fresh, file), contents[name as keyof typeof FILES], { mode: 0o600, flag: 'wx' });
    await rename(fresh, folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}
