/** Prompt, brand colours, seed and shape → the numbers that a scene's graph is given. Pure: the same plan whoever asks. */
import { hexToRgb, labToSrgb, type Rgb } from '../../../imaging/index';
import type { Quiet } from '../../brief/index';
import type { Tensor } from '../../stage';
import { uniformNumbers } from '../noise';
import type { SceneCatalogue, SceneFamily } from './catalogue';
import type { Place, Reading } from './words';

const NUMBERS = 96;
const KINDS = 8;
const SLIDERS = 16;
const ROWS = 5;

/** Where copy will stand, as x0, y0, x1, y1 in fractions of the picture; all 0 where it may stand nowhere. */
const QUIET: Readonly<Record<Quiet, readonly [number, number, number, number]>> = {
  none: [0, 0, 0, 0],
  left: [0, 0, 0.45, 1],
  right: [0.55, 0, 1, 1],
  top: [0, 0, 1, 0.42],
  bottom: [0, 0.58, 1, 1],
  centre: [0.2, 0.2, 0.8, 0.8],
};

/** Copy in the middle of a picture that has a ground: what stands on it gets a third below, where an even frame leaves it a fifth above. */
const OVER_THE_GROUND = [0.1, 0.08, 0.9, 0.66] as const;

/** Words that ask for a picture which can be laid side by side. */
const TILING = /\b(?:tile(?:able|d)?|tiling|seamless(?:ly)?|repeat(?:ing)?)\b/i;

export interface ScenePlan {
  family: SceneFamily;
  kind: string;
  /** Path of the graph that draws it, in the model's folder. */
  graph: string;
  /** Uniform numbers in [0, 1): every random choice of the picture. */
  u: Float32Array;
  /** One-hot over the family's kinds. */
  kinds: Float32Array;
  /** Sliders, −1 to 1, in the catalogue's order. */
  look: Float32Array;
  /** Five rows of sRGB 0 to 1 and weight, heaviest first; weights sum to 1. */
  palette: Float32Array;
  quiet: Float32Array;
  /** Width and height in short sides. */
  aspect: Float32Array;
  tile: boolean;
}

export interface SceneAsked {
  prompt: string;
  seed: number;
  /** Pixels. */
  width: number;
  height: number;
  quiet: Quiet;
  /** The brief asks for a tile, whatever its words say. */
  tile?: boolean | undefined;
  /** As the model is told brand colours, see palette.ts; brand colours win over colours that are named. */
  palette: Tensor;
  /** The family of the main subject, where the prompt names one. */
  family: string | null;
}

/** A scene of which everything but its random numbers is said. */
export interface SceneParameters {
  seed: number;
  family: SceneFamily;
  kind: string;
  look: Float32Array;
  palette: Float32Array;
  quiet: Quiet;
  /** Width and height in any one unit. */
  width: number;
  height: number;
  tile: boolean;
}

/** The plan of a scene that is known by its parameters instead of words. */
export function planFrom(scene: SceneParameters, numbers = uniformNumbers(scene.seed, NUMBERS)): ScenePlan {
  const { family, kind, look, palette, quiet, width, height, tile } = scene;
  const kinds = new Float32Array(KINDS);
  kinds[family.kinds.indexOf(kind)] = 1;
  const short = Math.min(width, height);
  return {
    family,
    kind,
    graph: `${family.id}/${family.graphs[family.graphs.length > 1 ? family.kinds.indexOf(kind) : 0]}.onnx`,
    u: numbers.slice(0, NUMBERS),
    kinds,
    look,
    palette,
    quiet: Float32Array.from(QUIET[quiet]),
    aspect: Float32Array.of(width / short, height / short),
    tile,
  };
}

