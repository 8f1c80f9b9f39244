import { z } from 'zod';
import { type Actor, can, demand } from '../accounts/index';
import { forOrganisation, type Prisma } from '../db/index';
import { ColophonError } from '../errors/index';
import { countsSchema } from './list-versions';
import { CHANGE_KINDS, type ReplayView } from './views';

/** A replay that has not moved for this long has lost its process. */
const SILENT_MS = 60_000;

const VERDICT = z.enum(['pass', 'hold', 'block']);
const resultSchema = countsSchema.extend({
  changes: z.array(
    z.object({
      kind: z.enum(CHANGE_KINDS),
      generationId: z.string(),
      from: VERDICT,
      to: VERDICT,
      rules: z.array(z.string()),
    }),
  ),
});

/** Counts, and the briefs behind them for whoever may read generations. @throws forbidden, not_found. */
export async function getReplay(actor: Actor, id: string): Promise<ReplayView> {
  demand(actor, 'policies:read');
  const row = await forOrganisation(actor.organisationId, (tx) => tx.policyReplay.findUnique({ where: { id } }));
  if (!row) throw new ColophonError('not_found', { thing: 'replay' });
  return present(actor, row);
}

/** The newest one; null before the first. @throws forbidden. */
export async function newestReplay(actor: Actor): Promise<ReplayView | null> {
  demand(actor, 'policies:read');
  const { organisationId } = actor;
  const row = await forOrganisation(organisationId, (tx) =>
    tx.policyReplay.findFirst({ where: { organisationId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] }),
  );
  return row ? present(actor, row) : null;
}

async function present(actor: Actor, row: Prisma.PolicyReplayGetPayload<object>): Promise<ReplayView> {
  const { id, since, total, done, sha256 } = row;
  const lost = row.status === 'running' && Date.now() - row.changedAt.getTime() > SILENT_MS;
  const result = row.result === null ? null : resultSchema.parse(row.result);
  const { changes = [], ...counts } = result ?? {};
  const prompts = can(actor, 'generations:read')
    ? await promptsOf(
        actor.organisationId,
        changes.map(({ generationId }) => generationId),
      )
    : new Map<string, string>();
  return {
    id,
    status: lost ? 'lost' : row.status,
    since,
    total,
    done,
    sha256,
    counts: result ? countsSchema.parse(counts) : null,
    changes: changes.map((change) => ({ ...change, prompt: prompts.get(change.generationId) ?? null })),
  };
}

async function promptsOf(organisationId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await forOrganisation(organisationId, (tx) =>
    tx.generation.findMany({ where: { id: { in: [...ids] } }, select: { id: true, brief: true } }),
  );
  const promptOf = z.looseObject({ prompt: z.string() });
  return new Map(rows.map(({ id, brief }) => [id, promptOf.parse(brief).prompt]));
}
