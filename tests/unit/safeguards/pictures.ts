/** Pictures made of formulas: the same on every machine. */
import type { Pixels } from '../../../lib/imaging/index';

export function paint(width: number, height: number, colour: (x: number, y: number) => readonly number[]): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const seen = colour(x, y);
      for (let channel = 0; channel < 3; channel += 1)
        data[(y * width + x) * 3 + channel] = Math.max(0, Math.min(255, Math.round(seen[channel] ?? 0)));
    }
  return { data, width, height, channels: 3 };
}

/** Numbers from 0 to 1 that look random and are not (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A still life of a kind: discs, bars and a gradient, different for each seed. */
export function scene(seed: number, width = 384, height = 384): Pixels {
  const next = random(seed);
  const shapes = Array.from({ length: 24 }, () => ({
    x: next(),
    y: next(),
    r: 0.03 + next() * 0.18,
    colour: [next() * 255, next() * 255, next() * 255],
    bar: next() > 0.6,
  }));
  const ground = [60 + next() * 150, 60 + next() * 150, 60 + next() * 150];
  const data = new Uint8Array(width * height * 3);
  for (let py = 0, at = 0; py < height; py += 1)
    for (let px = 0; px < width; px += 1, at += 3) {
      const [x, y] = [px / width, py / height];
      // The last shape drawn is on top.
      let top = shapes.length - 1;
      while (top >= 0 && !covers(shapes[top] as Shape, x, y)) top -= 1;
      const colour = shapes[top]?.colour ?? ground;
      const light = top >= 0 ? 0.8 + 0.4 * x : 0.7 + 0.5 * y;
      for (let channel = 0; channel < 3; channel += 1)
        data[at + channel] = Math.max(0, Math.min(255, Math.round((colour[channel] as number) * light)));
    }
  return { data, width, height, channels: 3 };
}

interface Shape {
  x: number;
  y: number;
  r: number;
  colour: readonly number[];
  bar: boolean;
}

const covers = (shape: Shape, x: number, y: number): boolean =>
  shape.bar
    ? Math.abs(x - shape.x) < shape.r / 3 && Math.abs(y - shape.y) < shape.r * 1.6
    : (x - shape.x) ** 2 + (y - shape.y) ** 2 < shape.r ** 2;

/** Discs and glows out of focus over a ground that falls off to one side: bokeh, fog, backdrops. */
export function softPicture(seed: number, side = 160): Pixels {
  const next = random(seed);
  const sharpness = 2 + next() * 8;
  const ground = [next() * 200 + 20, next() * 200 + 20, next() * 200 + 20];
  const fall = [(next() - 0.5) * 120, (next() - 0.5) * 120];
  const lights = Array.from({ length: 4 + Math.floor(next() * 16) }, () => ({
    x: next(),
    y: next(),
    radius: 0.04 + next() * 0.16,
    colour: [(next() - 0.4) * 190, (next() - 0.4) * 190, (next() - 0.4) * 190],
  }));
  const data = new Uint8Array(side * side * 3);
  for (let y = 0, at = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1, at += 3) {
      const [u, v] = [x / side, y / side];
      const even = (fall[0] as number) * u + (fall[1] as number) * v;
      const colour = ground.map((value) => value + even);
      for (const light of lights) {
        const away = Math.hypot(u - light.x, v - light.y) / light.radius;
        if (away > 3) continue;
        const share = 1 / (1 + Math.exp((away - 1) * sharpness));
        for (let c = 0; c < 3; c += 1) colour[c] = (colour[c] as number) + share * (light.colour[c] as number);
      }
      for (let c = 0; c < 3; c += 1) data[at + c] = Math.max(0, Math.min(255, colour[c] as number));
    }
  return { data, width: side, height: side, channels: 3 };
}
