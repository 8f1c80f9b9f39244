import { z } from 'zod';
import { type Actor, demand } from '../accounts/index';
import { forOrganisation } from '../db/index';
import { ColophonError } from '../errors/index';
import { newId } from '../ids/index';
import { log } from '../log/index';
import { organisationPolicySchema, type PolicyInForce } from '../pipeline/policy/index';
import { protectedWorksFor } from '../rights/index';
import { compare, type PastDecision, pastDecisionSchema } from './compare';
import { operatorLimits } from './limits';
import { hashOf } from './overrides';
import { CHANGE_KINDS, type Change, type ReplayCounts } from './views';

const DAY_MS = 86_400_000;
/** Decisions of a replay: the newest of the time asked for. */
export const MOST_DECISIONS = 5_000;
/** About 50 ms of work; between two pages the process does what else it has to do. */
const PAGE = 100;
/** Fewer are done before the answer; more go on after it, and the answer says so. */
const AT_ONCE = 100;
const MOST_LISTED = 200;

const optionsSchema = z.object({ days: z.number().int().min(1).max(365).default(30) });

/**
 * Holds the draft against the policy decisions of the last days. Small replays are finished when this resolves, large ones go on
 * in pages behind the answer; `wait` waits for those too (the command line). Asking again while one runs answers that one.
 * @throws forbidden; not_found without a draft; invalid_argument.
 */
export async function replayDraft(
  actor: Actor,
  options: { days?: number; wait?: boolean } = {},
): Promise<{ id: string }> {
  demand(actor, 'policies:write');
  const parsed = optionsSchema.safeParse(options);
  if (!parsed.success)
    throw new ColophonError('invalid_argument', { argument: 'days', problem: 'must be a whole number from 1 to 365.' });
  const { organisationId, userId } = actor;
  const since = new Date(Date.now() - parsed.data.days * DAY_MS);
  const started = await forOrganisation(organisationId, async (tx) => {
    const draft = await tx.policyDraft.findUnique({ where: { organisationId } });
    if (!draft) throw new ColophonError('not_found', { thing: 'draft' });
    const overrides = organisationPolicySchema.parse(draft.overrides);
    const sha256 = hashOf(overrides);
    const fresh = new Date(Date.now() - 60_000);
    const running = await tx.policyReplay.findFirst({
      where: { organisationId, sha256, status: 'running', changedAt: { gt: fresh } },
    });
    if (running) return { id: running.id, work: null };
    const where = { step: 'policy', status: 'finished' as const, at: { gte: since } };
    const total = Math.min(MOST_DECISIONS, await tx.stepRecord.count({ where }));
    const id = newId('policyReplay');
    await tx.policyReplay.create({ data: { id, organisationId, sha256, since, total, createdBy: userId } });
    const policy: PolicyInForce = { id: null, version: 0, overrides, limits: operatorLimits() };
    return { id, work: { id, organisationId, since, total, policy } };
  });
  if (!started.work) return { id: started.id };
  const running = run(started.work).catch((error: unknown) => abandon(organisationId, started.id, error));
  if (options.wait || started.work.total <= AT_ONCE) await running;
  return { id: started.id };
}

interface Work {
  id: string;
  organisationId: string;
  since: Date;
  total: number;
  policy: PolicyInForce;
}

async function run({ id, organisationId, since, total, policy }: Work): Promise<void> {
  const names = await protectedWorksFor(organisationId).names();
  const counts: ReplayCounts = { total, newlyBlocked: 0, newlyHeld: 0, released: 0, softened: 0, unchanged: 0 };
  const changes: Omit<Change, 'prompt'>[] = [];
  let before: { at: Date; id: string } | null = null;
  for (let done = 0; done < total; ) {
    const page: PastDecision[] = await readPage(organisationId, since, before, Math.min(PAGE, total - done));
    const last = page.at(-1);
    if (!last) break;
    before = { at: last.at, id: last.id };
    for (const decision of page) {
      const change = compare(decision, names, policy);
      counts[change?.kind ?? 'unchanged'] += 1;
      if (change && changes.filter(({ kind }) => kind === change.kind).length < MOST_LISTED) changes.push(change);
    }
    done += page.length;
    await forOrganisation(organisationId, (tx) =>
      tx.policyReplay.update({ where: { id }, data: { done, changedAt: new Date() } }),
    );
  }
  // What was counted, should decisions have been erased meanwhile.
  counts.total = CHANGE_KINDS.reduce((sum, kind) => sum + counts[kind], counts.unchanged);
  const result = { ...counts, changes: changes.map((change) => ({ ...change })) };
  await forOrganisation(organisationId, (tx) =>
    tx.policyReplay.update({
      where: { id },
      data: { status: 'finished', done: total, result, changedAt: new Date() },
    }),
  );
}

async function readPage(
  organisationId: string,
  since: Date,
  before: { at: Date; id: string } | null,
  take: number,
): Promise<PastDecision[]> {
  const older = before ? { OR: [{ at: { lt: before.at } }, { at: before.at, id: { lt: before.id } }] } : {};
  const rows = await forOrganisation(organisationId, (tx) =>
    tx.stepRecord.findMany({
      where: { step: 'policy', status: 'finished', at: { gte: since }, ...older },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take,
      select: {
        id: true,
        at: true,
        generationId: true,
        findings: true,
        generation: { select: { brief: true, preset: true } },
      },
    }),
  );
  return rows.map((row) => pastDecisionSchema.parse({ ...row, ...row.generation }));
}

async function abandon(organisationId: string, id: string, error: unknown): Promise<void> {
  log.warn({ replay: id, err: error }, 'a policy replay failed');
  await forOrganisation(organisationId, (tx) =>
    tx.policyReplay.update({ where: { id }, data: { status: 'failed', changedAt: new Date() } }),
  ).catch(() => {});
}
