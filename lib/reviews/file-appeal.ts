import { createHash } from 'node:crypto';
import { type Actor, demand } from '../accounts/index';
import { append } from '../audit-log/index';
import { heldFor, holdAgain } from '../billing/index';
import { forOrganisation, isUniqueViolation, type Prisma, type Tx } from '../db/index';
import { env } from '../env/index';
import { ColophonError, say } from '../errors/index';
import { pictureOf, rulesBehind } from '../generations/index';
import { newId } from '../ids/index';
import { isFinal } from '../pipeline/safeguards/index';

const HOUR_MS = 3_600_000;

export interface AppealInput {
  generationId: string;
  /** Which picture; leave out when policy stopped the brief before anything was drawn. */
  itemId?: string | undefined;
  /** Why the block is wrong, 10 to 2,000 characters: the reviewer reads it beside the evidence. */
  statement: string;
}

export interface Filed {
  caseId: string;
  dueAt: Date;
  /** Credits held again for it; sold only if the picture is released, given back otherwise. */
  creditsHeld: number;
}

/**
 * Objects to a block, by a rule or by a reviewer. Another reviewer than the first decides, and a clock runs. The pixels stay
 * as they are; the credit that the block gave back is held again until then.
 * @throws not_found; invalid_argument; conflict when it was not blocked, is still running, was appealed before, or when the
 * rule is one nobody may lift; insufficient_credits; forbidden.
 */
export async function fileAppeal(actor: Actor, input: AppealInput, now = new Date()): Promise<Filed> {
  demand(actor, 'appeals:create');
  const statement = input.statement.trim();
  if (statement.length < 10 || statement.length > 2_000)
    throw new ColophonError('invalid_argument', {
      argument: 'statement',
      problem: 'must have 10 to 2,000 characters: say why the block is wrong.',
    });
  try {
    return await forOrganisation(actor.organisationId, (tx) => file(tx, actor, { ...input, statement }, now));
  } catch (error) {
    if (isUniqueViolation(error))
      throw new ColophonError('conflict', { problem: say('appeal_open') }, { cause: error });
    throw error;
  }
}

async function file(tx: Tx, actor: Actor, { generationId, itemId, statement }: AppealInput, now: Date): Promise<Filed> {
  const { organisationId } = actor;
  await tx.$queryRaw`SELECT id FROM generation WHERE id = ${generationId} FOR UPDATE`;
  const generation = await tx.generation.findUnique({
    where: { id: generationId },
    include: { items: true, removal: true, reviewCases: { orderBy: { createdAt: 'desc' } } },
  });
  if (!generation) throw new ColophonError('not_found', { thing: 'generation' });
  if (generation.removal) throw no('retention_too_late');
  if (generation.status !== 'settled' && generation.status !== 'failed') throw no('appeal_running');
  const target = await targetOf(tx, generation, itemId);
  const rules = await rulesBehind(tx, generationId, target.reasons);
  const last = rules.find(({ rule }) => isFinal(rule));
  if (last) throw no('appeal_final', { rule: last.rule });

  const cases = generation.reviewCases.filter((entry) => entry.itemId === target.itemId);
  if (cases.some(({ status }) => status === 'open')) throw no('appeal_open');
  if (cases.some(({ kind, subject }) => kind === 'appeal' && subject === target.subject)) throw no('appeal_closed');
  const first = cases.find(({ kind, status }) => kind === 'review' && status === 'rejected');

  const itemIds = target.itemId === null ? generation.items.map(({ id }) => id) : [target.itemId];
  const again = await holdAgain(tx, { organisationId, generationId, itemIds });
  await tx.item.updateMany({ where: { id: { in: itemIds }, credit: 'held' }, data: { verdict: 'hold' } });
  const creditsHeld = await heldFor(tx, generationId);
  await tx.generation.update({ where: { id: generationId }, data: { creditsHeld } });

  const caseId = newId('case');
  const dueAt = new Date(now.getTime() + env().APPEAL_DUE_HOURS * HOUR_MS);
  const { subject, sha256: creativeSha256 } = target;
  await tx.reviewCase.create({
    data: {
      ...{ id: caseId, organisationId, generationId, itemId: target.itemId, subject, creativeSha256, statement, dueAt },
      kind: 'appeal',
      rules: rules.map(({ rule, version }) => ({ rule, version })),
      openedBy: actor.userId,
      appealOf: first?.id ?? null,
      createdAt: now,
    },
  });
  const body = { caseId, generationId, itemId: target.itemId, subject, creativeSha256, by: actor.userId };
  await append(tx, { organisationId, kind: 'appeal.filed', body });
  return { caseId, dueAt, creditsHeld: Number(again) };
}

type Generation = Prisma.GenerationGetPayload<{ include: { items: true; reviewCases: true } }>;

interface Target {
  itemId: string | null;
  subject: 'creative' | 'artwork' | 'brief';
  sha256: string;
  reasons: unknown;
}

/** A block before anything was drawn is about the brief, and so about all of its items at once. */
async function targetOf(tx: Tx, generation: Generation, itemId: string | undefined): Promise<Target> {
  const blocked = generation.items.filter(({ verdict }) => verdict === 'block');
  const asked = itemId === undefined ? blocked : generation.items.filter(({ id }) => id === itemId);
  const [item] = asked;
  if (!item) throw itemId === undefined ? no('appeal_not_blocked') : new ColophonError('not_found', { thing: 'item' });
  const picture = await pictureOf(tx, generation.id, item);
  if (!picture) {
    const open = generation.reviewCases.some(({ itemId: of, status }) => of === null && status === 'open');
    if (open) throw no('appeal_open');
    if (item.verdict !== 'block') throw no('appeal_not_blocked');
    return { itemId: null, subject: 'brief', sha256: briefHash(generation.brief), reasons: item.reasons };
  }
  if (generation.reviewCases.some(({ itemId: of, status }) => of === item.id && status === 'open'))
    throw no('appeal_open');
  if (item.verdict !== 'block') throw no('appeal_not_blocked');
  if (asked.length > 1) throw no('appeal_which');
  return { itemId: item.id, ...picture, reasons: item.reasons };
}

/** SHA-256 of the brief as JSON with sorted keys: the one brief an exception is for. */
export function briefHash(brief: unknown): string {
  const sorted = JSON.stringify(brief, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(sorted).digest('hex');
}

function no(code: string, params: Readonly<Record<string, string>> = {}): ColophonError {
  return new ColophonError('conflict', { problem: say(code, params) });
}
