/**
 * A folder with an image classifier: `moderation.json` and one ONNX file beside it, named by its sha256. The operator supplies
 * it; nothing about it is taken on trust but what it says of itself in that file.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ColophonError } from '../../lib/errors/index';

const share = z.number().min(0).max(1.01);
const triple = z.tuple([z.number(), z.number(), z.number()]);

export const moderationSchema = z.strictObject({
  name: z.string().regex(/^[\w.-]{1,60}$/),
  version: z.string().min(1).max(40),
  licence: z.string().min(1),
  file: z.string().regex(/^[\w-][\w.-]*\.onnx$/, 'must be a file beside moderation.json'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  input: z.strictObject({
    name: z.string(),
    width: z.number().int().min(8).max(1024),
    height: z.number().int().min(8).max(1024),
    layout: z.enum(['NCHW', 'NHWC']).default('NCHW'),
    /** (value ÷ 255 − mean) ÷ std, by channel R, G, B. */
    mean: triple.default([0, 0, 0]),
    std: triple.default([1, 1, 1]),
  }),
  output: z.strictObject({ name: z.string(), activation: z.enum(['softmax', 'sigmoid', 'none']) }),
  labels: z.array(z.string()).min(1),
  categories: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z-]{0,39}$/),
        /** The category's score is the sum (softmax) or the largest (otherwise) of these labels' scores. */
        labels: z.array(z.string()).min(1),
        review: share,
        block: share,
        /** `people`: makes no sense in a scene family that holds none. */
        about: z.enum(['people', 'anything']).default('anything'),
        openai: z.array(z.string()).default([]),
        ailuminate: z.array(z.string()).default([]),
      }),
    )
    .min(1),
});
export type ModerationJson = z.infer<typeof moderationSchema>;

export interface ModerationFolder {
  description: ModerationJson;
  /** Of moderation.json, which names the graph by its hash. */
  sha256: string;
  /** The graph, checked against its hash each time it is read. @throws model_corrupt. */
  graph(): Promise<Uint8Array>;
}

/** @throws model_corrupt when moderation.json is missing, malformed, or names a label it does not list. */
export async function openModerationFolder(folder: string): Promise<ModerationFolder> {
  const corrupt = (file: string, cause?: unknown) => new ColophonError('model_corrupt', { file }, { cause });
  try {
    const bytes = await readFile(join(folder, 'moderation.json'));
    const description = moderationSchema.parse(JSON.parse(bytes.toString('utf8')));
    const unknown = description.categories.flatMap(({ labels }) =>
      labels.filter((label) => !description.labels.includes(label)),
    );
    if (unknown.length > 0) throw new RangeError(`no label ${unknown[0]}`);
    return {
      description,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      async graph() {
        const graph = await readFile(join(folder, description.file)).catch((cause: unknown) => {
          throw corrupt(description.file, cause);
        });
        if (createHash('sha256').update(graph).digest('hex') !== description.sha256) throw corrupt(description.file);
        return graph;
      },
    };
  } catch (error) {
    throw error instanceof ColophonError ? error : corrupt('moderation.json', error);
  }
}
