import { z } from 'zod';
import { skinSchemaOf } from '../study/run-result';
import type { SeenPicture } from './observations';

const labelsSchema = z.record(z.string(), z.string());

/** A stored annotation, as conclusions read it. */
export function seenPicture(row: { runId: string; annotator: string; labels: unknown; skin: unknown }): SeenPicture {
  const { runId, annotator, labels, skin } = row;
  return {
    runId,
    annotator,
    labels: labelsSchema.parse(labels),
    skin: skin === null ? null : skinSchemaOf.parse(skin),
  };
}
