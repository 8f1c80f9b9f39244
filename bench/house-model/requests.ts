/** What the model is asked for when it is measured: prompts out of the caption grammar and palettes that nobody chose. */
import { type Lab, labToSrgb, rgbToHex } from '../../lib/imaging/index';
import { QUIET_REGIONS, type Quiet } from '../../lib/pipeline/brief/index';
import { uniformNumbers } from '../../lib/pipeline/generation/noise';
import { assessSubject, readVocabulary } from '../../lib/pipeline/generation/subject/index';
import type { ModelDescription } from '../../lib/pipeline/stage';

export interface SceneRequest {
  prompt: string;
  family: string;
  /** Heaviest first. */
  colours: readonly string[];
  quiet: Quiet;
  seed: number;
}

/** What `words.json` holds of the grammar. */
export interface Grammar {
  subjects: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  looks: Readonly<Record<string, unknown>>;
  leanings: Readonly<Record<string, unknown>>;
}

/** Seeds below a million belong to measurement and never to training. */
const SEEDS = 1_000_000;
const ATTEMPTS = 400;
const REGIONS = QUIET_REGIONS.filter((region) => region !== 'none');

/** Uniform numbers of one seed, one after the other. */
export interface Dice {
  next(): number;
  pick<T>(from: readonly T[]): T;
}

export function diceOf(seed: number): Dice {
  let block = uniformNumbers(seed, 4096);
  let at = 0;
  let round = 0;
  const next = () => {
    if (at === block.length) [block, at] = [uniformNumbers(seed + ++round * 7919, 4096), 0];
    return block[at++] ?? 0;
  };
  return { next, pick: (from) => from[Math.floor(next() * from.length)] as (typeof from)[number] };
}

/**
 * Every family of the model in turn, every second picture with space for copy. A prompt counts when model and renderer read
 * it as the same family, and the model was taught every word of it.
 *
 * @throws Error when no prompt is found for a family that both list.
 */
export function freshRequests(
  dice: Dice,
  count: number,
  { model, renderer, grammar }: { model: ModelDescription; renderer: ModelDescription; grammar: Grammar },
  families: readonly string[] = sharedFamilies(model, renderer, grammar),
): SceneRequest[] {
  return Array.from({ length: count }, (_, at) => {
    const family = families[at % families.length] ?? '';
    const round = Math.floor(at / families.length);
    return {
      prompt: promptFor(family, dice, { model, renderer, grammar }),
      family,
      colours: paletteOf(dice),
      quiet: (at + round) % 2 === 0 ? dice.pick(REGIONS) : 'none',
      seed: Math.floor(dice.next() * SEEDS),
    };
  });
}

/** Families that both list and that are drawn from parameters; figures belong to the renderer's own lists. */
export function sharedFamilies(model: ModelDescription, renderer: ModelDescription, { subjects }: Grammar): string[] {
  const ids = new Set(renderer.families.map(({ id }) => id));
  return model.families.map(({ id }) => id).filter((id) => ids.has(id) && subjects[id] !== undefined);
}

function promptFor(
  family: string,
  dice: Dice,
  { model, renderer, grammar }: { model: ModelDescription; renderer: ModelDescription; grammar: Grammar },
): string {
  const vocabulary = readVocabulary(model);
  const taught = (phrase: string) =>
    !vocabulary.closed || phrase.split(/[^\p{L}\p{N}]+/u).every((word) => vocabulary.taught(word));
  const looks = Object.keys(grammar.looks).filter((phrase) => !phrase.includes(' ') && taught(phrase));
  const topics = Object.keys(grammar.leanings).filter(taught);
  const kinds = Object.values(grammar.subjects[family] ?? {});
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const nouns = dice.pick(dice.pick(kinds)).trim();
    const front = Array.from({ length: Math.floor(dice.next() * 3) }, () => dice.pick(looks));
    const after = topics.length > 0 && dice.next() < 0.4 ? ['for', dice.pick(topics)] : [];
    const prompt = [...front, nouns, ...after].join(' ');
    if (!taught(nouns)) continue;
    const readings = [model, renderer].map((engine) => assessSubject(prompt, engine));
    if (readings.every((reading) => reading.drawable && reading.family === family)) return prompt;
  }
  throw new Error(`no prompt of the grammar leads both engines to ${family}`);
}

/** Three to five colours about one to three hues, from dark to light, the heaviest anywhere between. */
export function paletteOf(dice: Dice): string[] {
  const count = 3 + Math.floor(dice.next() * 3);
  const hue = dice.next() * 360;
  const turns = dice.pick([[0], [0, 30, -30], [0, 180], [0, 120, 240], [0, 150, 210]]);
  const [dark, light] = [12 + dice.next() * 28, 78 + dice.next() * 18];
  const colours = Array.from({ length: count }, (_, at): string => {
    const lightness = dark + ((light - dark) * at) / (count - 1);
    // Neither black nor white has room for much chroma.
    const chroma = (8 + dice.next() * 44) * (1 - Math.abs(lightness - 55) / 70);
    const angle = ((hue + dice.pick(turns) + (dice.next() - 0.5) * 16) * Math.PI) / 180;
    const lab: Lab = [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
    const [r, g, b] = labToSrgb(lab).map((value) => Math.round(Math.min(255, Math.max(0, value))));
    return rgbToHex([r ?? 0, g ?? 0, b ?? 0]);
  });
  return colours
    .map((colour) => ({ colour, key: dice.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ colour }) => colour);
}
