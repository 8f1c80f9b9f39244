/** A claimed run: its facts, the run's memory in its own row, and how it ends. Every write compares the attempt. */
import { z } from 'zod';
import { forOrganisation, type Tx } from '../../db/index';
import { ColophonError } from '../../errors/index';
import { type Brief, briefSchema, presetSnapshotSchema } from '../../pipeline/brief/index';
import { findingSchema } from '../../pipeline/finding';
import { type Lane, STEPS, type Step } from '../../pipeline/pipeline';
import type { FinishedStep, ItemVerdict, RunRecords } from '../../pipeline/records';
import type { RunFacts } from '../../pipeline/stage';
import { type Definition, definitionSchema } from './definition';
import type { RunResult } from './run-result';

export interface StudyRunKey {
  organisationId: string;
  studyId: string;
  runId: string;
  attempt: number;
}

/** A worker that is silent for this long has lost its run. Four missed renewals. */
export const LEASE_SECONDS = 20;

const stepSchema = z.object({ step: z.string(), output: z.unknown(), findings: z.array(findingSchema) });

export interface OpenedRun {
  definition: Definition;
  facts: RunFacts;
  finished: FinishedStep[];
}

/** @throws not_found. */
export async function openStudyRun({ organisationId, runId }: StudyRunKey): Promise<OpenedRun> {
  const row = await forOrganisation(organisationId, (tx) =>
    tx.studyRun.findUnique({
      where: { id: runId },
      include: { study: { include: { presetVersion: true, organisation: true } } },
    }),
  );
  if (!row) throw new ColophonError('not_found', { thing: 'study run' });
  const preset = presetSnapshotSchema.parse(row.study.presetVersion.body);
  const parsed = briefSchema.parse(row.brief);
  const brief: Brief = {
    ...parsed,
    seed: parsed.seed ?? 0,
    layout: preset.layouts[0] ?? 'editorial',
    engine: row.study.engine,
  };
  return {
    definition: definitionSchema.parse(row.study.definition),
    facts: {
      generationId: runId,
      organisationId,
      organisationName: row.study.organisation.name,
      brief,
      preset,
      presetVersionId: row.study.presetVersionId,
      requestedAt: row.study.createdAt,
      items: [{ id: runId, index: 0, placement: brief.placements[0] ?? 'instagram-post', assetId: runId }],
    },
    finished: z
      .array(stepSchema)
      .parse(row.steps)
      .map((record) => ({ ...record, step: stepNamed(record.step) })),
  };
}

function stepNamed(name: string): Step {
  const step = STEPS.find((entry) => entry === name);
  if (!step) throw new ColophonError('internal', { reference: `a study run's record of an unknown step: ${name}` });
  return step;
}

/** The pipeline's own interface over one row; `seen` collects what it decided. */
export function studyRecords(
  key: StudyRunKey,
  opened: OpenedRun,
  seen: { verdicts: readonly ItemVerdict[]; steps: FinishedStep[] },
): RunRecords {
  seen.steps = [...opened.finished];
  return {
    load: async () => ({ run: opened.facts, finished: opened.finished, decisions: [] }),
    started: async () => {},
    async finished(step, { output, findings }) {
      const record = { step, output, findings };
      seen.steps.push(record);
      await write(key, { steps: JSON.parse(JSON.stringify(seen.steps)) });
    },
    failed: async () => {},
    progress: () => {},
    async verdicts(verdicts) {
      seen.verdicts = verdicts;
    },
    settle: async () => {},
  };
}

/** @throws stale_attempt when somebody else has the run. */
async function write(key: StudyRunKey, data: Parameters<Tx['studyRun']['updateMany']>[0]['data']): Promise<void> {
  await forOrganisation(key.organisationId, (tx) => writeIn(tx, key, data));
}

async function writeIn(
  tx: Tx,
  { runId, attempt }: StudyRunKey,
  data: Parameters<Tx['studyRun']['updateMany']>[0]['data'],
) {
  const { count } = await tx.studyRun.updateMany({ where: { id: runId, attempt, status: 'running' }, data });
  if (count === 0) throw new ColophonError('stale_attempt');
}

/** Says that the worker lives. @throws stale_attempt. */
export async function renewStudyRun(key: StudyRunKey): Promise<void> {
  await write(key, { leaseUntil: new Date(Date.now() + LEASE_SECONDS * 1000) });
}

/** The next step needs another lane, or this worker ends: the row waits for the next claim. @throws stale_attempt. */
export async function releaseStudyRun(key: StudyRunKey, lane?: Lane): Promise<void> {
  await write(key, { status: 'waiting', leaseUntil: null, ...(lane ? { lane } : {}) });
}

export type StudyRunEnd = { result: RunResult } | { error: { code: string; message: string } };

/** The last run to end sends its study to be concluded. @throws stale_attempt. */
export async function endStudyRun(key: StudyRunKey, end: StudyRunEnd): Promise<void> {
  await forOrganisation(key.organisationId, async (tx) => {
    // Two last runs may end at once; the study's row makes one of them the last.
    await tx.$queryRaw`SELECT id FROM study WHERE id = ${key.studyId} FOR UPDATE`;
    const over = { leaseUntil: null, finishedAt: new Date(), steps: [] };
    await writeIn(
      tx,
      key,
      'result' in end
        ? { ...over, status: 'finished', result: end.result }
        : { ...over, status: 'failed', error: end.error },
    );
    await concludeWhenOver(tx, key.studyId);
  });
}

/** Call with the study's row locked. A paused study waits for its resume. */
export async function concludeWhenOver(tx: Tx, studyId: string): Promise<void> {
  const left = await tx.studyRun.count({ where: { studyId, status: { in: ['waiting', 'running'] } } });
  if (left === 0)
    await tx.study.updateMany({
      where: { id: studyId, status: 'running' },
      data: { status: 'concluding', leaseUntil: null },
    });
}