export function planScene(asked: SceneAsked, reading: Reading, catalogue: SceneCatalogue): ScenePlan {
  // Two numbers beyond those of the picture choose what it shows, so that choosing never shifts the picture.
  const numbers = uniformNumbers(asked.seed, NUMBERS + 2);
  const [choice = 0, colours = 0] = numbers.subarray(NUMBERS);
  // An open scene that is to tile is one of those that can.
  const tiling = asked.tile && asked.family === null ? catalogue.families.filter(({ tiles }) => tiles) : [];
  const families = tiling.length > 0 ? tiling : catalogue.families;
  const { family, kind } = choosePlace(asked.family, reading, families, choice);
  const look = new Float32Array(SLIDERS);
  for (const [at, slider] of catalogue.sliders.entries()) look[at] = reading.looks[slider] ?? 0;
  const { seed, quiet, width, height } = asked;
  const palette = paletteRows(asked.palette, reading, colours);
  const tile = family.tiles && (asked.tile === true || TILING.test(asked.prompt));
  const plan = planFrom({ seed, family, kind, look, palette, quiet, width, height, tile }, numbers);
  return quiet === 'centre' && family.ground ? { ...plan, quiet: Float32Array.from(OVER_THE_GROUND) } : plan;
}

/** Backdrops of nothing in particular: what they are for says more about the scene. */
const PLAIN_WORDS =
  /^(?:(?:abstract|plain) )?(?:backdrop|background|wall|texture|pattern|abstract|wallpaper|blend|wash)$/;

/**
 * The kind named first within the family of the subject; for a backdrop or an open scene where the other words lead, by seed;
 * else any kind of the family, or of a gradient, by seed.
 */
function choosePlace(wanted: string | null, reading: Reading, families: readonly SceneFamily[], choice: number) {
  const known = ({ family, kind }: Place) => families.some(({ id, kinds }) => id === family && kinds.includes(kind));
  const within = (place: Place) => known(place) && (wanted === null || place.family === wanted);
  const named = reading.named.filter(within);
  const strong = named.find(({ phrase }) => !PLAIN_WORDS.test(phrase));
  const open = wanted === null || named.length > 0;
  const leaning = reading.leaning.filter(open ? known : within);
  const place = strong ?? leaning[Math.floor(choice * leaning.length)] ?? named[0];
  const family =
    families.find(({ id }) => id === (place?.family ?? wanted)) ??
    families.find(({ id }) => id === 'gradient') ??
    (families[0] as SceneFamily);
  return { family, kind: place?.kind ?? family.kinds[Math.floor(choice * family.kinds.length)] ?? '' };
}

/** For a brief without brand colours, colour words or words that lead to colours. */
const NEUTRALS: readonly string[] = ['#e9e4dc', '#c9b8a4', '#7d8f93', '#3d4f58'];
const FALLING = [0.4, 0.25, 0.17, 0.11, 0.07];

function paletteRows(brand: Tensor, { colours, schemes }: Reading, choice: number): Float32Array {
  const rows: [Rgb, number][] = [];
  for (let at = 0; at < brand.data.length; at += 4) {
    const [l = 0, a = 0, b = 0, weight = 0] = Array.from(brand.data.subarray(at, at + 4), Number);
    if (weight > 0) rows.push([labToSrgb([l * 100, a * 128, b * 128]), weight]);
  }
  if (rows.length === 0) {
    const best = schemes.slice(0, 3);
    const hexes = colours.length > 0 ? colours : (best[Math.floor(choice * best.length)] ?? NEUTRALS);
    rows.push(...hexes.map((hex, at): [Rgb, number] => [hexToRgb(hex), FALLING[at] ?? 0.05]));
  }
  const heaviest = rows.sort((a, b) => b[1] - a[1]).slice(0, ROWS);
  const total = heaviest.reduce((sum, [, weight]) => sum + weight, 0);
  const out = new Float32Array(ROWS * 4);
  for (const [row, [rgb, weight]] of heaviest.entries())
    out.set([...rgb.map((value) => Math.min(1, Math.max(0, value / 255))), weight / total], row * 4);
  return out;
}
