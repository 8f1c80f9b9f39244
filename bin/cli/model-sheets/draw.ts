/** Pictures of an engine for a sheet: any engine, any size, through the same painters as a run. */
import type { Pixels } from '../../../lib/imaging/index';
import type { Quiet } from '../../../lib/pipeline/brief/index';
import { assessSubject, effectivePrompts } from '../../../lib/pipeline/generation/index';
import { openPainter, type Painter } from '../../../lib/pipeline/generation/painter';
import { paletteTensor } from '../../../lib/pipeline/generation/palette';
import { openRenderer } from '../../../lib/pipeline/generation/scenes/renderer';
import type { ModelDescription } from '../../../lib/pipeline/stage';
import type { Runtime } from '../../../workers/runtime/index';

export interface Asked {
  prompt: string;
  /** Heaviest first. */
  colours: readonly string[];
  quiet: Quiet;
  seed: number;
  /** Pixels; an engine of fixed sizes draws its own square. */
  width: number;
  height: number;
  /** Opposite edges meet. */
  tile?: boolean;
}

export interface Engine {
  model: ModelDescription;
  /** Null where the engine answers that it cannot draw the subject. */
  draw(asked: Asked): Promise<{ pixels: Pixels; milliseconds: number; what: string; family: string | null } | null>;
}

/** Of colours without weights, heaviest first. */
export const WEIGHTS = [0.45, 0.25, 0.15, 0.1, 0.05];

export async function openEngine(runtime: Runtime, name: string): Promise<Engine> {
  const model = await runtime.describe(name);
  const painter: Painter = await (model.kind === 'scenes' ? openRenderer : openPainter)(runtime, model);
  const { steps, guidance } = model.defaults;
  return {
    model,
    async draw({ colours, ...asked }) {
      const { drawable, family } = assessSubject(asked.prompt, model);
      if (!drawable) return null;
      const roles = ['primary', 'secondary', 'background', 'accent', 'text'] as const;
      const palette = paletteTensor(
        colours.map((hex, at) => ({ role: roles[at] ?? 'accent', hex, weight: WEIGHTS[at] ?? 0.05 })),
      );
      const { prompt, negative } = effectivePrompts(asked, { words: [], negative: [] }, model);
      const [width, height] = model.anySize ? [asked.width, asked.height] : model.sizes.square;
      const begin = performance.now();
      const { pixels, scene } = await painter.draw(
        { ...asked, index: 0, aspect: 'square', width, height, prompt, negative, palette, steps, guidance, family },
        { signal: new AbortController().signal, now: () => new Date(), onStep: () => {} },
      );
      const what = scene ? `${scene.family} ${scene.kind}` : (family ?? 'open');
      return { pixels, milliseconds: Math.round(performance.now() - begin), what, family: scene?.family ?? family };
    },
  };
}
