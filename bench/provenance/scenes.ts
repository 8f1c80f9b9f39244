/** Further kinds of test pictures beside those this product makes itself: what customers bring. Seeded; the same seed draws the same one. */
import { createSurface, fontStack, type Pixels, withoutAlpha } from '../../lib/imaging/index';

export const SCENES = ['landscape', 'texture', 'type', 'illustration', 'night', 'product', 'chart'] as const;
export type Scene = (typeof SCENES)[number];
type Random = () => number;
type Rgb = readonly [number, number, number];

/** Fractal value noise, 0 to 1: octaves of a random lattice, each half as loud as the one before it (`roughness`). */
function fractal(random: Random, octaves: number, roughness: number): (x: number, y: number) => number {
  const SIDE = 64;
  const lattices = Array.from({ length: octaves }, () => Float32Array.from({ length: SIDE * SIDE }, random));
  const smooth = (t: number) => t * t * (3 - 2 * t);
  return (x, y) => {
    let [sum, loud, total] = [0, 1, 0];
    for (const [octave, lattice] of lattices.entries()) {
      const [u, v] = [x * 3 * 2 ** octave, y * 3 * 2 ** octave];
      const [left, top] = [Math.floor(u), Math.floor(v)];
      const [fx, fy] = [smooth(u - left), smooth(v - top)];
      const at = (dx: number, dy: number) =>
        lattice[((top + dy) & (SIDE - 1)) * SIDE + ((left + dx) & (SIDE - 1))] as number;
      const above = at(0, 0) + (at(1, 0) - at(0, 0)) * fx;
      const below = at(0, 1) + (at(1, 1) - at(0, 1)) * fx;
      sum += loud * (above + (below - above) * fy);
      total += loud;
      loud *= roughness;
    }
    return sum / total;
  };
}

function painted(width: number, height: number, colour: (x: number, y: number) => Rgb): Pixels {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const value = colour(x / width, y / height);
      for (let c = 0; c < 3; c++)
        data[(y * width + x) * 3 + c] = Math.max(0, Math.min(255, Math.round(value[c] as number)));
    }
  return { data, width, height, channels: 3 };
}

const mix = (a: Rgb, b: Rgb, t: number): Rgb => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];
const colourOf = (random: Random, low: number, high: number): Rgb => {
  const one = () => low + random() * (high - low);
  return [one(), one(), one()];
};

/** Ground with detail down to the pixel under a soft sky. */
function landscape(random: Random, width: number, height: number): Pixels {
  const [ridge, ground, cloud] = [fractal(random, 5, 0.5), fractal(random, 8, 0.7), fractal(random, 4, 0.5)];
  const [sky, haze, earth, light] = [
    colourOf(random, 90, 200),
    colourOf(random, 170, 250),
    colourOf(random, 20, 90),
    colourOf(random, 90, 200),
  ];
  const horizon = 0.35 + random() * 0.3;
  return painted(width, height, (x, y) => {
    const edge = horizon + (ridge(x, 0.3) - 0.5) * 0.5;
    return y < edge
      ? mix(sky, haze, Math.min(1, (y / edge) * 0.8 + cloud(x, y) * 0.3))
      : mix(earth, light, ground(x * 1.5, y * 2) ** 1.5 * 1.4);
  });
}

/** Cloth, plaster, foliage: detail from edge to edge. */
function texture(random: Random, width: number, height: number): Pixels {
  const grain = fractal(random, 8, 0.55 + random() * 0.4);
  const [dark, light] = [colourOf(random, 10, 110), colourOf(random, 120, 250)];
  return painted(width, height, (x, y) => mix(dark, light, Math.max(0, Math.min(1, (grain(x, y) - 0.5) * 2.5 + 0.5))));
}

/** Little lights on near black. */
function night(random: Random, width: number, height: number): Pixels {
  const haze = fractal(random, 4, 0.5);
  const lamps = Array.from({ length: 30 }, () => ({
    x: random(),
    y: 0.3 + random() * 0.6,
    size: 0.004 + random() * 0.03,
    colour: colourOf(random, 120, 255),
  }));
  return painted(width, height, (x, y) => {
    let value: Rgb = mix([6, 8, 16], [34, 36, 58], haze(x, y));
    for (const { x: left, y: top, size, colour } of lamps) {
      const far = ((x - left) ** 2 + ((y - top) * (height / width)) ** 2) / size ** 2;
      if (far < 12) value = mix(value, colour, Math.exp(-far));
    }
    return value;
  });
}

