/**
 * Enlarging by a model that learned it, for placements larger than what an engine draws. The picture is cut into tiles that
 * overlap by as much as the model looks around, so a pixel is the same whichever tile it comes from.
 */
import { z } from 'zod';
import { ColophonError } from '../../../errors/index';
import { crop, type Pixels, withoutAlpha } from '../../../imaging/index';
import type { ModelDescription, Session, Sessions } from '../../stage';

/** Resampling shows from here: below, a picture enlarged by a filter cannot be told from one drawn larger. */
export const LARGER = 1.3;
/** Pixels of a tile's side before its overlap. */
const TILE = 256;
const OVERLAP = 16;

const configSchema = z.looseObject({ overlap: z.number().int().min(0).max(128).default(OVERLAP) });

export interface Upscaler {
  /** How many times larger. */
  scale: number;
  /** RGB8. @throws ColophonError `cancelled` between two tiles. */
  enlarge(pixels: Pixels, signal: AbortSignal): Promise<Pixels>;
}

/** Null where the engine is none of a worker's here or has no upscaler. @throws model_corrupt. */
export async function openUpscaler(sessions: Sessions, engine: string): Promise<Upscaler | null> {
  const model = await sessions.describe(engine).catch((error: unknown) => {
    if (error instanceof ColophonError && error.code === 'unknown_engine') return null;
    throw error;
  });
  const described = model && hasUpscaler(model);
  if (!described) return null;
  const { component, scale } = described;
  const { overlap } = configSchema.parse(
    JSON.parse(new TextDecoder().decode(await sessions.file(engine, `${component}/config.json`))),
  );
  return {
    scale,
    enlarge: async (pixels, signal) => {
      const session = await sessions.open(engine, component);
      return enlargeTiled({ session, scale, overlap, tile: TILE, signal }, withoutAlpha(pixels));
    },
  };
}

function hasUpscaler({ upscaler, files }: ModelDescription): ModelDescription['upscaler'] | null {
  const listed = (path: string) => files.some((file) => file.path === path);
  return upscaler && ['model.onnx', 'config.json'].every((name) => listed(`${upscaler.component}/${name}`))
    ? upscaler
    : null;
}

interface Enlarging {
  /** `image` [1, 3, h, w] in 0…1 → its first output [1, 3, h · scale, w · scale] in 0…1. */
  session: Session;
  scale: number;
  overlap: number;
  tile: number;
  signal: AbortSignal;
}

/** @param pixels RGB8. */
export async function enlargeTiled(job: Enlarging, pixels: Pixels): Promise<Pixels> {
  const { scale, overlap, tile } = job;
  const [width, height] = [pixels.width * scale, pixels.height * scale];
  const data = new Uint8ClampedArray(width * height * 3);
  for (let y = 0; y < pixels.height; y += tile)
    for (let x = 0; x < pixels.width; x += tile) {
      if (job.signal.aborted) throw new ColophonError('cancelled');
      const [right, bottom] = [Math.min(pixels.width, x + tile), Math.min(pixels.height, y + tile)];
      const [left, top] = [Math.max(0, x - overlap), Math.max(0, y - overlap)];
      const around = {
        x: left,
        y: top,
        width: Math.min(pixels.width, right + overlap) - left,
        height: Math.min(pixels.height, bottom + overlap) - top,
      };
      const planes = await run(job, crop(pixels, around));
      const wide = around.width * scale;
      const area = wide * around.height * scale;
      for (let row = y * scale; row < bottom * scale; row++)
        for (let column = x * scale; column < right * scale; column++) {
          const from = (row - top * scale) * wide + column - left * scale;
          const to = (row * width + column) * 3;
          for (let c = 0; c < 3; c++) data[to + c] = (planes[c * area + from] ?? 0) * 255;
        }
    }
  return { data, width, height, channels: 3 };
}

async function run({ session, scale }: Enlarging, { data, width, height }: Pixels): Promise<Float32Array> {
  const size = width * height;
  const planes = new Float32Array(3 * size);
  for (let c = 0; c < 3; c++) for (let i = 0; i < size; i++) planes[c * size + i] = (data[i * 3 + c] ?? 0) / 255;
  const input = session.inputNames[0] ?? 'image';
  const outputs = await session.run({ [input]: { type: 'float32', dims: [1, 3, height, width], data: planes } });
  const larger = outputs[session.outputNames[0] ?? 'image'];
  if (!(larger?.data instanceof Float32Array) || larger.data.length !== 3 * size * scale * scale)
    throw new ColophonError('internal', { reference: `the upscaler answers ${larger?.dims} for ${width}×${height}` });
  return larger.data;
}
