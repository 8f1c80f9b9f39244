/** Every placeholder in policy's words is filled by the findings that use them: nobody reads `{threshold}` on a screen. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { isKnownCode, say } from '../../../lib/errors/index';
import { POLICY_WORDS } from '../../../lib/errors/words/policy';
import { encodePng, type Pixels } from '../../../lib/imaging/index';
import { regionHashes } from '../../../lib/imaging/pdq-regions';
import type { Finding } from '../../../lib/pipeline/finding';
import { checkTexts, INSTALLATION_POLICY, inspectInputs, type PolicyInForce } from '../../../lib/pipeline/policy/index';
import { POLICY_CASES } from '../../../lib/pipeline/policy/rules/cases/index';
import type { ImageModeration } from '../../../lib/pipeline/stage';
import { PRESET as BRAND, briefOf, type TestWork, worksOf } from '../safeguards/context';
import { paint, scene } from '../safeguards/pictures';
import { NAMES, PRESET } from './check';

/** Said of a policy's draft, not of a finding: their rule is given where they are said. */
const OF_DRAFTS = ['policy_too_loose', 'policy_no_exceptions', 'policy_exception_locked'];
/** A dozen pictures are hashed in all their parts: minutes on a busy machine. */
const PATIENCE_MS = 600_000;
const FILLED = /^[^{}]+$/;

const classifier = (score: number | null): ImageModeration => ({
  name: 'tiny',
  version: '3',
  sha256: 'a'.repeat(64),
  categories: [{ id: 'sexual', review: 0.5, block: 0.9, about: 'people', openai: [], ailuminate: [] }],
  classify: () => (score === null ? Promise.reject(new Error('out of memory')) : Promise.resolve({ sexual: score })),
});

async function brought(
  pixels: Pixels | null,
  works: readonly TestWork[] = [],
  moderation?: ImageModeration,
  note = '',
) {
  const bytes = Buffer.concat([pixels ? await encodePng(pixels) : Buffer.from('no picture'), Buffer.from(note)]);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const ports = { blobs: { get: async () => bytes }, works: worksOf(works), moderation };
  return inspectInputs(
    {
      brief: briefOf({ reference: { sha256, mediaType: 'image/png' } }),
      preset: { name: BRAND.name, slug: BRAND.slug },
    },
    ports,
  );
}

async function everyFinding(): Promise<Finding[]> {
  const works = [{ title: 'Harbour', hashes: regionHashes(scene(7, 200, 200), 'work').hashes.map(({ hash }) => hash) }];
  const soft = paint(200, 200, (_, y) => [120 + y / 20, 130, 140]);
  const terms = [{ text: 'zanzibarine', effect: 'block' as const }];
  const own: PolicyInForce = {
    ...INSTALLATION_POLICY,
    overrides: { ...INSTALLATION_POLICY.overrides, terms, competitors: ['Quillbert'] },
  };
  const low: PolicyInForce = {
    ...own,
    overrides: { ...own.overrides, thresholds: { violence: { review: 0.99, block: 1 } } },
  };
  const check = (prompt: string, policy = own) =>
    checkTexts(
      { prompt, copy: { headline: prompt } },
      { ...PRESET, voice: { ...PRESET.voice, avoid: ['gritty'] } },
      [...NAMES, { name: 'Mara Lindqvist', kind: 'artist', workId: 'wrk_1' }],
      policy,
    );
  return [
    ...Object.values(POLICY_CASES).flatMap(({ stops }) => stops.flatMap((text) => check(text))),
    ...Object.values(POLICY_CASES).flatMap(({ stops }) => stops.slice(0, 1).flatMap((text) => check(text, low))),
    ...check('a quiet lake'),
    ...check('zanzibarine beside Quillbert, gritty, in the style of Mara Lindqvist'),
    ...(await brought(
      scene(7, 200, 200),
      works,
      classifier(0.95),
      '<plus:DataMining>http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED</plus:DataMining>',
    )),
    ...(await brought(scene(8, 200, 200), works, classifier(0.1))),
    ...(await brought(soft, works, classifier(Number.NaN))),
    ...(await brought(scene(8, 40, 40), [], classifier(null))),
    ...(await brought(null)),
    ...(await brought(scene(8, 200, 200))),
  ];
}

it(
  'findings of policy fill every word they are told in, and each word is met',
  async () => {
    const findings = await everyFinding();
    for (const { code, params } of findings) {
      expect(isKnownCode(code), code).toBe(true);
      expect(say(code, params)).toMatch(FILLED);
    }
    const met = new Set(findings.map(({ code }) => code));
    const said = Object.keys(POLICY_WORDS).filter((code) => !code.endsWith('_passing') && !OF_DRAFTS.includes(code));
    expect(said.filter((code) => !met.has(code))).toEqual([]);
    for (const code of Object.keys(POLICY_WORDS)) if (code.endsWith('_passing')) expect(say(code)).toMatch(FILLED);
  },
  PATIENCE_MS,
);

it('findings of earlier versions, which had no method, are told whole', () => {
  const params = { role: 'product', title: 'Harbour', holder: 'Mara', distance: 3, searched: 9 };
  expect(say('policy_input_similarity', params)).toMatch(FILLED);
});
