/** Splits a prompt into clauses and phrases: which words belong together, and what each group means for the picture. */
import { COMMANDS, FUNCTION_WORDS, LINKS } from './lexicon-table';

export type Role = 'main' | 'of' | 'contents' | 'place' | 'purpose' | 'absence' | 'likeness';

export interface Word {
  /** As a lexicon would list it: lower case, without a possessive ending. */
  text: string;
  /** Followed by 's: it qualifies what comes next. */
  possessive: boolean;
}

export interface Phrase {
  role: Role;
  /** Content words in order; articles, pronouns and the like are gone. */
  words: Word[];
  /** The function word right before the first content word (“a”, “our”), or ''. */
  determiner: string;
  /** True when “and” joins it to the phrase before. */
  joined: boolean;
}

export interface Clause {
  phrases: Phrase[];
  /** True behind a colon or a dash: it tells what the clause before announced. */
  explains: boolean;
}

const TOKEN = /[\p{L}\p{M}\p{N}]+(?:[-'][\p{L}\p{M}\p{N}]+)*'?|\s[-–—]\s|[,;:.!?()[\]|/–—\n"“”+&]/gu;
const ARTICLES = new Set(['a', 'an', 'the', 'my', 'our', 'his', 'her', 'their']);
const DENYING = /^(?:free|empty|devoid|clear)$/;
const AND = new Set(['and', 'or', 'plus', '&', '+']);

/** @param prompt any text; @returns clauses in order, empty ones left out. */
export function readPhrases(prompt: string): Clause[] {
  const clauses: Clause[] = [];
  let clause: Clause = { phrases: [], explains: false };
  let phrase: Phrase = { role: 'main', words: [], determiner: '', joined: false };
  let begun = false;

  const endPhrase = (role: Role, joined = false) => {
    if (phrase.words.length > 0) clause.phrases.push(phrase);
    phrase = { role, words: [], determiner: '', joined };
  };
  const endClause = (explains: boolean) => {
    endPhrase('main');
    if (clause.phrases.length > 0) clauses.push(clause);
    clause = { phrases: [], explains };
    begun = false;
  };

  for (const [token] of normalise(prompt).matchAll(TOKEN)) {
    const mark = token.trim();
    if (AND.has(mark)) endPhrase(phrase.role, true);
    else if (!/[\p{L}\p{N}]/u.test(mark)) endClause(/[:–—-]/.test(mark));
    else {
      const word = wordOf(mark);
      const link = LINKS[word.text];
      if (link) endPhrase(roleAfter(link, phrase));
      else if (FUNCTION_WORDS.has(word.text)) {
        // “Surfer riding a wave”: behind a verb, an article opens another thing.
        if (phrase.words.length > 0 && ARTICLES.has(word.text)) endPhrase('place');
        phrase.determiner = word.text;
      } else if (begun || !COMMANDS.has(word.text)) {
        phrase.words.push(word);
        begun = true;
      }
    }
  }
  endClause(false);
  return clauses;
}

/** The prompt without what it says shall not be there: “no people”, “free of text”, “without mountains”. */
export function withoutAbsences(prompt: string): string {
  const kept: string[] = [];
  let absent = false;
  let before = '';
  for (const [token] of normalise(prompt).matchAll(TOKEN)) {
    const mark = token.trim();
    const link = LINKS[wordOf(mark).text];
    const denied = link === 'absence' || (link === 'of' && DENYING.test(before));
    if (denied) absent = true;
    else if ((link && link !== 'of') || !(AND.has(mark) || /[\p{L}\p{N}]/u.test(mark))) absent = false;
    if (!absent) kept.push(mark);
    before = mark;
  }
  return kept.join(' ');
}

function normalise(prompt: string): string {
  return prompt
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'");
}

function wordOf(token: string): Word {
  const possessive = /(?:'s|s')$/.test(token);
  return { text: token.replace(/'(?:s|d|m|ll|ve|re)?$/, '').replace(/n't$/, ''), possessive };
}

/** “of” goes on with what its phrase was about, except that “free of” and “empty of” deny. */
function roleAfter(link: Role, before: Phrase): Role {
  if (link !== 'of') return link;
  if (DENYING.test(before.words.at(-1)?.text ?? '')) return 'absence';
  return before.role === 'main' || before.role === 'contents' ? 'of' : before.role;
}
