import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { env } from '../env/index';
import { ColophonError } from '../errors/index';

interface Key {
  id: string;
  bytes: Buffer;
}

/** The newest seals; all open. The id is stored beside what a key sealed, so that keys can be exchanged. */
function keys(): Key[] {
  const given = env().ENCRYPTION_KEY;
  if (!given)
    throw new ColophonError('invalid_argument', {
      argument: 'ENCRYPTION_KEY',
      problem: 'is not set; start with npm start.',
    });
  return given.split(',').map((text) => {
    const bytes = createHash('sha256').update(text.trim()).digest();
    return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes };
  });
}

/** AES-256-GCM as `key id.nonce.ciphertext and tag`. @param bound what the secret belongs to: it opens for nothing else. */
export function seal(secret: string, bound: string): string {
  const [key] = keys();
  if (!key) throw new ColophonError('invalid_argument', { argument: 'ENCRYPTION_KEY', problem: 'is empty.' });
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce).setAAD(Buffer.from(bound));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return [key.id, nonce.toString('base64url'), sealed.toString('base64url')].join('.');
}

/** @throws internal (by accident) when it was changed, belongs to something else, or its key is not here any more. */
export function unseal(text: string, bound: string): string {
  const [id, nonce = '', sealed = ''] = text.split('.');
  const key = keys().find((entry) => entry.id === id);
  if (!key) throw new Error(`the encryption key ${id} is not configured`);
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, Buffer.from(nonce, 'base64url'))
    .setAAD(Buffer.from(bound))
    .setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8');
}
