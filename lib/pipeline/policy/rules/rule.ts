/** What a policy rule is. Rules are data: adding one is a file (or a line in a family) and nothing else. */

/** OpenAI's moderation categories, all thirteen. */
export const OPENAI_CATEGORIES = [
  'harassment',
  'harassment/threatening',
  'hate',
  'hate/threatening',
  'illicit',
  'illicit/violent',
  'self-harm',
  'self-harm/intent',
  'self-harm/instructions',
  'sexual',
  'sexual/minors',
  'violence',
  'violence/graphic',
] as const;
export type OpenAiCategory = (typeof OPENAI_CATEGORIES)[number];

/** MLCommons AILuminate's hazard categories, all twelve. */
export const AILUMINATE_CATEGORIES = [
  'violent-crimes',
  'non-violent-crimes',
  'sex-related-crimes',
  'child-sexual-exploitation',
  'indiscriminate-weapons',
  'suicide-and-self-harm',
  'hate',
  'intellectual-property',
  'privacy',
  'defamation',
  'specialized-advice',
  'sexual-content',
] as const;
export type AiluminateCategory = (typeof AILUMINATE_CATEGORIES)[number];

/** What a text is: `style` are the preset's style words, which the engine is given too. */
export const FIELDS = ['prompt', 'style', 'headline', 'subline', 'callToAction', 'negativePrompt'] as const;
export type Field = (typeof FIELDS)[number];
export const DRAWN: readonly Field[] = ['prompt', 'style'];
export const COPY: readonly Field[] = ['headline', 'subline', 'callToAction'];
/** A negative prompt asks for a thing *not* to be drawn, so only rules that name it read it. */
export const ASKED: readonly Field[] = [...DRAWN, ...COPY];

export const SEVERITIES = ['block', 'review'] as const;
export type Severity = (typeof SEVERITIES)[number];
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'ru', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * How far an organisation may loosen a rule: not at all, down to review, or entirely. Everybody may tighten. An operator can
 * narrow `open` and `review`; nobody can widen `never`.
 */
export const LOOSENING = ['never', 'review', 'open'] as const;
export type Loosening = (typeof LOOSENING)[number];

/** What a match of a rule counts, 0 to 1, and where review and block begin; see `../score.ts`. */
export const SCORES = { block: 0.9, review: 0.6 } as const;
export const THRESHOLDS = { review: 0.5, block: 0.8 } as const;

export interface PolicyRule<Id extends string = string> {
  /** The finding's rule is `policy/<id>`; its words are `policy_<id>` and `policy_<id>_passing`, hyphens as underscores. */
  id: Id;
  version: number;
  severity: Severity;
  loosening: Loosening;
  fields: readonly Field[];
  openai: readonly OpenAiCategory[];
  ailuminate: readonly AiluminateCategory[];
  /**
   * Patterns by language, in the notation of `match/patterns.ts`; those under `any` are made of word classes alone, which hold
   * every language. Rules in code (names, formats) have none.
   */
  terms: Readonly<Partial<Record<Language | 'any', readonly string[]>>>;
  /** Matched as written, anywhere: for scripts without spaces between words. */
  substrings?: readonly string[];
  /** Innocent phrases that hold a term: a match that begins inside one does not count. */
  benign?: readonly string[];
}

export interface PolicyFamily<Id extends string = string> {
  id: string;
  rules: readonly PolicyRule<Id>[];
}

/** Keeps the ids as literals, so that the table of verdicts is checked for missing ones by the compiler. */
export function family<const Id extends string>(definition: PolicyFamily<Id>): PolicyFamily<Id> {
  return definition;
}
