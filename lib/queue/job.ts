import { z } from 'zod';
import type { Lane } from './lane';

/** A job carries ids only; the row says everything else. */
export const jobSchema = z.object({
  generationId: z.string().min(1),
  step: z.string().min(1),
  attempt: z.number().int().nonnegative(),
});
export type JobIds = z.infer<typeof jobSchema>;

/** One queue per lane. */
export const queueName = (lane: Lane): string => `colophon-${lane}`;

/**
 * Twice is once: the same generation, step and attempt make the same id, also after the job is done. The attempt is in it,
 * so that a run taken up again is not swallowed by the finished job of the run before. BullMQ forbids colons.
 */
export const jobId = ({ generationId, step, attempt }: JobIds): string =>
  `${generationId}-${step.replaceAll(':', '.')}-${attempt}`;
