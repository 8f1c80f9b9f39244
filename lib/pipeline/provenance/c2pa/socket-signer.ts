/**
 * A `Signer` whose key lives in another process: beside a KMS or an HSM, reached over a Unix socket. One request a connection:
 * `{"version":1,"key":…,"algorithm":"ES256","digest":base64,"message":base64}` and a newline; the answer is
 * `{"signature":base64 DER}` or `{"error":text}`. A KMS takes the digest (SHA-256); who hashes by themselves takes the message.
 */
import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { createConnection } from 'node:net';
import { z } from 'zod';
import { ColophonError } from '../../../errors/index';
import type { Signer } from '../../stage';
import { derToP1363 } from './der-signature';

export interface SocketSignerOptions {
  /** Path of the socket. */
  path: string;
  /** Which of the other process's keys. */
  key: string;
  /** PEM, leaf first, without the root; its public key must be that of the key. */
  chainPem: string;
  /** From the request to the answer. */
  timeoutMs?: number;
}

/** An answer is a signature and a few words; more is something else. */
const LONGEST_ANSWER = 4_096;
const answerSchema = z.union([z.object({ signature: z.base64() }), z.object({ error: z.string() })]);

const failed = (problem: string, cause?: unknown) => new ColophonError('signing_failed', { problem }, { cause });

function ask(path: string, request: object, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path);
    let answer = '';
    socket.setTimeout(timeoutMs, () => {
      socket.destroy();
      reject(failed(`the signing process did not answer within ${timeoutMs / 1000} s`));
    });
    socket.on('error', (error) => reject(failed('the signing process cannot be reached', error)));
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('utf8');
      if (answer.length > LONGEST_ANSWER) socket.destroy(failed('the signing process answered too much'));
      if (!answer.includes('\n')) return;
      socket.end();
      resolve(answer);
    });
    socket.on('end', () => resolve(answer));
    socket.write(`${JSON.stringify(request)}\n`);
  });
}

/** @throws signing_failed from `sign`, also for a signature that the certificate's key does not verify: a wrong key is found here. */
export function socketSigner({ path, key, chainPem, timeoutMs = 5_000 }: SocketSignerOptions): Signer {
  const leaf = (() => {
    try {
      return new X509Certificate(chainPem);
    } catch (cause) {
      throw failed('the certificate chain for the signing process is not PEM', cause);
    }
  })();
  const publicKey = createPublicKey(leaf.publicKey.export({ type: 'spki', format: 'pem' }));
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return {
    keyId: createHash('sha256').update(spki).digest('hex').slice(0, 16),
    certificateChain: chainPem,
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    async sign(bytes) {
      const digest = createHash('sha256').update(bytes).digest('base64');
      const message = Buffer.from(bytes).toString('base64');
      const text = await ask(path, { version: 1, key, algorithm: 'ES256', digest, message }, timeoutMs);
      const parsed = answerSchema.safeParse(parse(text));
      if (!parsed.success) throw failed('the signing process answered something else than a signature');
      if ('error' in parsed.data) throw failed(`the signing process refused: ${parsed.data.error.slice(0, 200)}`);
      const signature = derToP1363(new Uint8Array(Buffer.from(parsed.data.signature, 'base64')));
      if (!verify('sha256', bytes, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature))
        throw failed('the signing process used another key than that of the certificate');
      return signature;
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
