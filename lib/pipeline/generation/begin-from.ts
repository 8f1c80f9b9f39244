/** Reads the picture that a brief begins from, and says where an engine cannot begin from one. */
import { ColophonError } from '../../errors/index';
import { decodeImage } from '../../imaging/index';
import { type Brief, initialModeOf } from '../brief/index';
import type { Blobs, ModelDescription } from '../stage';
import { type Canvas, DEFAULT_STRENGTH, layOut } from './canvas';

/** Whether an engine can begin from a picture: it needs the half of its VAE that reads pictures. */
export function canBeginFrom(model: Pick<ModelDescription, 'kind' | 'files'>): boolean {
  return model.kind !== 'scenes' && model.files.some(({ path }) => path === 'vae_encoder/model.onnx');
}

/** Lays the brief's picture out for an artwork of a size; null when it begins from nothing. */
export type LayOut = (size: readonly [width: number, height: number]) => Promise<Canvas>;

/**
 * @returns null for a brief that begins from nothing.
 * @throws ColophonError `engine_cannot_begin` when the engine draws from words alone; `blob_missing` and the `image_*` family.
 */
export async function readBeginning(
  brief: Pick<Brief, 'initial' | 'mask' | 'outpaint' | 'strength'>,
  model: ModelDescription,
  blobs: Pick<Blobs, 'get'>,
): Promise<{ strength: number; layOut: LayOut } | null> {
  const mode = initialModeOf(brief);
  if (!mode || !brief.initial) return null;
  if (!canBeginFrom(model)) throw new ColophonError('engine_cannot_begin', { engine: model.name });
  const strength = brief.strength ?? DEFAULT_STRENGTH[mode];
  const read = async (sha256: string, name: string) => (await decodeImage(await blobs.get(sha256), { name })).pixels;
  const picture = await read(brief.initial.sha256, 'The picture to begin from');
  const mask = brief.mask ? await read(brief.mask.sha256, 'The mask') : null;
  return { strength, layOut: (size) => layOut({ mode, picture, mask, strength }, size) };
}
