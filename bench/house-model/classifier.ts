/** The scene classifier that was trained on renders: what a picture shows, and the features pictures are compared in. */

import { z } from 'zod';
import { crop, type Pixels } from '../../lib/imaging/index';
import type { ModelDescription, Session, Sessions } from '../../lib/pipeline/stage';

const GRAPH = 'evaluation/scene-classifier.onnx';
const ABOUT = 'evaluation/scene-classifier.json';

const aboutSchema = z.object({
  /** `family` or `family/kind`, in the order of the logits. */
  labels: z.array(z.string()).min(2),
  /** Pixels of a side. */
  size: z.number().int().positive(),
  mean: z.array(z.number()).length(3).default([0, 0, 0]),
  std: z.array(z.number().positive()).length(3).default([1, 1, 1]),
});

export interface Seen {
  family: string;
  features: Float32Array;
}

export interface SceneClassifier {
  look(pixels: Pixels): Promise<Seen>;
}

/** Null where the model ships none. @throws Error when its answer is not as described. */
export async function openClassifier(sessions: Sessions, model: ModelDescription): Promise<SceneClassifier | null> {
  const listed = (path: string) => model.files.some((file) => file.path === path);
  if (!listed(GRAPH) || !listed(ABOUT)) return null;
  const about = aboutSchema.parse(JSON.parse(new TextDecoder().decode(await sessions.file(model.name, ABOUT))));
  const session: Session = await sessions.open(model.name, GRAPH);
  const { labels, size, mean, std } = about;
  return {
    async look(pixels) {
      const side = Math.min(pixels.width, pixels.height);
      const middle = { x: (pixels.width - side) >> 1, y: (pixels.height - side) >> 1, width: side, height: side };
      const small = averaged(crop(pixels, middle), size);
      const data = new Float32Array(3 * size * size);
      for (let c = 0; c < 3; c++)
        for (let i = 0; i < size * size; i++)
          data[c * size * size + i] = ((small[i * 3 + c] ?? 0) / 255 - (mean[c] ?? 0)) / (std[c] ?? 1);
      const input = session.inputNames[0] ?? 'image';
      const { features, logits } = await session.run({ [input]: { type: 'float32', dims: [1, 3, size, size], data } });
      if (!(features?.data instanceof Float32Array) || logits?.data.length !== labels.length)
        throw new Error(`${GRAPH} answers ${session.outputNames} without features or ${labels.length} logits`);
      const scores = Array.from(logits.data, Number);
      const label = labels[scores.indexOf(Math.max(...scores))] ?? '';
      return { family: label.split('/')[0] ?? label, features: features.data };
    },
  };
}

/** A square as means over whole source pixels, flat [size, size, 3], 0 to 255: how training pictures were made smaller. */
function averaged({ data, width, channels }: Pixels, size: number): Float32Array {
  const out = new Float32Array(size * size * 3);
  const edge = (at: number) => Math.floor((at * width) / size);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const [top, left] = [edge(row), edge(column)];
      const [bottom, right] = [Math.max(top + 1, edge(row + 1)), Math.max(left + 1, edge(column + 1))];
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (let y = top; y < bottom; y++)
          for (let x = left; x < right; x++) sum += data[(y * width + x) * channels + c] ?? 0;
        out[(row * size + column) * 3 + c] = sum / ((bottom - top) * (right - left));
      }
    }
  return out;
}
