import { spawn } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { derToP1363 } from '../../../lib/pipeline/provenance/c2pa/der-signature';
import {
  makeDevelopmentChain,
  readCredentials,
  signFile,
  socketSigner,
  timeStamper,
} from '../../../lib/pipeline/provenance/c2pa/index';
import { encoded, factsFor, signer, trustAnchor } from '../../contract/c2pa/signed-files';
import { type Authority, timeStampAuthority } from '../../setup/time-stamp-authority';

/** Who answers may be late on a busy machine; only whoever never answers is waited for briefly. */
const PATIENT_MS = 20_000;

/** A process that holds the key as a KMS does: it is given a digest and answers DER. */
const KEY_HOLDER = `
const { createHash, createPrivateKey, sign } = require('node:crypto');
const { createServer } = require('node:net');
const key = createPrivateKey(require('node:fs').readFileSync(process.argv[1]));
createServer((socket) => socket.on('data', (chunk) => {
  const { digest, message, key: name } = JSON.parse(chunk.toString());
  if (name === 'absent') return socket.end(JSON.stringify({ error: 'no such key' }) + '\\n');
  if (name === 'silent') return;
  const bytes = Buffer.from(message, 'base64');
  if (createHash('sha256').update(bytes).digest('base64') !== digest) return socket.end('{"error":"digest"}\\n');
  const signature = sign('sha256', bytes, { key, dsaEncoding: 'der' });
  socket.end(JSON.stringify({ signature: signature.toString('base64') }) + '\\n');
})).listen(process.argv[2], () => console.log('ready'));
`;

describe('a key in another process', () => {
  let folder = '';
  let path = '';
  let chain: Awaited<ReturnType<typeof makeDevelopmentChain>>;
  let holder: ReturnType<typeof spawn>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-signer-'));
    path = join(folder, 'signer.sock');
    chain = await makeDevelopmentChain({ organisation: 'Elsewhere' });
    await writeFile(join(folder, 'key.pem'), chain.keyPem);
    holder = spawn(process.execPath, ['-e', KEY_HOLDER, join(folder, 'key.pem'), path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => holder.stdout?.once('data', resolve));
  });
  afterAll(async () => {
    holder?.kill();
    await rm(folder, { recursive: true, force: true });
  });

  const made = (key = 'manifest', chainPem = chain.chainPem) =>
    socketSigner({ path, key, chainPem, timeoutMs: key === 'silent' ? 400 : PATIENT_MS });
  const signWith = async (by: ReturnType<typeof made>) =>
    signFile(await encoded('image/webp'), await factsFor('created', 'image/webp'), by);

  test('signs files that are trusted, and the key never comes here', async () => {
    const { bytes } = await signWith(made());
    expect(await readCredentials(bytes, 'image/webp', chain.rootPem)).toMatchObject({
      state: 'trusted',
      manifest: { issuer: 'Elsewhere' },
    });
  });
  test.each([
    ['refuses', () => made('absent'), 'no such key'],
    ['is silent', () => made('silent'), 'did not answer'],
    [
      'is not there',
      () => socketSigner({ path: '/nonexistent.sock', key: 'manifest', chainPem: chain.chainPem }),
      'cannot be reached',
    ],
  ])('signs nothing when it %s', async (_how, by, words) => {
    await expect(signWith(by())).rejects.toMatchObject({
      code: 'signing_failed',
      message: expect.stringContaining(words),
    });
  });
  test('is found out when it holds another key than the certificate’s', async () => {
    const other = await makeDevelopmentChain();
    await expect(signWith(made('manifest', other.chainPem))).rejects.toMatchObject({
      message: expect.stringContaining('another key'),
    });
  });
});

test('DER becomes r‖s for every signature, short numbers included, and nothing else does', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (message) => {
      const der = sign('sha256', message, { key: privateKey, dsaEncoding: 'der' });
      const converted = derToP1363(new Uint8Array(der));
      expect(converted).toHaveLength(64);
      expect(() => derToP1363(new Uint8Array(der.subarray(0, -1)))).toThrow('DER');
      expect(() => derToP1363(new Uint8Array([...der, 0]))).toThrow('DER');
    }),
    { numRuns: 200 },
  );
  expect(
    createHash('sha256')
      .update(derToP1363(Uint8Array.of(0x30, 6, 2, 1, 5, 2, 1, 7)))
      .digest('hex'),
  ).toBe(
    createHash('sha256')
      .update(Uint8Array.from({ length: 64 }, (_, at) => (at === 31 ? 5 : at === 63 ? 7 : 0)))
      .digest('hex'),
  );
});

describe('time stamps of an authority', () => {
  let authority: Authority;
  beforeAll(async () => {
    authority = await timeStampAuthority();
  });
  afterAll(() => authority.close());
  const stamped = async (
    policy: 'required' | 'preferred',
    format: 'image/png' | 'image/avif' = 'image/png',
    timeoutMs = PATIENT_MS,
  ) => {
    const stamper = timeStamper({ url: authority.url, policy, timeoutMs });
    return signFile(await encoded(format), await factsFor('created', format), await signer(), { timeStamper: stamper });
  };

  test.each(['image/png', 'image/avif'] as const)('prove when a %s was signed', async (format) => {
    const { bytes, time } = await stamped('required', format);
    expect(time).toEqual({ state: 'stamped', failure: null });
    const read = await readCredentials(bytes, format, `${await trustAnchor()}\n${authority.rootPem}`);
    expect(read).toMatchObject({ state: 'trusted', manifest: { timeStamped: true } });
    expect(Math.abs(Date.parse(read.manifest?.time ?? '') - Date.now())).toBeLessThan(60_000);
  });

  test.each(['refuse', 'hang', 'redirect', 'flood', 'nonsense', 'other digest'] as const)(
    'are left out and recorded, or stop the signing, as policy says, when the authority does this: %s',
    async (how) => {
      authority.misbehave(how);
      const wait = how === 'hang' ? 300 : PATIENT_MS;
      try {
        const { bytes, time } = await stamped('preferred', 'image/png', wait);
        expect(time).toMatchObject({ state: 'failed', failure: expect.stringMatching(/authority/) });
        expect(await readCredentials(bytes, 'image/png', await trustAnchor())).toMatchObject({
          state: 'trusted',
          manifest: { timeStamped: false },
        });
        await expect(stamped('required', 'image/png', wait)).rejects.toMatchObject({ code: 'time_stamp_failed' });
      } finally {
        authority.misbehave('nothing');
      }
    },
  );
});
