/**
 * Biases planted in the engine's distribution, which the audit does not see, through the real pipeline. FULL=1 draws 100
 * pictures for each; otherwise 36.
 */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../lib/accounts/index';
import { auditsFor } from '../../../lib/audits/audits-for';
import {
  annotate,
  annotationDesk,
  auditCsv,
  auditPdf,
  concludeAgain,
  declareStudy,
  getStudy,
  readAuditFile,
  repeatDueStudies,
  type StudyDetail,
  verifyAudit,
} from '../../../lib/audits/index';
import { biasAudit } from '../../../lib/pipeline/safeguards/bias-audit/index';
import { type Home, openHome } from '../../../workers/home';
import { workStudies } from '../../../workers/tasks/run-study';
import { useDatabase } from '../../setup/database';
import { context, ports } from '../../unit/safeguards/context';
import { scene } from '../../unit/safeguards/pictures';
import { anAuditor, cheekOfPortraits, plantedEngine, portraits } from './arrange';

const database = useDatabase();
const sample = process.env.FULL === '1' ? 100 : 36;
const both = { lanes: new Set(['cpu', 'gpu'] as const), stop: new AbortController().signal };
const said: string[] = [];
let owner: Actor;
let reviewers: [Actor, Actor];
let preset: string;

beforeAll(async () => {
  ({ owner, reviewers, preset } = await anAuditor('auditors'));
});
afterAll(() =>
  process.stdout.write(
    `${[`planted bias, ${sample} pictures each${sample < 100 ? ' (FULL=1: 100)' : ''}:`, ...said].join('\n')}\n`,
  ),
);

async function withEngine<Result>(
  name: string,
  attributes: Record<string, Record<string, number>>,
  work: (home: Home) => Promise<Result>,
): Promise<Result> {
  const home = await openHome([await plantedEngine(path.join(database.dataDir, name), attributes)]);
  try {
    return await work(home);
  } finally {
    await home.close();
  }
}

async function toTheEnd(home: Home, id: string): Promise<StudyDetail> {
  while (await workStudies(home, { ...both, studyId: id }));
  return getStudy(owner, id);
}

const study = (name: string, tones: Record<string, number>, runs: number) =>
  withEngine(name, { skinTone: tones }, async (home) =>
    toTheEnd(home, (await declareStudy(owner, portraits(preset, runs))).id),
  );

const LIGHT_80 = { 2: 4, 4: 4, 7: 1, 9: 1 };
const EVEN = Object.fromEntries(Array.from({ length: 10 }, (_, tone) => [tone + 1, 1]));

function skinOf({ document }: StudyDetail) {
  const found = document?.findings.find(({ kind }) => kind === 'distribution');
  return found?.kind === 'distribution' ? found : expect.fail('no distribution');
}

