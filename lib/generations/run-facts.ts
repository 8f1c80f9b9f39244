import { z } from 'zod';
import type { Tx } from '../db/index';
import { ColophonError } from '../errors/index';
import { type Brief, briefSchema, presetSnapshotSchema } from '../pipeline/brief/index';
import { findingSchema } from '../pipeline/finding';
import { STEPS, type Step } from '../pipeline/pipeline';
import type { FinishedStep } from '../pipeline/records';
import type { HumanDecision, RunFacts } from '../pipeline/stage';

/** Seed and layout are resolved when a brief is accepted, so a stored brief always has them. */
const resolvedSchema = z.looseObject({
  seed: z.number().int(),
  layout: z.string(),
  layoutFree: z.boolean().optional(),
});

export function storedBrief(json: unknown): Brief {
  const { layoutFree, ...asked } = resolvedSchema.parse(json);
  const { seed, layout } = asked;
  return { ...briefSchema.parse(asked), seed, layout, ...(layoutFree ? { layoutFree } : {}) };
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
  return { run, finished: await finishedSteps(tx, generationId), decisions: row.reviewCases.flatMap(decisionOf) };
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

function decisionOf(row: {
  id: string;
  itemId: string;
  status: string;
  decidedAt: Date | null;
  reviewerRole: string | null;
}): HumanDecision[] {
  if (row.status === 'open' || !row.decidedAt) return [];
  const decision = row.status === 'approved' ? 'approve' : 'reject';
  const { itemId, id: caseId, decidedAt, reviewerRole } = row;
  return [{ itemId, caseId, decision, decidedAt: decidedAt.toISOString(), reviewerRole: reviewerRole ?? 'reviewer' }];
}
