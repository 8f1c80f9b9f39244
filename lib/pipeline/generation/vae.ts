import { z } from 'zod';
import { ColophonError } from '../../errors/index';
import type { Pixels } from '../../imaging/index';
import type { Session } from '../stage';

const configSchema = z.looseObject({
  latent_channels: z.number().int().positive(),
  /** Stable Diffusion 1, which invented the field, leaves it out. */
  scaling_factor: z.number().positive().default(0.18215),
  shift_factor: z
    .number()
    .nullish()
    .transform((value) => value ?? 0),
  spatial_factor: z.number().int().positive().optional(),
  block_out_channels: z.array(z.number()).optional(),
});

export interface LatentSpace {
  channels: number;
  /** Picture = latents / scaling + shift, before decoding. */
  scaling: number;
  shift: number;
  /** Pixels per latent pixel, each way. */
  factor: number;
}

/** @param config `vae_decoder/config.json`. */
export function readLatentSpace(config: unknown): LatentSpace {
  const read = configSchema.parse(config);
  const factor = read.spatial_factor ?? 2 ** ((read.block_out_channels?.length ?? 4) - 1);
  return { channels: read.latent_channels, scaling: read.scaling_factor, shift: read.shift_factor, factor };
}

/**
 * Latents, flat [C, h, w] → opaque RGB8 of h · factor by w · factor. The decoder's −1 to 1 becomes 0 to 255, rounded, and is
 * clipped outside.
 */
export async function decodeLatents(
  decoder: Session,
  latents: Float32Array,
  [channels, height, width]: readonly [number, number, number],
  space: LatentSpace,
): Promise<Pixels> {
  const data = latents.map((x) => x / space.scaling + space.shift);
  const input = decoder.inputNames[0] ?? 'latent_sample';
  const outputs = await decoder.run({ [input]: { type: 'float32', dims: [1, channels, height, width], data } });
  const sample = outputs[decoder.outputNames[0] ?? 'sample'];
  const [w, h] = [width * space.factor, height * space.factor];
  if (sample?.data.length !== 3 * w * h)
    throw new ColophonError('internal', { reference: `decoder output ${sample?.dims} for ${w}×${h}` });
  return { data: interleave(sample.data as Float32Array, w * h), width: w, height: h, channels: 3 };
}

/**
 * A picture of h · factor by w · factor → latents, flat [C, h, w]: the mean, where an encoder answers a distribution. The
 * opposite of `decodeLatents`, within what the two halves were trained to.
 */
export async function encodePixels(
  encoder: Session,
  { data, width, height, channels: given }: Pixels,
  space: LatentSpace,
): Promise<Float32Array> {
  const size = width * height;
  const planes = new Float32Array(3 * size);
  for (let c = 0; c < 3; c++)
    for (let i = 0; i < size; i++) planes[c * size + i] = (data[i * given + c] ?? 0) / 127.5 - 1;
  const input = encoder.inputNames[0] ?? 'sample';
  const outputs = await encoder.run({ [input]: { type: 'float32', dims: [1, 3, height, width], data: planes } });
  const sample = outputs[encoder.outputNames[0] ?? 'latent_sample'];
  const length = space.channels * (height / space.factor) * (width / space.factor);
  if (!(sample?.data instanceof Float32Array) || ![length, 2 * length].includes(sample.data.length))
    throw new ColophonError('internal', { reference: `encoder output ${sample?.dims} for ${width}×${height}` });
  return sample.data.subarray(0, length).map((x) => (x - space.shift) * space.scaling);
}

function interleave(planes: Float32Array, size: number): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(size * 3);
  for (let channel = 0; channel < 3; channel++)
    for (let i = 0; i < size; i++) pixels[i * 3 + channel] = ((planes[channel * size + i] ?? 0) + 1) * 127.5;
  return pixels;
}
