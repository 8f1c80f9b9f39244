'use client';

import { suggestWording } from '../../../../lib/pipeline/brief/suggest-wording';
import { Button } from '../../../components/button';
import { words } from '../../../words';
import type { Draft } from './draft';

interface Props {
  draft: Draft;
  instead: readonly { from: string; to: string }[];
  change: (part: Partial<Draft>) => void;
}

/** What the brand would say instead, as a difference; nothing is changed before somebody takes it. */
export function WordingSuggestions({ draft, instead, change }: Props) {
  const suggestions = suggestWording(draft, { instead });
  if (suggestions.length === 0) return null;
  return (
    <ul aria-label={words.brands.suggestions} className="space-y-1" aria-live="polite">
      {suggestions.map(({ field, from, to, before, after }) => (
        <li key={`${field} ${from}`} className="flex flex-wrap items-center gap-2 text-sm">
          <span className="min-w-0 flex-1">
            {words.studio[field]}: <del className="text-block">{before}</del> <ins className="text-pass">{after}</ins>
          </span>
          <Button aria-label={words.brands.takeSuggestion(from, to)} onClick={() => change({ [field]: after })}>
            {words.brands.take}
          </Button>
        </li>
      ))}
    </ul>
  );
}
