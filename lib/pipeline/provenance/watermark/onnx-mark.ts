/**
 * Marks that come as a pair of ONNX graphs, as TrustMark and its kind do: an encoder that takes a small picture and bits and
 * answers the same picture marked, and a decoder that takes a small picture and answers one logit a bit. Both see the picture
 * at the encoder's own size; what the encoder changed is enlarged and added to the full picture (Bui et al. 2023, 3.3).
 */
import { ColophonError } from '../../../errors/index';
import type { Pixels } from '../../../imaging/pixels';
import { resize } from '../../../imaging/transform';
import type { Session, Tensor } from '../../stage';
import type { MarkPort } from './port';
import { resample } from './resample';

export interface OnnxMarkOptions {
  algorithm: string;
  capacity: number;
  /** Pixels of a side of what both graphs take; 256 for TrustMark. */
  side: number;
  encoder: Session;
  decoder: Session;
  /** Names in the graphs. */
  names: { image: string; bits: string; marked: string; logits: string };
  /** Multiplies what the encoder adds; default 1. */
  strength?: number;
}

/** RGB planes from −1 to 1, `1 × 3 × side × side`. */
async function planesOf(pixels: Pixels, side: number): Promise<Float32Array> {
  const { data, channels } = await resize(pixels, side, side);
  const area = side * side;
  return Float32Array.from({ length: 3 * area }, (_, at) => {
    const channel = Math.floor(at / area);
    return (data[(at % area) * channels + channel] as number) / 127.5 - 1;
  });
}

function output(outputs: Record<string, Tensor>, name: string, length: number): Float32Array {
  const tensor = outputs[name];
  if (!(tensor?.data instanceof Float32Array) || tensor.data.length !== length)
    throw new ColophonError('internal', { reference: `the mark’s graph answers no ${name} of ${length} numbers` });
  return tensor.data;
}

export function onnxMark(options: OnnxMarkOptions): MarkPort {
  const { algorithm, capacity, side, encoder, decoder, names, strength = 1 } = options;
  const dims = [1, 3, side, side];
  const area = side * side;
  return {
    algorithm,
    capacity,
    async embed(pixels, bits) {
      if (bits.length !== capacity)
        throw new ColophonError('invalid_argument', { argument: 'bits', problem: `must be ${capacity}.` });
      const planes = await planesOf(pixels, side);
      const outputs = await encoder.run({
        [names.image]: { type: 'float32', dims, data: planes },
        [names.bits]: { type: 'float32', dims: [1, capacity], data: Float32Array.from(bits) },
      });
      const marked = output(outputs, names.marked, 3 * area);
      const data = new Uint8Array(pixels.data);
      const { width, height, channels } = pixels;
      for (let channel = 0; channel < 3; channel++) {
        const from = channel * area;
        const residual = marked
          .subarray(from, from + area)
          .map((value, at) => 127.5 * strength * (value - (planes[from + at] as number)));
        const full = resample(residual, side, side, width, height);
        for (let at = 0; at < full.length; at++) {
          const to = at * channels + channel;
          data[to] = Math.max(0, Math.min(255, Math.round((data[to] as number) + (full[at] as number))));
        }
      }
      return { data, width, height, channels };
    },
    async detect(pixels) {
      const data = await planesOf(pixels, side);
      const llr = output(await decoder.run({ [names.image]: { type: 'float32', dims, data } }), names.logits, capacity);
      return { bits: Uint8Array.from(llr, (value) => (value > 0 ? 1 : 0)), llr, algorithm };
    },
  };
}
