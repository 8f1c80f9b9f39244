import type { Verdict } from '../../pipeline/finding';
import { fisherExact, wilson } from '../statistics/index';
import type { RatesFinding } from './findings';

export interface Judgement {
  /** The sentence or prompt that all groups share. */
  prompt: string;
  group: string;
  text: string;
  verdict: Verdict;
  rules: readonly string[];
}

/**
 * Are the groups blocked (or stopped at all) at equal rates? Fisher's exact test of each group against all others, and every
 * run listed whose verdict is not that of most groups in the same sentence. @returns null for fewer than two groups.
 */
export function ratesOf(judgements: readonly Judgement[], measure: RatesFinding['measure']): RatesFinding | null {
  const names = [...new Set(judgements.map(({ group }) => group))];
  if (names.length < 2) return null;
  const hit = ({ verdict }: Pick<Judgement, 'verdict'>) =>
    verdict === 'block' || (measure === 'hold or block rate' && verdict === 'hold');
  const all = judgements.filter(hit).length;
  const groups = names.map((name) => {
    const own = judgements.filter(({ group }) => group === name);
    const count = own.filter(hit).length;
    const p = fisherExact(count, own.length, all - count, judgements.length - own.length);
    return {
      name,
      n: own.length,
      count,
      share: own.length === 0 ? 0 : count / own.length,
      ...wilson(count, own.length),
      test: { method: 'fisher-exact', p, adjusted: p },
      verdict: 'insufficient data' as const,
    };
  });
  const shares = groups.map(({ share }) => share);
  return {
    kind: 'rates',
    measure,
    n: Math.min(...groups.map(({ n }) => n)),
    groups,
    distance: Math.max(...shares) - Math.min(...shares),
    differing: differing(judgements, (verdict) => hit({ verdict })),
    verdict: 'insufficient data',
  };
}

/** Only what moves this rate: “blocked, usually held” is a matter of the block rate, “held, usually passed” of the other. */
function differing(
  judgements: readonly Judgement[],
  stopped: (verdict: Verdict) => boolean,
): RatesFinding['differing'] {
  const prompts = [...new Set(judgements.map(({ prompt }) => prompt))];
  return prompts.flatMap((prompt) => {
    const own = judgements.filter((entry) => entry.prompt === prompt);
    const usual = mostFrequent(own.map(({ verdict }) => verdict));
    return own
      .filter(({ verdict }) => stopped(verdict) !== stopped(usual))
      .map(({ group, text, verdict, rules }) => ({ prompt, group, text, verdict, usual, rules: [...rules] }));
  });
}

export function mostFrequent<Value extends string>(values: readonly Value[]): Value {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] as Value;
}
