import { ColophonError } from '../../errors/index';
import type { Session, Tensor } from '../stage';
import type { QuietSpace } from './quiet-space';
import type { Scheduler } from './schedulers/index';
import { unwrap, wrap, wrappedShape } from './wrap';

export interface Denoising {
  /** `transformer` (hidden_states → velocity) or `unet` (sample → noise): told apart by the names of its inputs. */
  denoiser: Session;
  scheduler: Scheduler;
  /** Unit Gaussian noise, flat [C, h, w]. */
  noise: Float32Array;
  shape: readonly [channels: number, height: number, width: number];
  /** `encoder_hidden_states` and whatever else the text encoder leaves for the denoiser, batch 1. */
  condition: Readonly<Record<string, Tensor>>;
  /** The same for the negative prompt; null draws without guidance. */
  negative: Readonly<Record<string, Tensor>> | null;
  /** Classifier-free guidance scale. */
  guidance: number;
  /** Timesteps, both included, between which a step is guided; outside it is one evaluation of the condition alone. All when absent. */
  guidanceInterval?: readonly [low: number, high: number] | undefined;
  /** Where the picture must stay calm; null when it may not matter. */
  quiet: QuietSpace | null;
  /** Begin from a picture instead of from noise alone. */
  begin?: Beginning | undefined;
  /** Opposite edges of the picture meet. */
  tile?: boolean | undefined;
  signal: AbortSignal;
  onStep(): void;
}

export interface Beginning {
  /** Latents of the picture, flat [C, h, w]. */
  latents: Float32Array;
  /** The step to begin at: 0 begins from noise, the number of steps gives the picture back. */
  step: number;
  /** [h, w], 1 where latents are drawn anew and 0 where the picture's stay; null draws all of it anew. */
  redrawn: Float32Array | null;
}

/** Steps that are skipped when a picture is left only so far: `strength` 0 to 1 of them remain. */
export function firstStep(steps: number, strength: number): number {
  return steps - Math.round(steps * strength);
}

/**
 * From noise to latents, flat [C, h, w]. With guidance, both predictions come out of one batch of two and are combined as
 * negative + scale · (condition − negative) (Ho and Salimans, “Classifier-free diffusion guidance”, 2022), only in an interval
 * of timesteps where the model declares one (Kynkäänniemi et al., “Applying guidance in a limited interval”, 2024).
 *
 * @throws ColophonError `cancelled` between two steps once the signal is aborted.
 */
export async function denoise(job: Denoising): Promise<Float32Array> {
  const { scheduler, denoiser, negative, condition } = job;
  const input = ['hidden_states', 'sample'].find((name) => denoiser.inputNames.includes(name));
  const output =
    ['out_sample', 'sample', 'latent_sample'].find((name) => denoiser.outputNames.includes(name)) ??
    denoiser.outputNames[0];
  if (!input || !output) throw new ColophonError('internal', { reference: `denoiser inputs ${denoiser.inputNames}` });

  const both = negative ? stack(negative, condition) : null;
  const [low, high] = job.guidanceInterval ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const { begin } = job;
  const from = begin?.step ?? 0;
  const seenShape = job.tile ? wrappedShape(job.shape) : job.shape;
  let latents: Float32Array =
    begin && from > 0
      ? scheduler.noised(begin.latents, job.noise, from)
      : job.noise.map((x) => x * scheduler.initialScale);
  for (const [step, timestep] of scheduler.timesteps.entries()) {
    if (step < from) continue;
    if (job.signal.aborted) throw new ColophonError('cancelled');
    const guide = both !== null && timestep >= low && timestep <= high;
    const batch = guide ? 2 : 1;
    const scaled = scheduler.scaled(latents, step);
    const seen = repeat(job.tile ? wrap(scaled, job.shape) : scaled, batch);
    const feeds = {
      ...(guide ? both : condition),
      [input]: { type: 'float32', dims: [batch, ...seenShape], data: seen },
      timestep: { type: 'float32', dims: [batch], data: new Float32Array(batch).fill(timestep) },
    } as const;
    const wanted = Object.entries(feeds).filter(([name]) => denoiser.inputNames.includes(name));
    const result = (await denoiser.run(Object.fromEntries(wanted)))[output];
    if (!(result?.data instanceof Float32Array) || result.data.length !== seen.length)
      throw new ColophonError('internal', { reference: `denoiser output ${output} ${result?.dims}` });
    const whole = guide ? guided(result.data, job.guidance) : result.data;
    const prediction = job.tile ? unwrap(whole, job.shape) : whole;
    const next = scheduler.advance(latents, prediction, step);
    latents = job.quiet
      ? calmed(next, job.quiet.excess(scheduler.clean(latents, prediction, step)), scheduler.remaining(step))
      : next;
    if (begin?.redrawn) latents = held(latents, scheduler.noised(begin.latents, job.noise, step + 1), begin.redrawn);
    job.onStep();
  }
  return latents;
}

/** What stays is the picture itself, with the noise that the rest has at this step. */
function held(drawn: Float32Array, kept: Float32Array, redrawn: Float32Array): Float32Array {
  return drawn.map((x, i) => (redrawn[i % redrawn.length] ? x : (kept[i] ?? 0)));
}

/** A step whose clean picture lost its excess: that much less of it is mixed in. */
function calmed(next: Float32Array, excess: Float32Array, remaining: number): Float32Array {
  return next.map((x, i) => x - (1 - remaining) * (excess[i] ?? 0));
}

/** [negative, condition] → one prediction. */
function guided(both: Float32Array, scale: number): Float32Array {
  const half = both.length / 2;
  const negative = both.subarray(0, half);
  return negative.map((value, i) => value + scale * ((both[half + i] ?? 0) - value));
}

function repeat(latents: Float32Array, times: number): Float32Array {
  const out = new Float32Array(latents.length * times);
  for (let i = 0; i < times; i++) out.set(latents, i * latents.length);
  return out;
}

/** Two records of batch-1 float tensors → one of batch 2. */
function stack(
  first: Readonly<Record<string, Tensor>>,
  second: Readonly<Record<string, Tensor>>,
): Readonly<Record<string, Tensor>> {
  return Object.fromEntries(
    Object.entries(second).map(([name, tensor]) => {
      const other = first[name];
      if (!other || other.data.length !== tensor.data.length)
        throw new ColophonError('internal', { reference: `condition ${name} differs in shape from its negative` });
      const data = new Float32Array(tensor.data.length * 2);
      data.set(other.data as Float32Array);
      data.set(tensor.data as Float32Array, tensor.data.length);
      return [name, { type: 'float32', dims: [2, ...tensor.dims.slice(1)], data }];
    }),
  );
}
