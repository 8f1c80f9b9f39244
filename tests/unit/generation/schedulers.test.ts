import { describe, expect, it } from 'vitest';
import { euler } from '../../../lib/pipeline/generation/schedulers/euler';
import { flowMatchEuler } from '../../../lib/pipeline/generation/schedulers/flow-match-euler';
import { findScheduler, SCHEDULERS } from '../../../lib/pipeline/generation/schedulers/index';

const noise = Float32Array.from({ length: 16 }, (_, i) => Math.sin(i * 12.9898 + 1) * 1.3);
const picture = Float32Array.from({ length: 16 }, (_, i) => Math.cos(i));

describe.each(SCHEDULERS.map((entry) => [entry.id, entry] as const))('%s', (_, entry) => {
  it.each([1, 2, 8, 50])('takes %i steps, from much noise to little', (steps) => {
    const { timesteps } = entry.create({ config: {}, steps, latentPixels: 1024 });
    expect(timesteps).toHaveLength(steps);
    expect([...timesteps].sort((a, b) => b - a)).toEqual(timesteps);
    expect(timesteps.every((t) => t > 0 && t <= 1000)).toBe(true);
  });

  it('leaves the latents it is given as they were', () => {
    const scheduler = entry.create({ config: {}, steps: 4, latentPixels: 1024 });
    const latents = noise.slice();
    scheduler.scaled(latents, 1);
    scheduler.advance(latents, picture, 1);
    expect(latents).toEqual(noise);
  });
});

describe('flow matching', () => {
  it('shifts noise levels as the SD3 paper and diffusers 0.42.1 do: shift 3, four steps', () => {
    const { timesteps } = flowMatchEuler.create({ config: { shift: 3 }, steps: 4, latentPixels: 1024 });
    expect(timesteps.map((t) => Number(t.toFixed(6)))).toEqual([1000, 900, 750, 500]);
  });

  it('shifts by the size of the picture when the config says so: e^1.15 at 4096 tokens, as FLUX', () => {
    const config = { use_dynamic_shifting: true };
    const { timesteps } = flowMatchEuler.create({ config, steps: 2, latentPixels: 128 * 128 });
    const shift = Math.exp(1.15);
    expect(timesteps[1]).toBeCloseTo((1000 * shift * 0.5) / (1 + (shift - 1) * 0.5), 6);
  });

  it('arrives at the picture when the velocity is right', () => {
    const scheduler = flowMatchEuler.create({ config: { shift: 2 }, steps: 5, latentPixels: 16 });
    const velocity = noise.map((n, i) => n - (picture[i] ?? 0));
    let latents: Float32Array = noise;
    for (const step of scheduler.timesteps.keys()) latents = scheduler.advance(latents, velocity, step);
    for (const [i, x] of latents.entries()) expect(x).toBeCloseTo(picture[i] ?? 0, 5);
  });
});

describe('Euler on a discrete schedule', () => {
  it('spans the noise levels of Stable Diffusion: 14.6146 to 0.0292', () => {
    const config = { timestep_spacing: 'linspace' };
    expect(euler.create({ config, steps: 10, latentPixels: 1 }).initialScale).toBeCloseTo(14.6146, 3);
    const first = euler.create({ config: { timestep_spacing: 'leading', steps_offset: 0 }, steps: 1, latentPixels: 1 });
    expect(first.timesteps).toEqual([0]);
    expect(first.initialScale).toBeCloseTo(Math.sqrt(1 + 0.0292 ** 2), 4);
  });

  it('takes the same step as diffusers 0.42.1', () => {
    const create = (config: object) => euler.create({ config, steps: 5, latentPixels: 1 });
    expect(create({ timestep_spacing: 'leading' }).initialScale).toBeCloseTo(5.2309088706970215, 5);
    expect(create({ timestep_spacing: 'leading' }).timesteps).toEqual([801, 601, 401, 201, 1]);
    const trailing = create({ timestep_spacing: 'trailing', prediction_type: 'v_prediction' });
    const after = trailing.advance(Float32Array.of(1, -2, 0.5), Float32Array.of(0.3, -0.1, 0.7), 0);
    expect([...after].map((x) => Number(x.toFixed(5)))).toEqual([0.15606, -0.6373, -0.27966]);
  });

  it('spaces timesteps by each convention', () => {
    const spaced = (timestep_spacing: string) =>
      euler.create({ config: { timestep_spacing }, steps: 4, latentPixels: 1 }).timesteps;
    expect(spaced('leading')).toEqual([751, 501, 251, 1]);
    expect(spaced('trailing')).toEqual([999, 749, 499, 249]);
    expect(spaced('linspace')).toEqual([999, 666, 333, 0]);
  });

  it.each(['epsilon', 'v_prediction'])('arrives at the picture when the %s is right', (prediction_type) => {
    const config = { prediction_type, timestep_spacing: 'trailing' };
    const scheduler = euler.create({ config, steps: 6, latentPixels: 16 });
    let latents: Float32Array = noise.map((x) => x * scheduler.initialScale);
    for (const step of scheduler.timesteps.keys()) {
      const seen = scheduler.scaled(latents, step);
      const sigma = Math.sqrt(((latents[0] ?? 0) / (seen[0] ?? 1)) ** 2 - 1);
      const epsilon = latents.map((x, i) => (x - (picture[i] ?? 0)) / sigma);
      const velocity = epsilon.map((e, i) => (e - sigma * (picture[i] ?? 0)) / Math.sqrt(sigma ** 2 + 1));
      latents = scheduler.advance(latents, prediction_type === 'epsilon' ? epsilon : velocity, step);
    }
    for (const [i, x] of latents.entries()) expect(x).toBeCloseTo(picture[i] ?? 0, 3);
  });
});

it('says which scheduler is missing', () => {
  expect(() => findScheduler('nonesuch')).toThrow('nonesuch');
});
