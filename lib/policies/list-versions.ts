import { z } from 'zod';
import { type Actor, demand } from '../accounts/index';
import { forOrganisation, type Prisma } from '../db/index';
import { ColophonError } from '../errors/index';
import { organisationPolicySchema } from '../pipeline/policy/index';
import type { VersionView } from './views';

const PAGE = 20;

export const countsSchema = z.object({
  total: z.number(),
  newlyBlocked: z.number(),
  newlyHeld: z.number(),
  released: z.number(),
  softened: z.number(),
  unchanged: z.number(),
});

/** Newest first, twenty a page; `cursor` is the version to go on below. @throws forbidden, invalid_argument. */
export async function listVersions(
  actor: Actor,
  { cursor }: { cursor?: string | undefined } = {},
): Promise<{ versions: VersionView[]; next: string | null }> {
  demand(actor, 'policies:read');
  if (cursor !== undefined && !/^\d{1,9}$/.test(cursor))
    throw new ColophonError('invalid_argument', { argument: 'cursor', problem: 'was not made by this list.' });
  const rows = await forOrganisation(actor.organisationId, (tx) =>
    tx.policyVersion.findMany({
      where: cursor === undefined ? {} : { version: { lt: Number(cursor) } },
      orderBy: { version: 'desc' },
      take: PAGE + 1,
    }),
  );
  const shown = rows.slice(0, PAGE);
  return { versions: shown.map(presentVersion), next: rows.length > PAGE ? String(shown.at(-1)?.version) : null };
}

export function presentVersion(row: Prisma.PolicyVersionGetPayload<object>): VersionView {
  const { version, note, restoredFrom, sha256, createdAt } = row;
  const overrides = organisationPolicySchema.parse(row.overrides);
  const replay = row.replay === null ? null : countsSchema.parse(row.replay);
  return { version, note, restoredFrom, sha256, createdAt, overrides, replay };
}
