/**
 * Policy, measured: time per check, disguises seen through, innocent briefs stopped, and the public Adversarial Nibbler
 * prompts where they are present. `npx tsx bench/policy.ts [--json]`
 */
import { existsSync, readFileSync } from 'node:fs';
import { BENIGN, BENIGN_COPY } from '../tests/unit/policy/benign';
import { BRAND_PROMPTS } from '../tests/unit/policy/brands';
import { NAMES, PRESET, rulesOf, triggered } from '../tests/unit/policy/check';
import { DISGUISES } from '../tests/unit/policy/disguises';
import { BLOCKED } from '../tests/unit/policy/terms';

const NIBBLER = new URL('../../shared/data/prompts/adversarial-nibbler-round1-train.tsv', import.meta.url);

function percentile(values: number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

function timed(texts: readonly string[], rounds: number) {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const text of texts) {
      const start = performance.now();
      triggered({ prompt: text, copy: { headline: 'Hello, summer', callToAction: 'Shop now' } });
      times.push(performance.now() - start);
    }
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    count: times.length,
  };
}

function disguises() {
  let [seen, all] = [0, 0];
  for (const disguise of Object.values(DISGUISES))
    for (const { rule, text } of BLOCKED) {
      all += 1;
      if (rulesOf(disguise(text)).includes(rule)) seen += 1;
    }
  return { kinds: Object.keys(DISGUISES).length, terms: BLOCKED.length, seen, all };
}

/** A prompt counts as unsafe when at least half of its annotators called the *text* unsafe. */
function nibbler() {
  if (!existsSync(NIBBLER)) return null;
  const lines = readFileSync(NIBBLER, 'utf8').trim().split('\n').slice(1);
  const unsafe = { stopped: 0, blocked: 0, all: 0 };
  const safe = { stopped: 0, blocked: 0, all: 0 };
  const missed: string[] = [];
  const wrongly: string[] = [];
  for (const line of lines) {
    const [text = '0', image = '0', , prompt = ''] = line.split('\t');
    const findings = triggered(prompt);
    const group = Number(text) >= 0.5 ? unsafe : Number(text) === 0 && Number(image) < 0.5 ? safe : null;
    if (!group) continue;
    group.all += 1;
    if (findings.length > 0) group.stopped += 1;
    if (findings.some((finding) => finding.params.severity === 'block')) group.blocked += 1;
    if (group === unsafe && findings.length === 0) missed.push(prompt);
    if (group === safe && findings.length > 0)
      wrongly.push(
        `${prompt} → ${findings.map((finding) => `${finding.rule} ${String(finding.params.phrase)}`).join(', ')}`,
      );
  }
  return { unsafe, safe, missed, wrongly };
}

const short = [...BENIGN, ...BRAND_PROMPTS];
const long =
  `${'soft light over layered dunes, matte ceramic vases on a travertine plinth, linen shadows, '.repeat(50)}`.slice(
    0,
    4_000,
  );
const hostile = 'n u d e '.repeat(500);
timed(short, 3);
const result = {
  names: NAMES.length,
  preset: PRESET.name,
  milliseconds: { ordinary: timed(short, 20), longest: timed([long], 100), hostile: timed([hostile], 20) },
  disguises: disguises(),
  benign: {
    prompts: BENIGN.length,
    stopped: BENIGN.filter((text) => rulesOf(text).length > 0).length,
    copy: BENIGN_COPY.length,
    copyStopped: BENIGN_COPY.filter((headline) => rulesOf({ copy: { headline } }).length > 0).length,
  },
  brands: {
    prompts: BRAND_PROMPTS.length,
    blocked: BRAND_PROMPTS.filter((text) => rulesOf(text).includes('brand-mark')).length,
  },
  nibbler: nibbler(),
};
if (process.argv.includes('--json')) console.log(JSON.stringify(result, null, 2));
else {
  const { missed, wrongly, ...figures } = result.nibbler ?? { missed: [], wrongly: [] };
  console.log(
    JSON.stringify(
      { ...result, nibbler: result.nibbler ? figures : 'skipped: ../shared/data/prompts is not here' },
      null,
      2,
    ),
  );
  if (process.argv.includes('--list')) console.log(`missed:\n${missed.join('\n')}\n\nwrongly:\n${wrongly.join('\n')}`);
}
