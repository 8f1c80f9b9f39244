/** What the words of a prompt ask of a scene: `words.json`, written by the lists that training reads. */
import { z } from 'zod';
import { ColophonError } from '../../../errors/index';

const hex = z.string().regex(/^#[0-9a-f]{6}$/i);
const wordsSchema = z.object({
  /** family → kind → noun phrases. */
  subjects: z.record(z.string(), z.record(z.string(), z.array(z.string()))),
  /** phrase → slider → push, −1 to 1. */
  looks: z.record(z.string(), z.record(z.string(), z.number())),
  /** phrase → “family/kind” it leads to where no subject is named. */
  leanings: z.record(z.string(), z.array(z.string())),
  colours: z.record(z.string(), hex),
  schemes: z.array(z.object({ words: z.array(z.string()), colours: z.array(hex).min(1) })),
});

export interface Place {
  /** As the prompt names it; empty where other words lead there. */
  phrase: string;
  family: string;
  kind: string;
}

export interface Reading {
  /** Subjects named, in order. */
  named: readonly Place[];
  /** Where industries, occasions and seasons lead, in order. */
  leaning: readonly Place[];
  /** Sum of pushes by slider, −1 to 1. */
  looks: Readonly<Record<string, number>>;
  /** Colours named, in order. */
  colours: readonly string[];
  /** Colours of the schemes that the words lead to, best first. */
  schemes: readonly (readonly string[])[];
}

export interface SceneWords {
  read(text: string): Reading;
}

interface Effect {
  named?: Place;
  leaning?: readonly Place[];
  looks?: Readonly<Record<string, number>>;
  colour?: string;
  schemes?: number[];
}

const placeOf = (path: string): Place => {
  const [family = '', kind = ''] = path.split('/');
  return { phrase: '', family, kind };
};

/** @throws model_corrupt when the file is not a list of words. */
export function readSceneWords(bytes: Uint8Array, file: string): SceneWords {
  let parsed: z.infer<typeof wordsSchema>;
  try {
    parsed = wordsSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new ColophonError('model_corrupt', { file }, { cause });
  }
  const effects = effectsOf(parsed);
  const longest = Math.max(1, ...[...effects.keys()].map((phrase) => phrase.split(' ').length));
  return {
    read(text) {
      const named: Place[] = [];
      const leaning: Place[] = [];
      const looks: Record<string, number> = {};
      const colours: string[] = [];
      const votes = new Map<number, number>();
      for (const effect of found(text, effects, longest)) {
        if (effect.named) named.push(effect.named);
        leaning.push(...(effect.leaning ?? []));
        for (const [slider, push] of Object.entries(effect.looks ?? {})) looks[slider] = (looks[slider] ?? 0) + push;
        if (effect.colour) colours.push(effect.colour);
        for (const scheme of effect.schemes ?? []) votes.set(scheme, (votes.get(scheme) ?? 0) + 1);
      }
      for (const slider of Object.keys(looks)) looks[slider] = Math.min(1, Math.max(-1, looks[slider] ?? 0));
      const best = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      return { named, leaning, looks, colours, schemes: best.map(([at]) => parsed.schemes[at]?.colours ?? []) };
    },
  };
}

function effectsOf(words: z.infer<typeof wordsSchema>): ReadonlyMap<string, Effect> {
  const effects = new Map<string, Effect>();
  const add = (phrase: string, effect: Effect) => effects.set(phrase, { ...effects.get(phrase), ...effect });
  for (const [family, kinds] of Object.entries(words.subjects))
    for (const [kind, phrases] of Object.entries(kinds))
      for (const phrase of phrases) add(phrase, { named: { phrase, family, kind } });
  for (const [phrase, looks] of Object.entries(words.looks)) add(phrase, { looks });
  for (const [phrase, places] of Object.entries(words.leanings)) add(phrase, { leaning: places.map(placeOf) });
  for (const [phrase, colour] of Object.entries(words.colours)) add(phrase, { colour });
  for (const [at, scheme] of words.schemes.entries())
    for (const phrase of scheme.words) add(phrase, { schemes: [...(effects.get(phrase)?.schemes ?? []), at] });
  return effects;
}

/** The longest known phrases, left to right; no word is read twice. */
function* found(text: string, effects: ReadonlyMap<string, Effect>, longest: number): Generator<Effect> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  for (let at = 0; at < words.length; at++)
    for (let length = Math.min(longest, words.length - at); length > 0; length--) {
      const effect = effects.get(words.slice(at, at + length).join(' '));
      if (!effect) continue;
      yield effect;
      at += length - 1;
      break;
    }
}
