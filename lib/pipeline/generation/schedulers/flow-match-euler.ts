/**
 * Euler steps along a rectified flow: latents at noise level σ are (1 − σ) · picture + σ · noise, the denoiser predicts the
 * velocity noise − picture, and one step is x ← x + (σ' − σ) · v.
 *
 * Liu, Gong, Liu, “Flow straight and fast” (2022); Lipman et al., “Flow matching for generative modeling” (2022); the shift
 * of σ towards noise from Esser et al., “Scaling rectified flow transformers” (2024), § 5.3.2. Configs are those of
 * diffusers' FlowMatchEulerDiscreteScheduler. Noise levels start as 1, (n−1)/n, …, 1/n, as the reference code of SD3 and
 * FLUX has it; diffusers' own default ends at 1/1000 instead, which spends the last of few steps on nothing.
 */
import { z } from 'zod';
import type { Scheduler, SchedulerEntry, SchedulerRequest } from './scheduler';

const configSchema = z.looseObject({
  num_train_timesteps: z.number().positive().default(1000),
  shift: z.number().positive().default(1),
  use_dynamic_shifting: z.boolean().default(false),
  base_shift: z.number().default(0.5),
  max_shift: z.number().default(1.15),
  base_image_seq_len: z.number().default(256),
  max_image_seq_len: z.number().default(4096),
});
type Config = z.infer<typeof configSchema>;

export const flowMatchEuler: SchedulerEntry = { id: 'flow-match-euler', create };

function create({ config: given, steps, latentPixels }: SchedulerRequest): Scheduler {
  const config = configSchema.parse(given);
  const shift = config.use_dynamic_shifting ? dynamicShift(config, latentPixels) : config.shift;
  const sigmas = Array.from({ length: steps + 1 }, (_, i) => {
    const sigma = 1 - i / steps;
    return (shift * sigma) / (1 + (shift - 1) * sigma);
  });
  return {
    timesteps: sigmas.slice(0, steps).map((sigma) => sigma * config.num_train_timesteps),
    initialScale: 1,
    scaled: (latents) => latents,
    advance(latents, velocity, step) {
      const change = (sigmas[step + 1] ?? 0) - (sigmas[step] ?? 0);
      return latents.map((x, i) => x + change * (velocity[i] ?? 0));
    },
    clean: (latents, velocity, step) => latents.map((x, i) => x - (sigmas[step] ?? 0) * (velocity[i] ?? 0)),
    noised: (clean, noise, step) => {
      const sigma = sigmas[step] ?? 0;
      return clean.map((x, i) => (1 - sigma) * x + sigma * (noise[i] ?? 0));
    },
    remaining: (step) => (sigmas[step + 1] ?? 0) / (sigmas[step] ?? 1),
  };
}

/** FLUX: the shift grows exponentially with the number of tokens, one for every 2 × 2 latent pixels. */
function dynamicShift(config: Config, latentPixels: number): number {
  const tokens = latentPixels / 4;
  const slope = (config.max_shift - config.base_shift) / (config.max_image_seq_len - config.base_image_seq_len);
  return Math.exp(config.base_shift + slope * (tokens - config.base_image_seq_len));
}
