/** One model, ready to draw: its tokenizer, configs and components, opened by name. */
import { ColophonError } from '../../errors/index';
import { crop, type Pixels, resize } from '../../imaging/index';
import type { ModelDescription, Sessions, Tensor } from '../stage';
import { type Canvas, redrawnLatents, setInto } from './canvas';
import { denoise, firstStep } from './denoise';
import { openDraft } from './draft';
import { gaussianNoise } from './noise';
import type { DrawnScene } from './output';
import { emptyPalette } from './palette';
import type { PlannedArtwork } from './plan';
import { quietSpace } from './quiet-space';
import { findScheduler } from './schedulers/index';
import { textCondition } from './text-condition';
import { readTokenizer } from './tokenizer';
import { decodeLatents, encodePixels, readLatentSpace } from './vae';
import { MARGIN, wrap, wrappedShape } from './wrap';

export interface Drawing extends PlannedArtwork {
  prompt: string;
  negative: string;
  palette: Tensor;
  /** 1 to 50. */
  steps: number;
  /** The scene family of the main subject; null where the prompt leaves the scene open or the model knows no families. */
  family: string | null;
  /** At 1 and below the negative prompt is not looked at, and a step costs half. */
  guidance: number;
  /** The picture to begin from. */
  canvas?: Canvas | undefined;
  /** Opposite edges meet. Quiet space is then not kept: it would end at one of them. */
  tile?: boolean | undefined;
  /** By the model's draft component, where it has one; steps and guidance are then those of `draftSettings`. */
  draft?: boolean | undefined;
}

export interface Watch {
  signal: AbortSignal;
  now(): Date;
  onStep(): void;
}

export interface Painter {
  /** @throws ColophonError `cancelled`; `draft_not_available` for a draft of a model without a component for it. */
  draw(
    drawing: Drawing,
    watch: Watch,
  ): Promise<{ pixels: Pixels; timings: Record<string, number>; scene?: DrawnScene }>;
}

/**
 * Reads the small files at once; components are opened when they are needed, in the order of use, so that a model larger
 * than the memory budget still draws.
 *
 * @throws ColophonError `model_corrupt` (from the port) or `internal` when the folder is not laid out as a diffusion model.
 */
export async function openPainter(sessions: Sessions, model: ModelDescription): Promise<Painter> {
  const json = async (path: string): Promise<unknown> =>
    JSON.parse(new TextDecoder().decode(await sessions.file(model.name, path)));
  const denoiserName = ['transformer', 'unet'].find((name) => model.files.some((f) => f.path === `${name}/model.onnx`));
  if (!denoiserName) throw new ColophonError('internal', { reference: `${model.name} has no transformer or unet` });
  const tokenizer = readTokenizer(
    await json('tokenizer/tokenizer.json'),
    await json('tokenizer/tokenizer_config.json'),
  );
  const space = readLatentSpace(await json('vae_decoder/config.json'));
  const schedulerConfig = await json('scheduler/scheduler_config.json');
  const sampler = findScheduler(model.defaults.sampler);

  return {
    async draw(drawing, watch) {
      const { width, height, palette, canvas, tile } = drawing;
      const quiet = tile ? 'none' : drawing.quiet;
      const timings: Record<string, number> = {};
      const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
        const begin = watch.now().getTime();
        const result = await work();
        timings[name] = watch.now().getTime() - begin;
        return result;
      };
      const shape = [space.channels, height / space.factor, width / space.factor] as const;
      if (!Number.isInteger(shape[1]) || !Number.isInteger(shape[2]))
        throw new ColophonError('internal', { reference: `${width}×${height} is not a multiple of ${space.factor}` });

      const [condition, negative] = await timed('text_encoder', async () => {
        const encoder = await sessions.open(model.name, 'text_encoder');
        const asked = await textCondition(encoder, tokenizer, {
          prompt: drawing.prompt,
          palette,
          quiet,
          width,
          height,
        });
        if (drawing.guidance <= 1) return [asked, null] as const;
        // What guidance leads away from is a picture of this shape for which nothing else was asked.
        const nothing = { prompt: drawing.negative, palette: emptyPalette(), quiet: null, width, height };
        return [asked, await textCondition(encoder, tokenizer, nothing)] as const;
      });
      const begin = canvas && {
        step: firstStep(drawing.steps, canvas.strength),
        redrawn: redrawnLatents(canvas, shape[1], shape[2]),
        latents: await timed('vae_encoder', async () =>
          encodePixels(
            await sessions.open(model.name, 'vae_encoder'),
            await resize(canvas.picture, width, height),
            space,
          ),
        ),
      };
      const drawer = drawing.draft ? openDraft(model) : null;
      const component = drawer?.component ?? denoiserName;
      const latents = await timed(component, async () =>
        denoise({
          denoiser: await sessions.open(model.name, component),
          scheduler:
            drawer?.scheduler ??
            sampler.create({ config: schedulerConfig, steps: drawing.steps, latentPixels: shape[1] * shape[2] }),
          noise: gaussianNoise(drawing.seed, shape[0] * shape[1] * shape[2]),
          shape,
          condition,
          negative,
          guidance: drawing.guidance,
          guidanceInterval: model.defaults.guidanceInterval,
          quiet: quietSpace(quiet, shape, model.defaults.quietStrength),
          begin,
          tile,
          signal: watch.signal,
          onStep: watch.onStep,
        }),
      );
      const decoded = await timed('vae_decoder', async () => {
        const decoder = await sessions.open(model.name, 'vae_decoder');
        if (!tile) return decodeLatents(decoder, latents, shape, space);
        const around = await decodeLatents(decoder, wrap(latents, shape), wrappedShape(shape), space);
        return crop(around, { x: MARGIN * space.factor, y: MARGIN * space.factor, width, height });
      });
      return { pixels: canvas ? await setInto(canvas, decoded) : decoded, timings };
    },
  };
}
