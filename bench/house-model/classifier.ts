/** The scene classifier that was trained on renders: what a picture shows, and the features pictures are compared in. */

import { z } from 'zod';
import type { Pixels } from '../../lib/imaging/index';
import type { ModelDescription, Session, Sessions } from '../../lib/pipeline/stage';

const GRAPH = 'evaluation/scene-classifier.onnx';
const ABOUT = 'evaluation/scene-classifier.json';

const aboutSchema = z.object({
  /** `family` or `family/kind`, in the order of the logits. */
  labels: z.array(z.string()).min(2),
  /** Pixels of the short side. */
  size: z.number().int().positive(),
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
  const { labels, size } = about;
  return {
    async look(pixels) {
      const short = Math.min(pixels.width, pixels.height);
      const [width, height] = [pixels.width, pixels.height].map((side) => Math.round((side * size) / short)) as [
        number,
        number,
      ];
      const data = averaged(pixels, width, height);
      const input = session.inputNames[0] ?? 'image';
      const { features, logits } = await session.run({
        [input]: { type: 'float32', dims: [1, 3, height, width], data },
      });
      if (!(features?.data instanceof Float32Array) || logits?.data.length !== labels.length)
        throw new Error(`${GRAPH} answers ${session.outputNames} without features or ${labels.length} logits`);
      const scores = Array.from(logits.data, Number);
      const label = labels[scores.indexOf(Math.max(...scores))] ?? '';
      return { family: label.split('/')[0] ?? label, features: features.data };
    },
  };
}

/** Means over whole source pixels, planes of red, green and blue from 0 to 1: how training pictures were made smaller. */
function averaged({ data, width, height, channels }: Pixels, wide: number, tall: number): Float32Array {
  const out = new Float32Array(wide * tall * 3);
  for (let row = 0; row < tall; row++) {
    const [top, bottom] = span(row, height, tall);
    for (let column = 0; column < wide; column++) {
      const [left, right] = span(column, width, wide);
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (let y = top; y < bottom; y++)
          for (let x = left; x < right; x++) sum += data[(y * width + x) * channels + c] ?? 0;
        out[c * wide * tall + row * wide + column] = sum / ((bottom - top) * (right - left)) / 255;
      }
    }
  }
  return out;
}

/** The source pixels under one of `to`, at least one. */
function span(at: number, from: number, to: number): readonly [number, number] {
  const first = Math.floor((at * from) / to);
  return [first, Math.max(first + 1, Math.floor(((at + 1) * from) / to))];
}
