/**
 * Wording that would pass, made from the text itself: what a rule found is taken out or replaced, and the result is checked
 * by the same rules before anybody sees it. What cannot be mended this way gets the rule's own example.
 */
import { checkTexts } from './check';
import { findHits, type Hit, type PolicyPreset, type PolicyRequest, textsOf } from './hits';
import { INSTALLATION_POLICY, type PolicyInForce, thresholdsOf } from './organisation-policy';
import { ASKED, type Field, type PolicyRuleId, ruleOf } from './rules/index';
import { scoreOf } from './score';
import { EXAMPLE_COPY, EXAMPLE_PROMPT, SUBSTITUTES } from './substitutes';
import type { RegisteredName } from './trademarks/find';

export interface Rewording {
  field: Field;
  /** The text as written. */
  from: string;
  /** A text that passes every rule in this field. */
  to: string;
  /** Stretches of `from` that triggered, in order, not overlapping. */
  marks: { start: number; end: number; rule: PolicyRuleId }[];
}

/** One for each field that something triggered in, but for the preset's style words, which are mended in the preset. */
export function rewordings(
  request: PolicyRequest,
  preset: PolicyPreset | null,
  names: readonly RegisteredName[],
  policy: PolicyInForce = INSTALLATION_POLICY,
): Rewording[] {
  const hits = triggering(findHits(request, preset, names, policy), policy);
  return textsOf(request, preset).flatMap(([field, from]): Rewording[] => {
    const found = hits.filter((hit) => hit.field === field);
    if (found.length === 0 || field === 'style') return [];
    const passes = (text: string) =>
      text.length >= 3 &&
      checkTexts(only(field, text), preset, names, policy).every(
        (finding) => !finding.triggered || finding.params.field === 'style',
      );
    const to = candidates(from, field, found).find(passes);
    return to === undefined ? [] : [{ field, from, to, marks: marksOf(found) }];
  });
}

function triggering(hits: readonly Hit[], policy: PolicyInForce): Hit[] {
  return hits.filter((hit) => {
    const rule = ruleOf(hit.rule);
    const alike = hits.filter((other) => other.rule === hit.rule && other.field === hit.field);
    return scoreOf(rule, alike) >= thresholdsOf(rule, policy).review;
  });
}

function only(field: Field, text: string): PolicyRequest {
  if (field === 'prompt' || field === 'negativePrompt') return { [field]: text };
  return { copy: { [field]: text } };
}

/** Nearest to what was written first. */
function candidates(from: string, field: Field, hits: readonly Hit[]): string[] {
  const drawn = !ASKED.includes(field) || field === 'prompt';
  const substitute = (hit: Hit) => SUBSTITUTES[hit.rule]?.[drawn ? 'prompt' : 'copy'] ?? '';
  return [
    tidy(replaced(from, hits, substitute)),
    tidy(replaced(from, hits, () => '')),
    tidy(withoutClauses(from, hits)),
    ...hits.flatMap(({ rule }) => SUBSTITUTES[rule]?.[drawn ? 'example' : 'exampleCopy'] ?? []),
    drawn ? EXAMPLE_PROMPT : EXAMPLE_COPY,
  ];
}

function marksOf(hits: readonly Hit[]): Rewording['marks'] {
  const marks: Rewording['marks'] = [];
  for (const { start, end, rule } of [...hits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = marks.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else marks.push({ start, end, rule });
  }
  return marks;
}

function replaced(text: string, hits: readonly Hit[], by: (hit: Hit) => string): string {
  let out = '';
  let at = 0;
  for (const mark of marksOf(hits)) {
    const hit = hits.find(({ start, rule }) => start === mark.start && rule === mark.rule);
    const instead = hit ? by(hit) : '';
    out += article(text.slice(at, mark.start), instead) + instead;
    at = mark.end;
  }
  return out + text.slice(at);
}

/** `a nude` → `an elegant`. */
function article(before: string, next: string): string {
  if (next === '' || !/\ban?\s+$/iu.test(before)) return before;
  return before.replace(/\b(a)n?(\s+)$/iu, /^[aeiou]/iu.test(next) ? '$1n$2' : '$1$2');
}

/** Sentences and comma-separated parts that hold no hit. */
function withoutClauses(text: string, hits: readonly Hit[]): string {
  return [...text.matchAll(/[^,.;:!?\n]+[,.;:!?\n]*/gu)]
    .filter(({ 0: clause, index }) => !hits.some(({ start, end }) => start < index + clause.length && end > index))
    .map(([clause]) => clause.trim())
    .join(' ')
    .replace(/[,;:]\s*$/u, '');
}

/** What is left when words are taken out: no doubled blanks, no comma after nothing, no word that led to them. */
function tidy(text: string): string {
  const joined = text
    .replace(/\s+/gu, ' ')
    .replace(/\s+([,.;:!?])/gu, '$1')
    .replace(/([,.;:!?])(?:\s*[,.;:!?])+/gu, '$1')
    .replace(
      /(?:^|(?<=[,.;:]\s?))(?:\s*(?:with|and|of|for|by|in|on|mit|und|von|avec|et|de|con|y|e|com|da|di)\s*)(?=[,.;:!?]|$)/giu,
      '',
    )
    .replace(
      /(?:\s(?:with|and|of|for|by|in|on|at|from|the|a|an|holding|wearing|carrying|showing|mit|und|von|avec|et|de|con|y|e|com|da|di|un|une|una|um|uma))+\s*(?=[,.;:!?]|$)/giu,
      '',
    )
    .replace(/^[\s,.;:–-]+|[\s,;:–-]+$/gu, '');
  return joined.trim();
}
