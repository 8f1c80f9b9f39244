/** Texts → hits: where a rule's words, names or formats stand. What they count is made of them in `check.ts`. */
import { isOwnName, type PresetSnapshot } from '../brief/index';
import { type Match, PatternSet } from './match/patterns';
import { displayed, fold, sourceSpan, type Views, viewsOf } from './normalise/index';
import { looseningOf, type PolicyInForce } from './organisation-policy';
import { findPersonalData } from './personal-data/find';
import { ASKED, CLASSES, COPY, DRAWN, type Field, type PolicyRuleId, RULES, ruleOf } from './rules/index';
import { findNames, type RegisteredName } from './trademarks/find';

/** A brief, or as much of one as has been typed. */
export interface PolicyRequest {
  prompt?: string | undefined;
  negativePrompt?: string | undefined;
  copy?: { headline?: string | undefined; subline?: string | undefined; callToAction?: string | undefined } | undefined;
}

/** What the rules read of a preset. */
export type PolicyPreset = Pick<PresetSnapshot, 'name' | 'slug' | 'voice' | 'style'>;

export interface Hit {
  rule: PolicyRuleId;
  field: Field;
  /** As written. */
  phrase: string;
  /** In the field's text as written. */
  start: number;
  end: number;
  /** It could be read only after a disguise was taken off. */
  disguised: boolean;
  /** The organisation lets this phrase through; a rule that may be loosened to review only still asks a person. */
  excepted: boolean;
  /** Of an organisation's own term: what it said the term should do. */
  effect?: 'review' | 'block';
}

let ours: PatternSet | undefined;
/** Our rules, compiled when the first text is read: 0.4 s that whoever reads none is spared. */
function patterns(): PatternSet {
  if (ours) return ours;
  ours = new PatternSet(CLASSES);
  for (const [owner, rule] of RULES.entries()) {
    for (const list of Object.values(rule.terms)) for (const term of list) ours.add(term, owner);
    for (const phrase of rule.benign ?? []) ours.add(phrase, owner, true);
  }
  return ours;
}
/** Words without spaces between them are found as they stand. */
const SUBSTRINGS = RULES.flatMap((rule) => (rule.substrings ?? []).map((text) => ({ rule, text: fold(text) })));

/** An organisation's words, compiled once for each policy. */
interface Own {
  words: PatternSet;
  excepted: PatternSet;
}
const compiled = new WeakMap<PolicyInForce['overrides'], Own>();

/** Their words are words, not patterns: what has a meaning in a pattern is taken out. */
const literal = (text: string) =>
  text
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
    .join(' ');

function ownOf({ overrides }: PolicyInForce): Own {
  const known = compiled.get(overrides);
  if (known) return known;
  const made = { words: new PatternSet({}), excepted: new PatternSet({}) };
  const add = (set: PatternSet, text: string, owner: number) => {
    const words = literal(text);
    if (words !== '') set.add(words, owner);
  };
  for (const [at, { text }] of overrides.terms.entries()) add(made.words, text, at);
  for (const [at, name] of overrides.competitors.entries()) add(made.words, name, overrides.terms.length + at);
  for (const { rule, phrase } of overrides.exceptions)
    add(
      made.excepted,
      phrase,
      RULES.findIndex(({ id }) => id === rule),
    );
  compiled.set(overrides, made);
  return made;
}

/** All hits in all fields, in the order of the fields. Pure. */
export function findHits(
  request: PolicyRequest,
  preset: PolicyPreset | null,
  names: readonly RegisteredName[],
  policy: PolicyInForce,
): Hit[] {
  const hits: Hit[] = [];
  for (const [field, source] of textsOf(request, preset)) {
    if (source.trim() === '') continue;
    // What a reader sees behind a right-to-left override is checked as well as what an engine is given.
    const shown = displayed(source);
    hits.push(...hitsIn(source, field, preset, names, policy));
    if (shown !== null)
      for (const hit of hitsIn(shown, field, preset, names, policy))
        hits.push({ ...hit, phrase: source.trim().slice(0, 80), start: 0, end: source.length, disguised: true });
  }
  return hits;
}

export function textsOf(request: PolicyRequest, preset: PolicyPreset | null): [Field, string][] {
  return [
    ['prompt', request.prompt ?? ''],
    ['style', (preset?.style.words ?? []).join(', ')],
    ['headline', request.copy?.headline ?? ''],
    ['subline', request.copy?.subline ?? ''],
    ['callToAction', request.copy?.callToAction ?? ''],
    ['negativePrompt', request.negativePrompt ?? ''],
  ];
}