/** A shaded body with a highlight on a studio ground, sensor noise over all. */
function product(random: Random, width: number, height: number): Pixels {
  const [back, front, body] = [colourOf(random, 150, 245), colourOf(random, 120, 235), colourOf(random, 40, 200)];
  const radius = 0.2 + random() * 0.12;
  const [cx, cy] = [0.35 + random() * 0.3, 0.5];
  const loud = 1 + random() * 5;
  return painted(width, height, (x, y) => {
    const [dx, dy] = [(x - cx) / radius, ((y - cy) * (height / width)) / radius];
    const far = Math.hypot(dx, dy);
    let value = mix(back, front, y);
    if (far < 1) {
      const lit = Math.max(0, -0.5 * dx - 0.6 * dy + 0.6 * Math.sqrt(1 - far * far));
      value = mix(mix([10, 10, 14], body, 0.3 + 0.7 * lit), [255, 255, 255], lit ** 24);
    } else value = mix(value, [40, 40, 46], 0.5 * Math.exp(-(dx * dx + (6 * (dy - 1)) ** 2)));
    const grain = (random() + random() - 1) * loud;
    return [value[0] + grain, value[1] + grain, value[2] + grain];
  });
}

const css = ([r, g, b]: Rgb) => `rgb(${Math.round(r)} ${Math.round(g)} ${Math.round(b)})`;
const WORDS = 'light paper morning harbour quiet linen copper seven garden winter made slow bread salt'.split(' ');

/** A page of small type, a page of flat shapes, a page of bars: plain grounds with hard edges. */
function drawn(kind: 'type' | 'illustration' | 'chart', random: Random, width: number, height: number): Pixels {
  const surface = createSurface(width, height);
  const { context } = surface;
  const short = Math.min(width, height);
  context.fillStyle = css(random() < 0.5 ? colourOf(random, 225, 250) : colourOf(random, 20, 190));
  context.fillRect(0, 0, width, height);
  const ink = () => css(colourOf(random, 0, 255));
  if (kind === 'type') {
    context.fillStyle = css(colourOf(random, 0, 50));
    const size = short * (0.022 + random() * 0.02);
    context.font = `400 ${size}px ${fontStack('Inter', 400, 'A')}`;
    for (let y = size * 3; y < height - size * 2; y += size * 1.5) {
      const line = Array.from({ length: 40 }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
      context.fillText(line.slice(0, Math.floor((width * 0.84) / (size * 0.52))), width * 0.08, y);
    }
  } else if (kind === 'illustration')
    for (let at = 0; at < 26; at++) {
      context.fillStyle = ink();
      context.beginPath();
      const [x, y] = [random() * width, random() * height];
      if (random() < 0.5) context.arc(x, y, short * (0.03 + random() * 0.14), 0, 7);
      else {
        context.moveTo(x, y);
        for (let corner = 0; corner < 3; corner++)
          context.lineTo(x + (random() - 0.5) * short * 0.6, y + (random() - 0.5) * short * 0.6);
      }
      context.fill();
    }
  else {
    const bars = 6 + Math.floor(random() * 8);
    for (let at = 0; at < bars; at++) {
      context.fillStyle = ink();
      const tall = height * (0.1 + random() * 0.65);
      context.fillRect(width * (0.1 + (0.8 * at) / bars), height * 0.88 - tall, (width * 0.6) / bars, tall);
    }
    context.fillStyle = css([60, 60, 66]);
    context.fillRect(width * 0.08, height * 0.88, width * 0.84, Math.max(1, short * 0.004));
  }
  return withoutAlpha(surface.pixels());
}

/** RGB, opaque. */
export function drawnScene(kind: Scene, width: number, height: number, random: Random): Pixels {
  if (kind === 'landscape') return landscape(random, width, height);
  if (kind === 'texture') return texture(random, width, height);
  if (kind === 'night') return night(random, width, height);
  if (kind === 'product') return product(random, width, height);
  return drawn(kind, random, width, height);
}
