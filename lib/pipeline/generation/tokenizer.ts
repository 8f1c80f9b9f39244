import { Tokenizer } from '@huggingface/tokenizers';
import { z } from 'zod';

export interface Tokens {
  /** Exactly `maxLength` ids. */
  ids: BigInt64Array;
  /** 1 for tokens of the text, 0 for padding. */
  mask: BigInt64Array;
}

export interface PromptTokenizer {
  readonly maxLength: number;
  encode(text: string): Tokens;
}

const tokenName = z.union([z.string(), z.object({ content: z.string() }).transform((token) => token.content)]);
const configSchema = z.looseObject({
  /** Some configs hold 1e30 for “no limit”. */
  model_max_length: z.number().positive(),
  pad_token: tokenName.nullish(),
});
const fileSchema = z.looseObject({
  padding: z.looseObject({ pad_id: z.number().int() }).nullish(),
  model: z.looseObject({ unk_token: z.string().nullish() }),
});

/** Encoders with no limit of their own are fed this much. */
const NO_LIMIT = 512;

/**
 * The model's own tokenizer (`tokenizer.json`, `tokenizer_config.json`), with the two things the JavaScript port leaves to
 * its callers: cutting to `model_max_length` as the Rust original does (the text is cut, closing tokens stay) and padding.
 *
 * @throws ZodError when the files are not a tokenizer.
 */
export function readTokenizer(tokenizerJson: unknown, configJson: unknown): PromptTokenizer {
  const config = configSchema.parse(configJson);
  const file = fileSchema.parse(tokenizerJson);
  // The port looks for the unknown token in the config alone; without it, unknown words would have no id at all.
  const tokenizer = new Tokenizer(file, { unk_token: file.model.unk_token, ...config });
  const maxLength = config.model_max_length > 1e6 ? NO_LIMIT : config.model_max_length;
  const padId = (config.pad_token && tokenizer.token_to_id(config.pad_token)) || file.padding?.pad_id || 0;

  return {
    maxLength,
    encode(text) {
      const cut = truncate(tokenizer, text, maxLength);
      const ids = new BigInt64Array(maxLength).fill(BigInt(padId));
      const mask = new BigInt64Array(maxLength);
      for (const [i, id] of cut.entries()) {
        ids[i] = BigInt(id);
        mask[i] = 1n;
      }
      return { ids, mask };
    },
  };
}

function truncate(tokenizer: Tokenizer, text: string, maxLength: number): readonly number[] {
  const { ids } = tokenizer.encode(text);
  if (ids.length <= maxLength) return ids;
  const bare = tokenizer.encode(text, { add_special_tokens: false }).ids;
  const before = Math.max(
    0,
    ids.findIndex((_, at) => bare.every((id, i) => ids[at + i] === id)),
  );
  const after = ids.slice(before + bare.length);
  return [...ids.slice(0, maxLength - after.length), ...after];
}
