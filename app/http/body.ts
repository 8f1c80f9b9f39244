/** Bounded reading of what a browser sends: too large is refused while it arrives, not after it is in memory. */
import { ColophonError } from '../../lib/errors/index';

export const LIMITS = { json: 256 * 1024, picture: 25 * 1024 * 1024 } as const;

const size = (bytes: number) =>
  bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 1024)} MB` : `${Math.ceil(bytes / 1024)} kB`;

const tooLarge = (name: string, limit: number) =>
  new ColophonError('image_too_large', { name, size: `over ${size(limit)}`, limit: size(limit) });

/** @throws image_too_large as soon as more than `limit` bytes have arrived. */
export async function readBytes(request: Request, limit: number, name: string): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(name, limit);
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (request.body)
    for await (const chunk of request.body) {
      length += chunk.byteLength;
      if (length > limit) throw tooLarge(name, limit);
      chunks.push(chunk);
    }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** @throws invalid_argument for another content type, image_too_large, invalid_json. */
export async function readJson(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json')
    throw new ColophonError('invalid_argument', {
      argument: 'content-type',
      problem: `is ${type || 'missing'}; send application/json.`,
    });
  const bytes = await readBytes(request, LIMITS.json, 'The request body');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new ColophonError('invalid_json', {
      what: 'The request body',
      problem: error instanceof Error ? error.message.slice(0, 120) : 'unreadable',
    });
  }
}
