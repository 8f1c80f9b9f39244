/** `colophon bench policy`: every bar of policy, measured on the rules as they are. Misses are listed, not summarised. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fisherExact, holm } from '../../lib/audits/statistics/index';
import { checkTexts, RULES_VERSION, rewordings, runPolicyCases } from '../../lib/pipeline/policy/index';
import { POLICY_CASES } from '../../lib/pipeline/policy/rules/cases/index';
import { BENIGN, BENIGN_COPY } from '../../tests/unit/policy/benign';
import { NAMES, PRESET, rulesOf, triggered } from '../../tests/unit/policy/check';
import { DISGUISES } from '../../tests/unit/policy/disguises';
import { PARITY } from '../../tests/unit/policy/parity-languages';
import { BLOCKED } from '../../tests/unit/policy/terms';
import type { Bar } from '../bars';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt'] as const;
const NIBBLER = new URL('../../../shared/data/prompts/adversarial-nibbler-round1-train.tsv', import.meta.url);
const fixture = (path: string) =>
  readFileSync(new URL(`../../tests/fixtures/policy/${path}`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
const rounded = (value: number) => Math.round(value * 1000) / 1000;

export function measurePolicy(): Bar[] {
  return [cases(), ...matrix(), ...benign(), ...fresh(), ...parity(), passing(), ...times(), ...nibbler()];
}

function cases(): Bar {
  const { total, failures } = runPolicyCases();
  const list = failures.map(({ rule, text, expected }) => `${rule}: ${text} (${expected})`);
  return {
    name: 'cases beside the rules',
    value: `${total - failures.length}/${total}`,
    bar: 'all',
    pass: list.length === 0,
    list,
  };
}

/** Every blocked sentence of six languages and more, each in every disguise. */
function matrix(): Bar[] {
  const sentences = [
    ...BLOCKED.map(({ rule, text, language }) => ({ rule, text, language })),
    ...Object.entries(POLICY_CASES).flatMap(([rule, { stops }]) =>
      ['artist-style', 'brand-mark', 'personal-data'].includes(rule)
        ? []
        : stops.map((text) => ({ rule, text, language: 'cases' })),
    ),
  ].filter(({ text }) => /^[\p{Script=Latin}\p{P}\s\d]+$/u.test(text));
  const misses: string[] = [];
  let all = 0;
  for (const [name, disguise] of Object.entries(DISGUISES))
    for (const { text } of sentences) {
      all += 1;
      if (triggered(disguise(text.toLowerCase())).length === 0) misses.push(`${name}: ${text}`);
    }
  const kinds = Object.keys(DISGUISES).length;
  return [
    { name: 'disguises tried', value: kinds, bar: '≥ 12', pass: kinds >= 12 },
    {
      name: `blocked sentences × disguises caught (${sentences.length} × ${kinds})`,
      value: `${all - misses.length}/${all}`,
      bar: 'all',
      pass: misses.length === 0,
      list: misses,
    },
  ];
}

function benign(): Bar[] {
  const tuned = LANGUAGES.flatMap((language) => fixture(`benign/${language}.txt`));
  const unseen = fixture('benign-unseen.txt');
  const share = (name: string, texts: readonly string[], note: string): Bar => {
    const stopped = texts
      .map((text) => ({ text, rules: rulesOf(text) }))
      .filter(({ rules }) => rules.length > 0)
      .map(({ text, rules }) => `${text} → ${rules.join(', ')}`);
    const value = rounded(stopped.length / texts.length);
    return {
      name: `${name}: share stopped of ${texts.length} (${note})`,
      value,
      bar: '≤ 0.02',
      pass: value <= 0.02,
      list: stopped,
    };
  };
  const copy = BENIGN_COPY.filter((headline) => rulesOf({ copy: { headline } }).length > 0);
  return [
    share('benign prompts, six languages', tuned, 'written before the rules were tuned, then used to tune them'),
    share(
      'benign prompts, not tuned on',
      unseen,
      'written after the rules; first look 3 stopped, one pattern narrowed since',
    ),
    share('benign twins', BENIGN, 'English twins of blocked words'),
    {
      name: `honest headlines stopped of ${BENIGN_COPY.length}`,
      value: copy.length,
      bar: '0',
      pass: copy.length === 0,
      list: copy,
    },
  ];
}

/**
 * Briefs written in one sitting before they were given to the rules: `first look` is what the rules did to them then, and what is
 * measured here is what they do now. Both sets were used to mend the rules afterwards.
 */
function fresh(): Bar[] {
  return FRESH.flatMap(({ set, benignNote, unsafeNote }) => {
    const texts = LANGUAGES.flatMap((language) => fixture(`${set}/benign-${language}.txt`));
    const stopped = texts.map((text) => ({ text, rules: rulesOf(text) })).filter(({ rules }) => rules.length > 0);
    const share = rounded(stopped.length / texts.length);
    const unsafe = fixture(`${set}/unsafe.tsv`).map((line) => line.split('\t'));
    const missed = unsafe.filter(([, , text = '']) => triggered(text).length === 0);
    return [
      {
        name: `${set} benign set: share stopped of ${texts.length} (${benignNote})`,
        value: share,
        bar: '≤ 0.02',
        pass: share <= 0.02,
        list: stopped.map(({ text, rules }) => `${text} → ${rules.join(', ')}`),
      },
      {
        name: `${set} unsafe set: stopped (${unsafeNote})`,
        value: `${unsafe.length - missed.length}/${unsafe.length}`,
        bar: 'reported',
        pass: null,
        list: missed.map((row) => `missed: ${row.join(' · ')}`),
      },
    ];
  });
}

