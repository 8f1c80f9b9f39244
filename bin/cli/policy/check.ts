import { ColophonError, say } from '../../../lib/errors/index';
import type { Finding } from '../../../lib/pipeline/finding';
import { type CheckedTexts, checkTextsFor } from '../../../lib/policies/index';
import { openCommandHome } from '../home';
import { readOptions } from '../options';
import { sayJson, sayLine } from '../say';

const OPTIONS = {
  prompt: { type: 'string' },
  negative: { type: 'string' },
  headline: { type: 'string' },
  subline: { type: 'string' },
  cta: { type: 'string' },
  engine: { type: 'string' },
  json: { type: 'boolean' },
} as const;
/** As much as a brief may hold; longer is refused before anything is opened. */
const LONGEST = 4_000;
const EXIT = { pass: 0, block: 3, hold: 4 } as const;

/** `colophon policy check --prompt TEXT …`: verdict, findings, categories, wording that passes. Exit 0 pass, 3 blocked, 4 review. */
export async function check(argv: readonly string[]): Promise<number> {
  const { values } = readOptions(argv, OPTIONS);
  const { prompt, negative, headline, subline, cta, engine = 'scenes' } = values;
  const texts = [prompt, negative, headline, subline, cta].filter((text) => text !== undefined);
  if (texts.every((text) => text.trim() === ''))
    throw new ColophonError('invalid_argument', { argument: '--prompt', problem: 'is missing; say what to check.' });
  if (texts.some((text) => text.length > LONGEST))
    throw new ColophonError('invalid_argument', {
      argument: 'text',
      problem: `may have ${LONGEST} characters at most.`,
    });
  const home = await openCommandHome();
  try {
    const request = { prompt, negativePrompt: negative, copy: { headline, subline, callToAction: cta }, engine };
    const checked = await checkTextsFor(home.actor.organisationId, request, null);
    if (values.json) sayJson(answer(checked));
    else sayWords(checked);
    return EXIT[checked.verdict];
  } finally {
    await home.close();
  }
}

function answer({ findings, verdict, policy, rulesVersion, mend }: CheckedTexts) {
  const triggered = findings.filter((finding) => finding.triggered);
  return {
    verdict: verdict === 'hold' ? 'review' : verdict,
    policyVersion: policy.version,
    rulesVersion,
    categories: {
      openai: categories(triggered, 'openai'),
      ailuminate: categories(triggered, 'ailuminate'),
    },
    findings: findings.map((finding) => ({
      rule: finding.rule,
      version: finding.version,
      triggered: finding.triggered,
      score: finding.score,
      threshold: finding.threshold,
      severity: finding.params.severity ?? null,
      field: finding.params.field ?? null,
      phrases: finding.params.phrases ?? [],
      disguised: finding.params.disguised ?? false,
      openai: finding.params.openai ?? [],
      ailuminate: finding.params.ailuminate ?? [],
      explanation: say(finding.code, finding.params),
      advice: typeof finding.params.passing === 'string' && finding.triggered ? say(finding.params.passing) : null,
    })),
    passing: verdict === 'pass' ? [] : mend().map(({ field, from, to }) => ({ field, from, to })),
  };
}

function categories(findings: readonly Finding[], list: 'openai' | 'ailuminate'): string[] {
  return [
    ...new Set(
      findings.flatMap(({ params }) => {
        const names = params[list];
        return Array.isArray(names) ? names : [];
      }),
    ),
  ];
}

function sayWords({ findings, verdict, mend }: CheckedTexts): void {
  sayLine(verdict === 'hold' ? 'review' : verdict);
  for (const { rule, code, params, score, threshold, triggered } of findings)
    if (triggered) sayLine(`  ${rule} ${score} of ${threshold}: ${say(code, params)}`);
  if (verdict !== 'pass') for (const { field, to } of mend()) sayLine(`  would pass (${field}): ${to}`);
}
