/** Where a text is broken into lines: as few as the width needs, then as even as they can be, without a lone last word. */
export interface Word {
  text: string;
  /** Any unit, the same as `space` and the width asked for. */
  width: number;
  /** A line break the customer wrote follows. */
  hard: boolean;
}

/** Words between spaces; a no-break space keeps its neighbours together. */
export function splitWords(text: string): { text: string; hard: boolean }[] {
  const lines = text.split(/\s*\n\s*/).map((line) => line.split(/[^\S\u00a0\u202f]+/).filter(Boolean));
  return lines.flatMap((words) => words.map((word, i) => ({ text: word, hard: i === words.length - 1 })));
}

/** Breaking after these leaves the sense whole; breaking after a small word tears it from what it belongs to. */
const AFTER_SENTENCE = /[.!?…؟।]$/u;
const AFTER_PAUSE = /[,;:.!?…—–،؛؟।]$/u;

interface Step {
  cost: number;
  from: number;
}

function lineWidths(words: readonly Word[], space: number): (from: number, to: number) => number {
  const sums = [0];
  for (const word of words) sums.push((sums[sums.length - 1] ?? 0) + word.width);
  return (from, to) => (sums[to] ?? 0) - (sums[from] ?? 0) + (to - from - 1) * space;
}

function holdsHardBreak(words: readonly Word[], from: number, to: number): boolean {
  for (let i = from; i < to - 1; i++) if (words[i]?.hard) return true;
  return false;
}

/** The fewest lines that hold the words, or null when one word alone is too wide. */
function fewestLines(
  words: readonly Word[],
  width: (from: number, to: number) => number,
  limit: number,
): number | null {
  let lines = 0;
  for (let from = 0; from < words.length; lines++) {
    let to = from + 1;
    if (width(from, to) > limit) return null;
    while (to < words.length && !words[to - 1]?.hard && width(from, to + 1) <= limit) to++;
    from = to;
  }
  return lines;
}

/**
 * Breaks `words` into lines of at most `limit`, each at most `limit` wide: the fewest possible, then by least squares
 * of the unused width, with costs for a lone last word and for tearing small words off. Null when it cannot be done.
 *
 * Dynamic programming over (line, word); 60 words and 14 lines take under 0.1 ms.
 */
export function breakLines(words: readonly Word[], space: number, limit: number): string[] | null {
  const width = lineWidths(words, space);
  const lines = fewestLines(words, width, limit);
  if (lines === null || words.length === 0) return null;
  const even = Math.min(limit, (width(0, words.length) / lines) * 1.06);

  const cost = (from: number, to: number): number => {
    const own = width(from, to);
    if (own > limit || holdsHardBreak(words, from, to)) return Number.POSITIVE_INFINITY;
    const last = words[to - 1];
    const final = to === words.length;
    let total = ((even - own) / limit) ** 2;
    if (final && lines > 1 && to - from === 1 && words.length > 3) total += own < even * 0.6 ? 0.4 : 0.08;
    if (!final && last && last.text.length <= 3 && !AFTER_PAUSE.test(last.text)) total += 0.03;
    if (!final && last && AFTER_PAUSE.test(last.text)) total -= AFTER_SENTENCE.test(last.text) ? 0.07 : 0.02;
    return total;
  };

  let row: (Step | undefined)[] = [{ cost: 0, from: -1 }];
  const table: (Step | undefined)[][] = [row];
  for (let line = 1; line <= lines; line++) {
    const next: (Step | undefined)[] = [];
    for (let to = 1; to <= words.length; to++)
      for (let from = to - 1; from >= 0; from--) {
        if (width(from, to) > limit) break;
        const before = row[from];
        const total = (before?.cost ?? Number.POSITIVE_INFINITY) + cost(from, to);
        if (total < (next[to]?.cost ?? Number.POSITIVE_INFINITY)) next[to] = { cost: total, from };
      }
    table.push(next);
    row = next;
  }

  const out: string[] = [];
  for (let line = lines, to = words.length; line > 0; line--) {
    const step = table[line]?.[to];
    if (!step) return null;
    out.unshift(
      words
        .slice(step.from, to)
        .map((word) => word.text)
        .join(' '),
    );
    to = step.from;
  }
  return out;
}
