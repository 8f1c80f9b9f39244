/** Rows → what readers see. */
import { z } from 'zod';
import type { Tx } from '../db/index';
import { type Params, say } from '../errors/index';
import { STEPS, type Step } from '../pipeline/pipeline';
import { storedBrief } from './run-facts';
import type { GenerationView, ItemView, Reason, StepView } from './views';

export const GENERATION_INCLUDE = {
  items: { include: { asset: { select: { id: true } } } },
  reviewCases: {
    where: { kind: 'appeal' },
    orderBy: { createdAt: 'desc' },
    select: { id: true, status: true, itemId: true },
  },
  removal: { select: { removedAt: true } },
  presetVersion: { include: { preset: { select: { id: true, name: true } } } },
  stepRecords: { select: { step: true, status: true, attempt: true, timing: true, at: true } },
} as const;

export type GenerationRow = NonNullable<Awaited<ReturnType<typeof readRow>>>;
export function readRow(tx: Tx, id: string) {
  return tx.generation.findUnique({ where: { id }, include: GENERATION_INCLUDE });
}

const errorSchema = z.object({ code: z.string(), message: z.string() }).nullable().catch(null);
const progressSchema = z
  .object({ step: z.enum(STEPS), done: z.number(), total: z.number() })
  .nullable()
  .catch(null);
const timingSchema = z.looseObject({ milliseconds: z.number() }).nullable().catch(null);

export function present(row: GenerationRow): GenerationView {
  const brief = storedBrief(row.brief);
  const { preset, version } = row.presetVersion;
  return {
    id: row.id,
    status: row.status,
    step: STEPS.find((step) => step === row.step) ?? null,
    progress: progressSchema.parse(row.progress),
    steps: STEPS.map((step) => stepView(step, row.stepRecords)),
    items: row.items
      .map((item) => itemView(item, row.reviewCases))
      .sort((a, b) => a.index - b.index || place(brief.placements, a, b)),
    brief,
    preset: { id: preset.id, name: preset.name, version },
    engine: row.engine,
    seed: brief.seed,
    createdAt: row.createdAt,
    settledAt: row.settledAt,
    removedAt: row.removal?.removedAt ?? null,
    error: errorSchema.parse(row.error),
  };
}

function place(placements: readonly string[], a: ItemView, b: ItemView): number {
  return placements.indexOf(a.placement) - placements.indexOf(b.placement);
}

function itemView(item: GenerationRow['items'][number], appeals: GenerationRow['reviewCases']): ItemView {
  const appeal = appeals.find(({ itemId }) => itemId === null || itemId === item.id);
  const { id, index, placement, verdict, credit, assetId } = item;
  return {
    id,
    index,
    placement,
    verdict,
    credit,
    assetId,
    delivered: item.asset !== null,
    reasons: reasonsOf(item.reasons),
    appeal: appeal ? { id: appeal.id, status: appeal.status } : null,
  };
}

const reasonSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).default({}),
});

export function reasonsOf(json: unknown): Reason[] {
  const reasons: { code: string; params: Params }[] = z.array(reasonSchema).catch([]).parse(json);
  return reasons.map(({ code, params }) => ({ code, words: say(code, params) }));
}

/** The newest attempt speaks for a step; an end speaks louder than the start beside it. Times of finished runs add up. */
function stepView(step: Step, records: GenerationRow['stepRecords']): StepView {
  const own = records.filter((record) => record.step === step);
  const newest = own.reduce((max, { attempt }) => Math.max(max, attempt), -1);
  const last = own.filter(({ attempt }) => attempt === newest);
  const status = (last.find((record) => record.status !== 'started') ?? last[0])?.status ?? 'waiting';
  const times = own.flatMap((record) => timingSchema.parse(record.timing)?.milliseconds ?? []);
  return { step, status, milliseconds: times.length > 0 ? times.reduce((sum, time) => sum + time, 0) : null };
}
