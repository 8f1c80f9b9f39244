/**
 * The operator's own embedding model (SSCD, CLIP, DINO class): `embedding.json` and one ONNX file beside it, named by its
 * sha256. Run like image moderation: a folder that cannot be read still answers a model, one that rejects when it is asked.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InferenceSession, Tensor as OrtTensor } from 'onnxruntime-node';
import { z } from 'zod';
import { ColophonError } from '../../lib/errors/index';
import { type Pixels, resize } from '../../lib/imaging/index';
import type { ImageEmbedding } from '../../lib/pipeline/stage';

const triple = z.tuple([z.number(), z.number(), z.number()]);

export const embeddingSchema = z.strictObject({
  name: z.string().regex(/^[\w.-]{1,60}$/),
  version: z.string().min(1).max(40),
  licence: z.string().min(1),
  file: z.string().regex(/^[\w-][\w.-]*\.onnx$/, 'must be a file beside embedding.json'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  input: z.strictObject({
    name: z.string(),
    width: z.number().int().min(8).max(1024),
    height: z.number().int().min(8).max(1024),
    /** (value ÷ 255 − mean) ÷ std, by channel R, G, B. */
    mean: triple,
    std: triple.refine((values) => values.every((value) => value > 0), 'must be over 0'),
  }),
  output: z.string(),
  /** Cosine from which a work counts as near; SSCD's authors give .75 for about 90 % precision. */
  threshold: z.number().gt(0).max(1),
});
type EmbeddingJson = z.infer<typeof embeddingSchema>;

export async function openEmbedding(folder: string): Promise<ImageEmbedding> {
  let description: EmbeddingJson;
  try {
    description = embeddingSchema.parse(JSON.parse(await readFile(join(folder, 'embedding.json'), 'utf8')));
  } catch (cause) {
    const error = new ColophonError('model_corrupt', { file: 'embedding.json' }, { cause });
    return { name: 'unreadable', version: '0', sha256: '', threshold: 1, embed: () => Promise.reject(error) };
  }
  const { name, version, sha256, threshold } = description;
  let session: Promise<InferenceSession> | null = null;
  return {
    ...{ name, version, sha256, threshold },
    async embed(pixels) {
      session ??= load(folder, description).catch((error: unknown) => {
        // A repaired file must be found without restarting.
        session = null;
        throw error;
      });
      return vectorOf(description, await session, pixels as Pixels);
    },
  };
}

async function load(folder: string, { file, sha256 }: EmbeddingJson): Promise<InferenceSession> {
  const graph = await readFile(join(folder, file)).catch((cause: unknown) => {
    throw new ColophonError('model_corrupt', { file }, { cause });
  });
  if (createHash('sha256').update(graph).digest('hex') !== sha256) throw new ColophonError('model_corrupt', { file });
  return InferenceSession.create(graph, {
    executionProviders: ['cpu'],
    interOpNumThreads: 1,
    logSeverityLevel: 3,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
}

async function vectorOf(description: EmbeddingJson, session: InferenceSession, pixels: Pixels): Promise<Float32Array> {
  const { input, output } = description;
  const feed = new OrtTensor('float32', await toInput(pixels, input), [1, 3, input.height, input.width]);
  const data = (await session.run({ [input.name]: feed }))[output]?.data;
  const broken = (problem: string) =>
    new ColophonError('internal', { reference: `the embedding ${output} ${problem}` });
  if (!(data instanceof Float32Array) || data.length === 0 || data.length > 4096)
    throw broken('has not 1 to 4096 values');
  const length = Math.hypot(...data);
  if (!Number.isFinite(length) || length === 0) throw broken('has no direction');
  return data.map((value) => value / length);
}

/** The whole picture, stretched: a crop would leave out a side. NCHW. */
async function toInput(pixels: Pixels, { width, height, mean, std }: EmbeddingJson['input']): Promise<Float32Array> {
  const { data, channels } = await resize(pixels, width, height);
  const area = width * height;
  const out = new Float32Array(area * 3);
  for (let at = 0; at < area; at += 1)
    for (let channel = 0; channel < 3; channel += 1)
      out[channel * area + at] =
        ((data[at * channels + channel] ?? 0) / 255 - (mean[channel] ?? 0)) / (std[channel] ?? 1);
  return out;
}
