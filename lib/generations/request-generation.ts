import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Actor, demand } from '../accounts/index';
import { creditsPerItem, hold } from '../billing/index';
import { getPreset, type PresetView } from '../brands/index';
import { forOrganisation, isUniqueViolation, type Tx } from '../db/index';
import { ColophonError } from '../errors/index';
import { newId } from '../ids/index';
import type { Brief } from '../pipeline/brief/index';
import { blobsOf } from '../storage/index';
import { admitNext } from './admission';
import { checkRequest } from './check-request';
import { json } from './describe';
import type { RunKey } from './fence';
import { listModels } from './models';
import { invalidBrief, readBrief, resolveBrief } from './read-brief';
import { withOriginals } from './store-input';
import type { GenerationStatus } from './views';

export interface GenerationRequest {
  /** Anything; parsed here. */
  brief: unknown;
  /** Slug or id. */
  preset: string;
  /** The same key with the same request is the same generation; up to 200 characters. */
  idempotencyKey?: string | undefined;
}

export interface Requested {
  id: string;
  status: GenerationStatus;
}

const keySchema = z.string().min(1).max(200);

/**
 * Reserves credits and stores the generation in one transaction, then puts it on the queue. A brief that policy will block
 * is stored too: its run says so and gives the credits back, so that there is a record.
 * @throws invalid_brief, not_found (preset), unknown_engine, cannot_draw, copy_does_not_fit, unsupported_script: before
 * anything is charged; insufficient_credits; conflict when the key was used for another request; forbidden.
 */
export async function requestGeneration(actor: Actor, request: GenerationRequest): Promise<Requested> {
  const { stored } = await store(actor, request, 'requested');
  await admitNext(actor.organisationId);
  return stored;
}

/**
 * The same for a sealed picture, whose facts the caller has read from the file itself: nobody outside may state them.
 * @param claimed as for `requestClaimed`: the calling process works it.
 */
export async function requestSealed(
  actor: Actor,
  request: GenerationRequest,
  claimed: boolean,
): Promise<Requested & { key: RunKey }> {
  const { stored } = await store(actor, request, claimed ? 'running' : 'requested', true);
  if (!claimed) await admitNext(actor.organisationId);
  return { ...stored, key: { organisationId: actor.organisationId, generationId: stored.id, attempt: 1 } };
}

/**
 * The same, claimed for the calling process in the same transaction: what the command line uses. It never stands on the
 * queue, so no worker can take it first; when this process dies, the sweeper finds it silent.
 */
export async function requestClaimed(
  actor: Actor,
  request: Omit<GenerationRequest, 'idempotencyKey'>,
): Promise<RunKey> {
  const { stored } = await store(actor, request, 'running');
  return { organisationId: actor.organisationId, generationId: stored.id, attempt: 1 };
}

async function store(
  actor: Actor,
  request: GenerationRequest,
  status: 'requested' | 'running',
  sealing = false,
): Promise<{ stored: Requested }> {
  demand(actor, 'generations:create');
  const key = readKey(request.idempotencyKey);
  const bodyHash = hashOf({ brief: request.brief, preset: request.preset });
  const before = key && (await requestedBefore(actor, key, bodyHash));
  if (before) return { stored: before };

  const parsed = readBrief(request.brief);
  if (!parsed.brief) throw invalidBrief(parsed.problems);
  if (parsed.brief.sealed && !sealing)
    throw invalidBrief([{ path: 'sealed', message: 'is read from the picture itself; send the picture to be sealed' }]);
  const preset = await getPreset(actor, request.preset);
  const asked = resolveBrief(parsed.brief, preset.snapshot, await listModels());
  await checkRequest(actor, asked, preset);
  const brief = await withOriginals(asked, blobsOf(actor.organisationId));

  try {
    const data = { brief, preset, key, bodyHash, status };
    return { stored: await forOrganisation(actor.organisationId, (tx) => insert(tx, actor, data)) };
  } catch (error) {
    // The same key came in twice at once: the one that was second gets the answer of the first.
    const first = key && isUniqueViolation(error) && (await requestedBefore(actor, key, bodyHash));
    if (first) return { stored: first };
    throw error;
  }
}

interface Accepted {
  brief: Brief;
  preset: PresetView;
  key: string | null;
  bodyHash: string;
  status: 'requested' | 'running';
}

async function insert(tx: Tx, actor: Actor, { brief, preset, key, bodyHash, status }: Accepted): Promise<Requested> {
  const { organisationId } = actor;
  const id = newId('generation');
  const items = Array.from({ length: brief.count }, (_, index) =>
    brief.placements.map((placement) => ({ id: newId('item'), assetId: newId('asset'), index, placement })),
  ).flat();
  await tx.generation.create({
    data: {
      id,
      organisationId,
      createdBy: actor.userId,
      presetVersionId: preset.versionId,
      status,
      brief: json(brief),
      preset: json(preset.snapshot),
      engine: brief.engine,
      idempotencyKey: key,
      bodyHash,
      creditsHeld: BigInt(items.length) * creditsPerItem(brief),
      ...(status === 'running' ? { attempt: 1, startedAt: new Date() } : {}),
    },
  });
  await tx.item.createMany({ data: items.map((item) => ({ ...item, organisationId, generationId: id })) });
  const itemIds = items.map((item) => item.id);
  await hold(tx, { organisationId, generationId: id, itemIds, each: creditsPerItem(brief) });
  return { id, status };
}

/** @throws conflict when the key belongs to another request. */
async function requestedBefore(actor: Actor, key: string, bodyHash: string): Promise<Requested | null> {
  const { organisationId } = actor;
  const row = await forOrganisation(organisationId, (tx) =>
    tx.generation.findUnique({ where: { organisationId_idempotencyKey: { organisationId, idempotencyKey: key } } }),
  );
  if (!row) return null;
  if (row.bodyHash !== bodyHash)
    throw new ColophonError('conflict', {
      problem: 'This idempotency key was used for another request. Use a new one.',
    });
  return { id: row.id, status: row.status };
}

function readKey(given: string | undefined): string | null {
  if (given === undefined) return null;
  const key = keySchema.safeParse(given);
  if (key.success) return key.data;
  throw new ColophonError('invalid_argument', {
    argument: 'Idempotency-Key',
    problem: 'must have 1 to 200 characters.',
  });
}

/** The order of an object's keys says nothing about what is asked. */
function hashOf(body: unknown): string {
  const sorted = JSON.stringify(body, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256')
    .update(sorted ?? '')
    .digest('hex');
}
