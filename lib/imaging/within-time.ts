import { ColophonError } from '../errors/index';

/**
 * Rejects with `image_decode_timeout` when `work` takes longer than `timeoutMs`. libvips is told the same limit and stops its
 * thread; this answers the caller even where a codec does not look at the clock (AVIF decodes a frame in one call).
 */
export async function withinTime<T>(work: Promise<T>, timeoutMs: number, name: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new ColophonError('image_decode_timeout', { name, seconds: Math.round(timeoutMs / 100) / 10 }));
    }, timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
