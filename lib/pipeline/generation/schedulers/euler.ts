/**
 * Euler steps of the probability-flow ODE for models trained on a discrete noise schedule (Stable Diffusion 1, 2, XL):
 * latents are picture + σ · noise, σ² = (1 − ᾱ) / ᾱ, and one step is x ← x + (σ' − σ) · (x − picture) / σ.
 *
 * Karras, Aittala, Aila, Laine, “Elucidating the design space of diffusion-based generative models” (2022), algorithm 2
 * without churn. Configs are those of diffusers' EulerDiscreteScheduler.
 */
import { z } from 'zod';
import type { Scheduler, SchedulerEntry, SchedulerRequest } from './scheduler';

const configSchema = z.looseObject({
  num_train_timesteps: z.number().int().positive().default(1000),
  beta_start: z.number().default(0.00085),
  beta_end: z.number().default(0.012),
  beta_schedule: z.enum(['linear', 'scaled_linear']).default('scaled_linear'),
  prediction_type: z.enum(['epsilon', 'v_prediction']).default('epsilon'),
  timestep_spacing: z.enum(['linspace', 'leading', 'trailing']).default('leading'),
  steps_offset: z.number().int().default(1),
});
type Config = z.infer<typeof configSchema>;

export const euler: SchedulerEntry = { id: 'euler', create };

function create({ config: given, steps }: SchedulerRequest): Scheduler {
  const config = configSchema.parse(given);
  const all = trainedSigmas(config);
  const timesteps = spaced(config, steps);
  const sigmas = [...timesteps.map((t) => interpolate(all, t)), 0];
  const first = sigmas[0] ?? 1;
  const clean = (latents: Float32Array, prediction: Float32Array, step: number) => {
    const sigma = sigmas[step] ?? 0;
    if (config.prediction_type === 'epsilon') return latents.map((x, i) => x - sigma * (prediction[i] ?? 0));
    const square = sigma ** 2 + 1;
    return latents.map((x, i) => x / square - ((prediction[i] ?? 0) * sigma) / Math.sqrt(square));
  };
  const inputScale = (step: number) => 1 / Math.sqrt((sigmas[step] ?? 0) ** 2 + 1);
  return {
    timesteps,
    initialScale: config.timestep_spacing === 'leading' ? Math.sqrt(first ** 2 + 1) : first,
    scaled: (latents, step) => latents.map((x) => x * inputScale(step)),
    advance(latents, prediction, step) {
      const sigma = sigmas[step] ?? 0;
      const change = (sigmas[step + 1] ?? 0) - sigma;
      if (config.prediction_type === 'epsilon') return latents.map((x, i) => x + change * (prediction[i] ?? 0));
      const picture = clean(latents, prediction, step);
      return latents.map((x, i) => x + (change * (x - (picture[i] ?? 0))) / sigma);
    },
    clean,
    noised: (picture, noise, step) => picture.map((x, i) => x + (sigmas[step] ?? 0) * (noise[i] ?? 0)),
    remaining: (step) => (sigmas[step + 1] ?? 0) / (sigmas[step] ?? 1),
  };
}

/** σ of every training timestep. */
function trainedSigmas(config: Config): readonly number[] {
  const count = config.num_train_timesteps;
  const root = config.beta_schedule === 'scaled_linear' ? Math.sqrt : (x: number) => x;
  const power = config.beta_schedule === 'scaled_linear' ? 2 : 1;
  const [from, to] = [root(config.beta_start), root(config.beta_end)];
  let kept = 1;
  return Array.from({ length: count }, (_, t) => {
    kept *= 1 - (from + ((to - from) * t) / (count - 1)) ** power;
    return Math.sqrt((1 - kept) / kept);
  });
}

/** Timesteps from noise to picture, by the three conventions of Lin et al., “Common diffusion noise schedules …” (2023). */
function spaced(config: Config, steps: number): readonly number[] {
  const count = config.num_train_timesteps;
  const each = (make: (i: number) => number) => Array.from({ length: steps }, (_, i) => make(i));
  if (config.timestep_spacing === 'trailing') return each((i) => Math.round(count - (i * count) / steps) - 1);
  if (config.timestep_spacing === 'linspace')
    return each((i) => (steps === 1 ? count - 1 : ((count - 1) * (steps - 1 - i)) / (steps - 1)));
  const stride = Math.floor(count / steps);
  return each((i) => (steps - 1 - i) * stride + config.steps_offset);
}

function interpolate(values: readonly number[], at: number): number {
  const below = Math.min(Math.floor(at), values.length - 1);
  const [low, high] = [values[below] ?? 0, values[Math.min(below + 1, values.length - 1)] ?? 0];
  return low + (high - low) * (at - below);
}
