import type { ModelDescription } from '../../stage';
import { stem } from './stem';

export interface Suggestion {
  family: string;
  title: string;
  prompt: string;
}

/**
 * The three families nearest to what was asked: shared words first, then shared letter triples, so that a misspelt subject
 * leads to the right one; at equal distance in the order of `model.json`.
 */
export function nearestScenes(
  prompt: string,
  subject: string | null,
  families: ModelDescription['families'],
): readonly Suggestion[] {
  const asked = stems(prompt);
  const triples = trigrams(subject ?? prompt);
  const scored = families.map((family, order) => {
    const own = stems([...family.subjects, family.title, family.example_prompt].join(' '));
    const shared = [...asked].filter((word) => own.has(word)).length;
    const likeness = Math.max(0, ...family.subjects.map((word) => dice(triples, trigrams(word))));
    return { family, order, score: shared + 2 * likeness };
  });
  return scored
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .slice(0, 3)
    .map(({ family }) => ({ family: family.id, title: family.title, prompt: family.example_prompt }));
}

function stems(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return new Set(words.filter((word) => word.length > 2).map(stem));
}

function trigrams(text: string): Set<string> {
  const padded = ` ${text.toLowerCase()} `;
  return new Set(Array.from({ length: Math.max(0, padded.length - 2) }, (_, i) => padded.slice(i, i + 3)));
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((piece) => other.has(piece)).length;
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size);
}
