import { words } from '../../../words';
import type { Product } from './draft';

type Stored = Pick<Product, 'sha256' | 'mediaType' | 'width' | 'height'>;

/** Sends a photo; answers what was stored, or in words why not. */
export async function upload(file: File): Promise<Stored | { failure: string }> {
  try {
    const answer = await fetch(`/api/inputs?name=${encodeURIComponent(file.name)}`, {
      method: 'POST',
      headers: { 'content-type': file.type || 'application/octet-stream' },
      body: file,
    });
    const body = (await answer.json()) as Stored | { error: { message: string } };
    return 'error' in body ? { failure: body.error.message } : body;
  } catch {
    return { failure: words.shell.offline };
  }
}

const SIDE = 128;

/** A data URL small enough to keep with the form. */
export async function thumbnailOf(file: File): Promise<string | null> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return canvas.toDataURL('image/webp', 0.8);
  } catch {
    return null;
  }
}
