/** A picture as a request brings it: a multipart `file`, with its credentials beside it where they are; a JSON `url`, or the body itself. */
import { z } from 'zod';
import { ColophonError } from '../../lib/errors/index';
import { fetchPicture } from '../../lib/verify/index';
import { LIMITS, readBytes, readJson } from './body';
import { parse } from './parse';

const urlSchema = z.object({ url: z.string().min(1).max(2_000) });

export interface PictureBody {
  bytes: Uint8Array;
  name: string;
  /** A manifest store (.c2pa) that was sent beside it, as the form field `sidecar`. */
  sidecar?: Uint8Array | undefined;
}

/** @throws invalid_argument, image_too_large, image_unreadable for an empty one. */
export async function readPicture(request: Request): Promise<PictureBody> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json') return fetchPicture(parse(urlSchema, await readJson(request)).url);
  // A form's own words around the file: a few hundred bytes; the file itself is measured again.
  const body = await readBytes(request, LIMITS.picture + 64 * 1024, 'The picture');
  const picture = type === 'multipart/form-data' ? await fileIn(request, body) : { bytes: body, name: 'The picture' };
  if (picture.bytes.length === 0)
    throw new ColophonError('image_unreadable', { name: picture.name, problem: 'it is empty' });
  return picture;
}

async function fileIn(request: Request, body: Uint8Array<ArrayBuffer>): Promise<PictureBody> {
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  const form = await new Response(body, { headers }).formData().catch(() => null);
  const file = form?.get('file');
  if (!(file instanceof File))
    throw new ColophonError('invalid_argument', {
      argument: 'file',
      problem: 'is missing; send the picture as the form field “file”.',
    });
  const beside = form?.get('sidecar');
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    name: file.name.slice(0, 120),
    ...(beside instanceof File ? { sidecar: new Uint8Array(await beside.arrayBuffer()) } : {}),
  };
}
