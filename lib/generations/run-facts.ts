import { z } from 'zod';
import type { Prisma, Tx } from '../db/index';
import { ColophonError } from '../errors/index';
import { type Brief, briefSchema, presetSnapshotSchema } from '../pipeline/brief/index';
import { findingSchema } from '../pipeline/finding';
import { STEPS, type Step } from '../pipeline/pipeline';
import type { FinishedStep } from '../pipeline/records';
import type { HumanDecision, RunFacts } from '../pipeline/stage';

/** Seed, layout and engine are resolved when a brief is accepted, so a stored brief always has them. */
const resolvedSchema = z.looseObject({
  seed: z.number().int(),
  layout: z.string(),
  engine: z.string(),
  engineFree: z.boolean().optional(),
  layoutFree: z.boolean().optional(),
});

export function storedBrief(json: unknown): Brief {
  const { layoutFree, engineFree, ...asked } = resolvedSchema.parse(json);
  const { seed, layout, engine } = asked;
  const free = { ...(layoutFree ? { layoutFree } : {}), ...(engineFree ? { engineFree } : {}) };
  return { ...briefSchema.parse(asked), seed, layout, engine, ...free };
}

/**
 * What a run starts from: frozen facts, finished steps of any attempt, people's decisions.
 * @throws not_found.
 */
export async function loadRun(tx: Tx, generationId: string) {
  const row = await tx.generation.findUnique({
    where: { id: generationId },
    include: { items: true, organisation: true, reviewCases: { orderBy: { decidedAt: 'asc' } } },
  });
  if (!row) throw new ColophonError('not_found', { thing: 'generation' });
  const brief = storedBrief(row.brief);
  const place = (name: string) => brief.placements.indexOf(name);
  const run: RunFacts = {
    generationId,
    organisationId: row.organisationId,
    organisationName: row.organisation.name,
    brief,
    preset: presetSnapshotSchema.parse(row.preset),
    presetVersionId: row.presetVersionId,
    requestedAt: row.createdAt,
    items: row.items
      .map(({ id, index, placement, assetId }) => ({ id, index, placement, assetId }))
      .sort((a, b) => a.index - b.index || place(a.placement) - place(b.placement)),
  };
  const itemIds = row.items.map(({ id }) => id);
  const decisions = row.reviewCases.flatMap((entry) => decisionsOf(entry, itemIds));
  return { run, finished: await finishedSteps(tx, generationId), decisions };
}

async function finishedSteps(tx: Tx, generationId: string): Promise<FinishedStep[]> {
  const rows = await tx.stepRecord.findMany({
    where: { generationId, status: 'finished' },
    orderBy: [{ at: 'asc' }, { attempt: 'asc' }],
  });
  return rows.map(({ step, output, findings }) => ({
    step: stepNamed(step),
    output,
    findings: z.array(findingSchema).parse(findings),
  }));
}

export function stepNamed(name: string): Step {
  const step = STEPS.find((entry) => entry === name);
  if (!step) throw new ColophonError('internal', { reference: `a record of an unknown step: ${name}` });
  return step;
}

const ruleListSchema = z.array(z.object({ rule: z.string(), version: z.number().int() }));
type CaseRow = Prisma.ReviewCaseGetPayload<object>;

/** A decision on a brief speaks of every item of it. */
function decisionsOf(row: CaseRow, itemIds: readonly string[]): HumanDecision[] {
  const { id: caseId, kind, status, subject, decidedAt, reviewerRole } = row;
  if (status === 'open' || !decidedAt) return [];
  return (row.itemId === null ? itemIds : [row.itemId]).map((itemId) => ({
    itemId,
    caseId,
    kind,
    decision: status === 'approved' ? 'approve' : 'reject',
    decidedAt: decidedAt.toISOString(),
    reviewerRole: reviewerRole ?? 'reviewer',
    subject,
    subjectSha256: row.creativeSha256,
    rules: ruleListSchema.parse(row.rules),
    reason: row.reason ?? '',
  }));
}
