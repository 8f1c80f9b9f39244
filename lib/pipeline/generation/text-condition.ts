import { ColophonError } from '../../errors/index';
import { QUIET_REGIONS, type Quiet } from '../brief/index';
import type { Session, Tensor } from '../stage';
import type { PromptTokenizer } from './tokenizer';

/** All that steers a picture, as asked for. */
export interface Wishes {
  prompt: string;
  /** float32 [1, 5, 4], see palette.ts */
  palette: Tensor;
  /** Null asks for nothing, which differs from asking for `none`. */
  quiet: Quiet | null;
  width: number;
  height: number;
}

/**
 * Runs the text encoder, feeding what its graph names: `input_ids`, `attention_mask`, and for models that take them
 * `palette`, `quiet` (one-hot over none, left, right, top, bottom, centre) and `aspect` (ln of width over height).
 *
 * @returns `encoder_hidden_states` [1, S, D] and the encoder's other float outputs under their own names, for denoisers
 * that name them.
 */
export async function textCondition(
  encoder: Session,
  tokenizer: PromptTokenizer,
  wishes: Wishes,
): Promise<Readonly<Record<string, Tensor>>> {
  const { ids, mask } = tokenizer.encode(wishes.prompt);
  const dims = [1, tokenizer.maxLength];
  const aspect = new Float32Array([Math.log(wishes.width / wishes.height)]);
  const feeds: Record<string, Tensor> = {
    input_ids: { type: 'int64', dims, data: ids },
    attention_mask: { type: 'int64', dims, data: mask },
    palette: wishes.palette,
    quiet: oneHot(wishes.quiet),
    aspect: { type: 'float32', dims: [1, 1], data: aspect },
  };
  const outputs = await encoder.run(
    Object.fromEntries(Object.entries(feeds).filter(([name]) => encoder.inputNames.includes(name))),
  );
  const states = outputs.encoder_hidden_states ?? outputs.last_hidden_state;
  if (!states) throw new ColophonError('internal', { reference: `text encoder outputs ${encoder.outputNames}` });
  const floats = Object.entries(outputs).filter(([, tensor]) => tensor.type === 'float32');
  return { ...Object.fromEntries(floats), encoder_hidden_states: states };
}

function oneHot(quiet: Quiet | null): Tensor {
  const data = new Float32Array(QUIET_REGIONS.length);
  if (quiet) data[QUIET_REGIONS.indexOf(quiet)] = 1;
  return { type: 'float32', dims: [1, data.length], data };
}
