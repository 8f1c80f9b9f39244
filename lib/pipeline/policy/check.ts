/** Texts → findings. Pure but for the list of protected names; quick enough to run while somebody types. */
import { isOwnName, type PresetSnapshot } from '../brief/index';
import type { Finding } from '../finding';
import type { ProtectedWorks } from '../stage';
import { PatternSet } from './match/patterns';
import { fold, type Views, viewsOf } from './normalise/index';
import { findPersonalData } from './personal-data/find';
import {
  ASKED,
  CLASSES,
  COPY,
  DRAWN,
  FAMILIES,
  type Field,
  type PolicyRule,
  type PolicyRuleId,
  RULES,
  ruleOf,
} from './rules/index';
import { findNames, type RegisteredName } from './trademarks/find';

/** A brief, or as much of one as has been typed. */
export interface PolicyRequest {
  prompt?: string | undefined;
  negativePrompt?: string | undefined;
  copy?: { headline?: string | undefined; subline?: string | undefined; callToAction?: string | undefined } | undefined;
}

/** What the rules read of a preset. */
export type PolicyPreset = Pick<PresetSnapshot, 'name' | 'slug' | 'voice' | 'style'>;

interface Hit {
  rule: PolicyRuleId;
  field: Field;
  phrase: string;
}

const patterns = new PatternSet(CLASSES);
for (const [owner, rule] of RULES.entries()) {
  for (const list of Object.values(rule.terms)) for (const term of list) patterns.add(term, owner);
  for (const phrase of rule.benign ?? []) patterns.add(phrase, owner, true);
}
/** Words without spaces between them are found as they stand. */
const SUBSTRINGS = RULES.flatMap((rule) => (rule.substrings ?? []).map((text) => ({ rule, text: fold(text) })));

/**
 * Checks what a brief asks for against every rule.
 *
 * Answers one triggered finding per rule and field, and for each family without one a finding that it passed. `score` is the
 * number of matches, `threshold` 1. Rejects only when the list of protected names cannot be read.
 */
export async function checkPolicy(
  request: PolicyRequest,
  preset: PolicyPreset | null,
  works: Pick<ProtectedWorks, 'names'>,
): Promise<Finding[]> {
  return checkTexts(request, preset, await works.names());
}

/** The same with the names at hand. */
export function checkTexts(
  request: PolicyRequest,
  preset: PolicyPreset | null,
  names: readonly RegisteredName[],
): Finding[] {
  const hits: Hit[] = [];
  for (const [field, text] of textsOf(request, preset)) {
    if (text.trim() === '') continue;
    const views = viewsOf(text);
    if (ASKED.includes(field)) {
      hits.push(...termHits(views, field), ...nameHits(views, field, names, preset));
      if (COPY.includes(field)) hits.push(...voiceHits(views, field, preset?.voice.avoid ?? []));
    }
    for (const { start, end } of findPersonalData(views.text, field))
      hits.push({ rule: 'personal-data', field, phrase: views.text.slice(start, end) });
  }
  return findingsOf(hits, names.length);
}

function textsOf(request: PolicyRequest, preset: PolicyPreset | null): [Field, string][] {
  return [
    ['prompt', request.prompt ?? ''],
    ['style', (preset?.style.words ?? []).join(', ')],
    ['headline', request.copy?.headline ?? ''],
    ['subline', request.copy?.subline ?? ''],
    ['callToAction', request.copy?.callToAction ?? ''],
    ['negativePrompt', request.negativePrompt ?? ''],
  ];
}

function termHits(views: Views, field: Field): Hit[] {
  const matches = patterns.match(views);
  const benign = matches.filter((match) => match.benign);
  const hits: Hit[] = [];
  for (const match of matches) {
    const rule = RULES[match.owner];
    if (match.benign || !rule?.fields.includes(field)) continue;
    const innocent = benign.some(
      (span) =>
        span.owner === match.owner &&
        ((match.start >= span.start && match.start < span.end) || (match.end > span.start && match.end <= span.end)),
    );
    if (!innocent) hits.push({ rule: rule.id, field, phrase: views.text.slice(match.start, match.end) });
  }
  const plain = fold(views.text);
  for (const { rule, text } of SUBSTRINGS)
    if (rule.fields.includes(field) && plain.includes(text)) hits.push({ rule: rule.id, field, phrase: text });
  return hits;
}

function nameHits(views: Views, field: Field, names: readonly RegisteredName[], preset: PolicyPreset | null): Hit[] {
  const hits: Hit[] = [];
  for (const { use, name, start, end } of findNames(views, names, DRAWN.includes(field))) {
    const phrase = views.text.slice(start, end);
    if (preset && (isOwnName(preset, name) || isOwnName(preset, phrase))) continue;
    const rule = use === 'mark' ? 'brand-mark' : use === 'protected' ? 'protected-name' : 'brand-mention';
    hits.push({ rule, field, phrase });
  }
  return hits;
}

function voiceHits(views: Views, field: Field, avoid: readonly string[]): Hit[] {
  const words = views.words.map((token) => token.forms[0] ?? '');
  return avoid.flatMap((entry): Hit[] => {
    const wanted = fold(entry)
      .split(/[^\p{L}\p{N}\p{M}]+/u)
      .filter((word) => word !== '');
    const at = words.findIndex(
      (_, from) => wanted.length > 0 && wanted.every((word, step) => words[from + step] === word),
    );
    if (at < 0) return [];
    const end = views.words[at + wanted.length - 1]?.end ?? 0;
    return [{ rule: 'voice', field, phrase: views.text.slice(views.words[at]?.start ?? 0, end) }];
  });
}

function findingsOf(hits: readonly Hit[], names: number): Finding[] {
  const findings: Finding[] = [];
  for (const family of FAMILIES) {
    let triggered = false;
    for (const { id } of family.rules)
      for (const field of [...ASKED, 'negativePrompt' as const]) {
        const phrases = [
          ...new Set(hits.filter((hit) => hit.rule === id && hit.field === field).map((hit) => hit.phrase)),
        ];
        if (phrases.length === 0) continue;
        triggered = true;
        findings.push(triggeredFinding(ruleOf(id), field, phrases));
      }
    // What the customer brings is judged in `inputs/`, which makes findings of its own, passes included.
    if (!triggered && family.id !== 'inputs') findings.push(passedFinding(family, names));
  }
  return findings;
}

function triggeredFinding(rule: PolicyRule<PolicyRuleId>, field: Field, phrases: readonly string[]): Finding {
  const code = `policy_${rule.id.replaceAll('-', '_')}`;
  return {
    rule: `policy/${rule.id}`,
    version: rule.version,
    status: 'checked',
    triggered: true,
    score: phrases.length,
    threshold: 1,
    items: [],
    code,
    params: {
      field,
      phrase: phrases.map((phrase) => `“${phrase.slice(0, 80)}”`).join(', '),
      phrases: phrases.map((phrase) => phrase.slice(0, 80)),
      severity: rule.severity,
      openai: [...rule.openai],
      ailuminate: [...rule.ailuminate],
      /** Code of the wording that would pass. */
      passing: `${code}_passing`,
    },
  };
}

function passedFinding(family: (typeof FAMILIES)[number], names: number): Finding {
  return {
    rule: `policy/${family.id}`,
    version: family.rules.reduce((sum, rule) => sum + rule.version, 0),
    status: 'checked',
    triggered: false,
    score: 0,
    threshold: 1,
    items: [],
    code: family.id === 'trademarks' ? 'policy_trademarks_passed' : 'policy_family_passed',
    params: family.id === 'trademarks' ? { family: family.id, names } : { family: family.id },
  };
}