interface Span {
  rule: PolicyRuleId;
  /** In the cleaned text. */
  start: number;
  end: number;
  disguised?: boolean;
  effect?: 'review' | 'block';
}

function hitsIn(
  source: string,
  field: Field,
  preset: PolicyPreset | null,
  names: readonly RegisteredName[],
  policy: PolicyInForce,
): Hit[] {
  const views = viewsOf(source);
  const spans: Span[] = findPersonalData(views.text, field).map((span) => ({ ...span, rule: 'personal-data' }));
  if (ASKED.includes(field)) {
    spans.push(...termSpans(views, field), ...nameSpans(views, field, names, preset), ...ownSpans(views, policy));
    if (COPY.includes(field)) spans.push(...voiceSpans(views, preset?.voice.avoid ?? []));
  }
  if (spans.length === 0) return [];
  const excepted = policy.limits.exceptions ? ownOf(policy).excepted.match(views) : [];
  return spans.flatMap((span): Hit[] => {
    const { rule, start, end, effect, disguised = false } = span;
    const exception = excepted.some(
      (match) => RULES[match.owner]?.id === rule && match.start < end && start < match.end,
    );
    const loosening = looseningOf(ruleOf(rule), policy.limits);
    if (exception && loosening === 'open') return [];
    return [
      {
        rule,
        field,
        phrase: views.text.slice(start, end),
        ...sourceSpan(source, start, end),
        disguised,
        excepted: exception && loosening === 'review',
        ...(effect ? { effect } : {}),
      },
    ];
  });
}

function termSpans(views: Views, field: Field): Span[] {
  const matches = patterns().match(views);
  const benign = matches.filter((match) => match.benign);
  const spans: Span[] = [];
  for (const match of matches) {
    const rule = RULES[match.owner];
    if (match.benign || !rule?.fields.includes(field)) continue;
    const { start, end, disguised } = match;
    if (!benign.some((span) => covers(span, match))) spans.push({ rule: rule.id, start, end, disguised });
  }
  const plain = fold(views.text);
  for (const { rule, text } of SUBSTRINGS) {
    const at = rule.fields.includes(field) ? plain.indexOf(text) : -1;
    if (at >= 0) spans.push({ rule: rule.id, start: at, end: at + text.length });
  }
  return spans;
}

/** A match that begins or ends inside an innocent phrase of the same rule is part of it. */
function covers(span: Match, match: Match): boolean {
  return (
    span.owner === match.owner &&
    ((match.start >= span.start && match.start < span.end) || (match.end > span.start && match.end <= span.end))
  );
}

function nameSpans(views: Views, field: Field, names: readonly RegisteredName[], preset: PolicyPreset | null): Span[] {
  return findNames(views, names, DRAWN.includes(field)).flatMap(({ use, name, start, end }): Span[] => {
    if (preset && (isOwnName(preset, name) || isOwnName(preset, views.text.slice(start, end)))) return [];
    return [
      { rule: use === 'mark' ? 'brand-mark' : use === 'protected' ? 'protected-name' : 'brand-mention', start, end },
    ];
  });
}

function ownSpans(views: Views, policy: PolicyInForce): Span[] {
  const { terms, competitors } = policy.overrides;
  if (terms.length === 0 && competitors.length === 0) return [];
  return ownOf(policy)
    .words.match(views)
    .map(({ owner, start, end, disguised }) => {
      const term = terms[owner];
      return term
        ? { rule: 'own-term', start, end, disguised, effect: term.effect }
        : { rule: 'competitor', start, end, disguised };
    });
}

function voiceSpans(views: Views, avoid: readonly string[]): Span[] {
  const words = views.words.map((token) => token.forms[0] ?? '');
  return avoid.flatMap((entry): Span[] => {
    const wanted = fold(entry)
      .split(/[^\p{L}\p{N}\p{M}]+/u)
      .filter((word) => word !== '');
    const at = words.findIndex(
      (_, from) => wanted.length > 0 && wanted.every((word, step) => words[from + step] === word),
    );
    if (at < 0) return [];
    const end = views.words[at + wanted.length - 1]?.end ?? 0;
    return [{ rule: 'voice', start: views.words[at]?.start ?? 0, end }];
  });
}