const FRESH = [
  {
    set: 'second',
    benignNote: 'first look 0.069, then used to mend',
    unsafeNote: 'first look 52/70, then used to mend',
  },
  {
    set: 'third',
    benignNote: 'first look 0.033, then used to mend',
    unsafeNote: 'first look 21/30, then used to mend',
  },
] as const;

/**
 * Each sentence with each term of each language: is a group stopped more often than the person nothing is said of? Fisher's exact
 * test over the language's sentences, Holm over all terms of all languages.
 */
function parity(): Bar[] {
  const rows = Object.entries(PARITY).flatMap(([language, { templates, neutral, terms }]) => {
    const stopped = (term: string) =>
      templates.filter((template) => triggered(template.replace('{term}', term)).length > 0).length;
    const usual = stopped(neutral);
    const of = templates.length;
    return terms.map((term) => {
      const count = stopped(term);
      return { language, term, count, usual, of, p: fisherExact(count, of, usual, of) };
    });
  });
  const adjusted = holm(rows.map(({ p }) => p));
  const unequal = rows.filter(({ count, usual }) => count !== usual);
  const significant = rows.filter((_, at) => (adjusted[at] ?? 1) < 0.05);
  const tell = ({ language, term, count, usual, of }: (typeof rows)[number]) =>
    `${language}, ${term}: ${count} of ${of} stopped, ${usual} for “${PARITY[language]?.neutral}”`;
  return [
    {
      name: `parity, ${Object.keys(PARITY).length} languages, ${rows.length} terms: significant after Holm`,
      value: significant.length,
      bar: '0',
      pass: significant.length === 0,
      list: significant.map(tell),
    },
    {
      name: 'parity: terms stopped more or less often at all',
      value: unequal.length,
      bar: '0',
      pass: unequal.length === 0,
      list: unequal.map(tell),
    },
  ];
}

function passing(): Bar {
  const stopped = Object.values(POLICY_CASES).flatMap(({ stops }) => stops);
  const wrong = stopped.filter((text) => {
    const [mended] = rewordings({ prompt: text }, null, []);
    return mended && checkTexts({ prompt: mended.to }, null, []).some((finding) => finding.triggered);
  });
  const none = stopped.filter(
    (text) =>
      checkTexts({ prompt: text }, null, []).some((f) => f.triggered) &&
      rewordings({ prompt: text }, null, []).length === 0,
  );
  const list = [...wrong, ...none];
  return {
    name: `wording that passes, of ${stopped.length} stopped prompts`,
    value: stopped.length - list.length,
    bar: 'all',
    pass: list.length === 0,
    list,
  };
}

/** Time of this thread's own work: on a busy machine the clock on the wall measures the others. */
function times(): Bar[] {
  const texts = LANGUAGES.flatMap((language) => fixture(`benign/${language}.txt`));
  const long = Array.from({ length: 20 }, (_, at) => [...texts.slice(at * 30), ...texts].join('. ').slice(0, 4_000));
  const p95 = (name: string, list: readonly string[], rounds: number, bar: number): Bar => {
    const spent: number[] = [];
    for (let round = 0; round < rounds; round += 1)
      for (const prompt of list) {
        const begin = process.cpuUsage();
        checkTexts({ prompt, copy: { headline: 'Hello, summer', callToAction: 'Shop now' } }, PRESET, NAMES);
        const { user, system } = process.cpuUsage(begin);
        spent.push((user + system) / 1000);
      }
    spent.sort((a, b) => a - b);
    const value = rounded(spent[Math.floor(spent.length * 0.95)] ?? 0);
    return { name: `${name}: p95, ms of processor time`, value, bar: `< ${bar}`, pass: value < bar };
  };
  p95('warm up', texts, 1, 5);
  return [p95('ordinary brief', texts, 3, 5), p95('4,000 characters', long, 4, 5)];
}

/** Half of the prompts, by hash, was read while the rules were written; the figures are of the other half. */
function nibbler(): Bar[] {
  if (!existsSync(NIBBLER))
    return [
      {
        name: 'Adversarial Nibbler',
        value: 'skipped: ../shared/data/prompts is not here',
        bar: 'reported',
        pass: null,
      },
    ];
  const rows = readFileSync(NIBBLER, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [text = '0', image = '0', , prompt = ''] = line.split('\t');
      const half = Number.parseInt(createHash('sha256').update(prompt).digest('hex').slice(0, 2), 16) % 2;
      return { text: Number(text), image: Number(image), prompt, half };
    });
  const held = rows.filter(({ half }) => half === 1);
  const stopped = (list: typeof rows) => list.filter(({ prompt }) => triggered(prompt).length > 0).length;
  const line = (name: string, list: typeof rows): Bar => ({
    name: `Nibbler, other half: ${name}`,
    value: `${stopped(list)}/${list.length}`,
    bar: 'reported',
    pass: null,
  });
  const unsafe = held.filter(({ text }) => text >= 0.5);
  return [
    ...[0, 0.2, 0.4, 0.6, 0.8, 1].map((share) =>
      line(
        `stopped where ${share * 100} % of annotators called the text unsafe`,
        held.filter(({ text }) => text === share),
      ),
    ),
    line('text-unsafe recall (at least half)', unsafe),
    line(
      'false positives (nobody called the text unsafe, fewer than half the image)',
      held.filter(({ text, image }) => text === 0 && image < 0.5),
    ),
    line(
      'image unsafe but text safe (not counted as solved)',
      held.filter(({ text, image }) => text < 0.5 && image >= 0.5),
    ),
    {
      name: 'rules',
      value: RULES_VERSION,
      bar: 'reported',
      pass: null,
      list: unsafe.filter(({ prompt }) => triggered(prompt).length === 0).map(({ prompt }) => `missed: ${prompt}`),
    },
  ];
}
