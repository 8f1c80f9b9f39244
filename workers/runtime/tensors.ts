/**
 * Between the pipeline's tensors and ONNX Runtime's. The pipeline knows four types; graphs exported by others want more
 * (int32 token ids, int64 or float16 timesteps), so a feed is converted to the type its graph declares.
 */
import { Tensor as OrtTensor } from 'onnxruntime-node';
import { ColophonError } from '../../lib/errors/index';
import type { Tensor } from '../../lib/pipeline/stage';
import { fromHalf, toHalf } from './half';

export type DeclaredType = OrtTensor.Type;

const asNumbers = (data: Tensor['data']): ArrayLike<number> =>
  data instanceof BigInt64Array ? Array.from(data, Number) : data;

/** @throws ColophonError `internal` when the graph declares a type that no feed can be turned into. */
export function toOrt(name: string, tensor: Tensor, declared: DeclaredType): OrtTensor {
  const { data, dims } = tensor;
  const size = dims.reduce((product, n) => product * n, 1);
  if (size !== data.length)
    throw new ColophonError('internal', {
      reference: `input ${name} holds ${data.length} values for ${dims.join('×')}`,
    });
  if (declared === tensor.type) return new OrtTensor(declared, data as Float32Array, dims);
  switch (declared) {
    case 'float32':
      return new OrtTensor('float32', Float32Array.from(asNumbers(data)), dims);
    case 'int32':
      return new OrtTensor('int32', Int32Array.from(asNumbers(data)), dims);
    case 'int64':
      return new OrtTensor(
        'int64',
        BigInt64Array.from(Array.from(asNumbers(data), (n) => BigInt(Math.round(n)))),
        dims,
      );
    case 'float16':
      return new OrtTensor('float16', Uint16Array.from(asNumbers(data), toHalf), dims);
    default:
      throw new ColophonError('internal', { reference: `input ${name} of type ${declared}` });
  }
}

export function fromOrt(name: string, tensor: OrtTensor): Tensor {
  const dims = [...tensor.dims];
  switch (tensor.type) {
    case 'float32':
      return { type: 'float32', dims, data: tensor.data as Float32Array };
    case 'int64':
      return { type: 'int64', dims, data: tensor.data as BigInt64Array };
    case 'int32':
      return { type: 'int32', dims, data: tensor.data as Int32Array };
    case 'uint8':
      return { type: 'uint8', dims, data: tensor.data as Uint8Array };
    case 'float16': {
      const halves = tensor.data as unknown as ArrayBufferView;
      const bits = new Uint16Array(halves.buffer, halves.byteOffset, halves.byteLength / 2);
      return { type: 'float32', dims, data: Float32Array.from(bits, fromHalf) };
    }
    default:
      throw new ColophonError('internal', { reference: `output ${name} of type ${tensor.type}` });
  }
}
