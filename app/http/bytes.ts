/**
 * Bytes as they are: nothing on the way may touch them. That a browser must not guess what they are, and may run nothing in
 * them, is said for all of /api in next.config.js.
 */
interface Served {
  bytes: Uint8Array;
  mediaType: string;
  sha256?: string;
  fileName?: string;
  /** True for what its address names for good, also without a hash at hand. */
  lasting?: boolean;
}

/**
 * Content-addressed, so it never changes; private, because a shared cache asks nobody who may see it; and no proxy may recompress
 * it (RFC 9111, 5.2.2.6), because that takes the credentials away.
 */
const FOREVER = 'private, no-transform, max-age=31536000, immutable';

export function serveBytes(request: Request, { bytes, mediaType, sha256, fileName, lasting }: Served): Response {
  const download = new URL(request.url).searchParams.has('download');
  const headers = new Headers({
    'content-type': mediaType,
    'content-length': String(bytes.byteLength),
    'cache-control': sha256 || lasting ? FOREVER : 'private, no-transform, max-age=300',
    'cross-origin-resource-policy': 'same-origin',
  });
  if (sha256) headers.set('etag', `"${sha256}"`);
  if (fileName)
    headers.set(
      'content-disposition',
      `${download ? 'attachment' : 'inline'}; filename="${fileName.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    );
  if (sha256 && request.headers.get('if-none-match')?.includes(`"${sha256}"`)) {
    headers.delete('content-length');
    return new Response(null, { status: 304, headers });
  }
  return new Response(new Uint8Array(bytes), { headers });
}
