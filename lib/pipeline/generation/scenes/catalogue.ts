/** Which families the graphs draw and what their inputs are called: `scenes.json`, written by the export. */
import { z } from 'zod';
import { ColophonError } from '../../../errors/index';

const catalogueSchema = z.object({
  /** In the order of the input `look`. */
  sliders: z.array(z.string()).max(16),
  families: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        /** In the order of the input `kind`. */
        kinds: z.array(z.string()).min(1).max(8),
        /** Names of its graphs: one for every kind, or one that draws them all. */
        graphs: z
          .array(z.string().regex(/^[a-z][a-z0-9_-]*$/))
          .min(1)
          .max(8),
        /** Whether its pictures can be laid side by side without a seam. */
        tiles: z.boolean(),
        /** Whether there is a ground on which a product can stand: then there is a `stage.onnx`. */
        ground: z.boolean(),
      }),
    )
    .min(1),
});
export type SceneCatalogue = z.infer<typeof catalogueSchema>;
export type SceneFamily = SceneCatalogue['families'][number];

/** @throws model_corrupt when the file is not a catalogue of scenes. */
export function readCatalogue(bytes: Uint8Array, file: string): SceneCatalogue {
  try {
    return catalogueSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new ColophonError('model_corrupt', { file }, { cause });
  }
}
