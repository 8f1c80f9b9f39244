/**
 * A scheduler turns predictions of a denoiser into a path from noise to a picture. It knows numbers, not models: latents go
 * in and out as flat float32 arrays.
 */
export interface Scheduler {
  /** What the denoiser is told at each step, in the units it was trained with. Its length is the number of steps. */
  readonly timesteps: readonly number[];
  /** Unit noise is multiplied by this to begin. */
  readonly initialScale: number;
  /** What the denoiser sees of the latents at a step. */
  scaled(latents: Float32Array, step: number): Float32Array;
  /** The latents after a step, from the denoiser's prediction at it. */
  advance(latents: Float32Array, prediction: Float32Array, step: number): Float32Array;
  /** The picture without noise that the prediction points at. */
  clean(latents: Float32Array, prediction: Float32Array, step: number): Float32Array;
  /** Clean latents with as much of the noise as they have before a step; before the step after the last, none. */
  noised(clean: Float32Array, noise: Float32Array, step: number): Float32Array;
  /** The share of a step's noise that is left after it, 0 to 1. */
  remaining(step: number): number;
}

export interface SchedulerRequest {
  /** `scheduler/scheduler_config.json` as diffusers writes it. */
  config: unknown;
  /** 1 to 1000. */
  steps: number;
  /** Latent pixels (h × w): larger pictures need more noise. */
  latentPixels: number;
}

export interface SchedulerEntry {
  /** What `defaults.sampler` in `model.json` says. */
  id: string;
  create(request: SchedulerRequest): Scheduler;
}