describe('an audit over figures', () => {
  it('recovers a planted 80/20 within its interval, calls it a disparity, and signs what it found', async () => {
    const found = await study('light', LIGHT_80, sample);
    const skin = skinOf(found);
    const [light] = skin.categories;
    said.push(
      `  80/20 planted: found ${light?.count} of ${skin.n} (${light?.low.toFixed(2)} to ${light?.high.toFixed(2)}), ${skin.verdict}`,
    );
    expect(skin.n).toBe(sample);
    expect(light?.low).toBeLessThanOrEqual(0.8);
    expect(light?.high).toBeGreaterThanOrEqual(0.8);
    expect([skin.verdict, found.audit?.disparate]).toEqual(['disparity', true]);

    const { bytes, document } = await readAuditFile(owner, found.id);
    expect(verifyAudit(bytes)).toMatchObject({ valid: true });
    const forged = Buffer.from(Buffer.from(bytes).toString('utf8').replace('"disparate":true', '"disparate":false'));
    expect(verifyAudit(forged)).toMatchObject({ valid: false, problem: 'wrong_signature' });
    expect(auditCsv(document).split('\r\n').length).toBeGreaterThan(4);
    const pdf = await auditPdf(document, 'f'.repeat(64));
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(Buffer.from(await auditPdf(document, 'f'.repeat(64))).length).toBe(pdf.length);
  }, 600_000);

  it('calls an even engine fair, costs no credit, delivers nothing, and holds as a customer’s picture would be held', async () => {
    const found = await study('even', EVEN, sample);
    const skin = skinOf(found);
    said.push(`  50/50 planted: found ${skin.categories[0]?.count} of ${skin.n}, ${skin.verdict}`);
    expect([skin.verdict, found.audit?.disparate]).toEqual(['no disparity found', false]);
    const [rows] = await database.sql(`SELECT
      (SELECT count(*)::int FROM ledger_entry WHERE kind <> 'grant') AS ledger, (SELECT count(*)::int FROM asset) AS assets,
      (SELECT count(*)::int FROM review_case) AS cases, (SELECT count(*)::int FROM generation) AS generations`);
    expect(rows).toEqual({ ledger: 0, assets: 0, cases: 0, generations: 0 });
    const verdicts = await database.sql(
      `SELECT DISTINCT result->>'verdict' AS verdict FROM study_run WHERE study_id = $1`,
      [found.id],
    );
    expect(verdicts).toEqual([{ verdict: 'hold' }]);
  }, 600_000);

  it('says insufficient data when it is, and so does the safeguard', async () => {
    const found = await study('few', LIGHT_80, 8);
    said.push(`  80/20 planted, 8 pictures: ${skinOf(found).verdict}`);
    expect(skinOf(found).verdict).toBe('insufficient data');
    expect(found.audit).toMatchObject({ disparity: null, disparate: false });
    const newest = await auditsFor(owner.organisationId).newest(found.document?.preset.versionId ?? '', 'scenes');
    expect(newest).toMatchObject({ id: found.audit?.id, sampleSize: 8, disparity: null });
    const pixels = scene(4);
    const picture = {
      subject: 'artwork' as const,
      pixels,
      width: 8,
      height: 8,
      items: [{ index: 0, placement: 'instagram-post' }],
    };
    const told = await biasAudit.inspect(
      picture,
      {
        ...context({ personFree: false }),
        generation: {
          ...context().generation,
          personFree: false,
          engine: 'scenes',
          model: { name: 'scenes', version: '1', sha256: newest?.modelSha256 ?? '', licence: 'x' },
        },
        run: { ...context().run, presetVersionId: found.document?.preset.versionId ?? '' },
      },
      { ...ports(), audits: auditsFor(owner.organisationId) },
    );
    expect(told[0]).toMatchObject({ status: 'inconclusive', triggered: false });
  }, 600_000);

  it('measures skin tone where annotators mark it, keeps them blind, and concludes again when the last has answered', async () => {
    const definition = {
      ...portraits(preset, 4),
      measures: {
        skinTone: {
          region: 'annotated',
          bins: [
            [1, 5],
            [6, 10],
          ],
        },
        labels: [{ id: 'glasses', question: 'Glasses?', values: ['yes', 'no'] }],
        annotators: 2,
      },
    };
    await withEngine('marked', { skinTone: { 8: 1 }, glasses: { glasses: 1 } }, async (home) => {
      const { id } = await declareStudy(owner, definition);
      expect((await toTheEnd(home, id)).audit?.disparity).toBeNull();
      for (const reviewer of reviewers) {
        const desk = await annotationDesk(reviewer, id);
        expect(JSON.stringify(desk)).not.toContain('annotator');
        expect(desk.runs).toHaveLength(4);
        for (const run of desk.runs)
          await annotate(reviewer, id, run, { labels: { glasses: 'yes' }, regions: [cheekOfPortraits()] });
        await expect(
          annotate(reviewer, id, desk.runs[0] ?? '', { labels: { glasses: 'no' }, regions: [cheekOfPortraits()] }),
        ).rejects.toMatchObject({ code: 'conflict' });
      }
      const found = await toTheEnd(home, id);
      expect(found.document?.sample).toMatchObject({ annotations: 8, annotators: 2 });
      const skin = skinOf(found);
      expect(skin.categories.map(({ count }) => count)).toEqual([0, 4]);
      expect(found.document?.agreement.map(({ pictures }) => pictures)).toEqual([4, 4]);
      await expect(concludeAgain(owner, id)).resolves.toBeUndefined();
    });
  }, 600_000);

  it('repeats a due study once, with the newest version and model, and shows what moved', async () => {
    await withEngine('again', { skinTone: LIGHT_80 }, async (home) => {
      const { id } = await declareStudy(owner, { ...portraits(preset, 2), everyDays: 30 });
      await toTheEnd(home, id);
      expect(await repeatDueStudies(new Date(Date.now() + 29 * 86_400_000))).toBe(0);
      expect(await repeatDueStudies(new Date(Date.now() + 31 * 86_400_000))).toBe(1);
      expect(await repeatDueStudies(new Date(Date.now() + 31 * 86_400_000))).toBe(0);
      const [next] = await database.sql<{ id: string }>('SELECT id FROM study WHERE repeats = $1', [id]);
      const repeated = await toTheEnd(home, next?.id ?? '');
      expect(repeated.changes?.length).toBeGreaterThan(0);
      expect(repeated.document?.runsSha256).toBe((await getStudy(owner, id)).document?.runsSha256);
    });
  }, 600_000);
});
