import { z } from 'zod';

/**
 * Where an artwork was computed, as far as it may change its last bits: the same brief, seed and weights give the same bytes only
 * where all of this is the same. Names no machine and no person.
 */
export const environmentSchema = z.object({
  /** `process.platform`, `linux`. */
  os: z.string(),
  /** `process.arch`, `x64`. */
  architecture: z.string(),
  /** As the processor calls itself. */
  processor: z.string(),
  /** The widest of its instruction sets that kernels are chosen by, `avx512f`; null where the system does not say. */
  instructions: z.string().nullable(),
  /** Inside one operator. */
  threads: z.number().int().positive(),
  /** Of this product. */
  version: z.string(),
  /** SHA-256 over the source files that draw and encode. */
  sources: z.string(),
  node: z.string(),
  onnxruntime: z.string(),
  /** libvips, which writes the artwork's file. */
  vips: z.string(),
});
export type Environment = z.infer<typeof environmentSchema>;
