/**
 * What drew one training picture, in 64 bytes, little endian: 0 seed (uint32), 4 family, 5 kind (places in `scenes.json`),
 * 6 quiet region, 7 tile, 8 and 9 width and height in eighths of the short side, 10 PDQ quality, 12 sixteen sliders (int8,
 * in 64ths), 28 five colours of sRGB and weight (uint8). Sliders and colours are sampled in these steps, so nothing is lost.
 */
import { QUIET_REGIONS, type Quiet } from '../../brief/index';

export const RECORD_BYTES = 64;
const SLIDERS = 16;
const COLOURS = 5;

export interface TrainingRecord {
  /** Unsigned 32-bit: seed of every random choice within the scene. */
  seed: number;
  /** Places in the renderer's catalogue. */
  family: number;
  kind: number;
  quiet: Quiet;
  tile: boolean;
  /** In eighths of the short side. */
  width: number;
  height: number;
  /** PDQ quality of the picture, 0 to 100. */
  quality: number;
  /** −1 to 1, in the catalogue's order. */
  look: Float32Array;
  /** Five rows of sRGB 0 to 1 and weight; weights sum to 1, or all are 0. */
  palette: Float32Array;
}

/** @throws RangeError when the bytes are not a record. */
export function readRecord(bytes: Uint8Array): TrainingRecord {
  if (bytes.length !== RECORD_BYTES) throw new RangeError(`a record has ${RECORD_BYTES} bytes, not ${bytes.length}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const quiet = QUIET_REGIONS[view.getUint8(6)];
  const [width, height] = [view.getUint8(8), view.getUint8(9)];
  if (!quiet || Math.min(width, height) !== 8) throw new RangeError('the record names no region or no shape');
  const look = Float32Array.from({ length: SLIDERS }, (_, k) => view.getInt8(12 + k) / 64);
  const palette = new Float32Array(COLOURS * 4);
  const weight = (row: number) => view.getUint8(28 + row * 4 + 3);
  const total = Array.from({ length: COLOURS }, (_, row) => weight(row)).reduce((sum, one) => sum + one, 0);
  for (let row = 0; row < COLOURS; row++) {
    for (let c = 0; c < 3; c++) palette[row * 4 + c] = view.getUint8(28 + row * 4 + c) / 255;
    palette[row * 4 + 3] = total > 0 ? weight(row) / total : 0;
  }
  return {
    seed: view.getUint32(0, true),
    family: view.getUint8(4),
    kind: view.getUint8(5),
    quiet,
    tile: view.getUint8(7) !== 0,
    ...{ width, height },
    quality: view.getUint8(10),
    ...{ look, palette },
  };
}
