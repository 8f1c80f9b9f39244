import type { Actor } from '../accounts/index';
import { append } from '../audit-log/index';
import type { Tx } from '../db/index';
import { newId } from '../ids/index';
import type { OrganisationPolicy } from '../pipeline/policy/index';
import { hashOf } from './overrides';
import type { ReplayCounts } from './views';

interface NewVersion {
  overrides: OrganisationPolicy;
  note: string;
  restoredFrom?: number;
  replay?: ReplayCounts | null;
}

/** The next number, inside the caller's transaction; two at once collide on it and the second is tried again. */
export async function addVersion(tx: Tx, actor: Actor, made: NewVersion): Promise<number> {
  const { organisationId, userId } = actor;
  const { overrides, note, restoredFrom, replay } = made;
  const newest = await tx.policyVersion.findFirst({ where: { organisationId }, orderBy: { version: 'desc' } });
  const version = (newest?.version ?? 0) + 1;
  const sha256 = hashOf(overrides);
  await tx.policyVersion.create({
    data: {
      id: newId('policyVersion'),
      organisationId,
      version,
      overrides,
      sha256,
      note,
      restoredFrom: restoredFrom ?? null,
      ...(replay ? { replay: { ...replay } } : {}),
      createdBy: userId,
    },
  });
  const kind = restoredFrom === undefined ? 'policy.published' : 'policy.restored';
  const from = restoredFrom === undefined ? {} : { restoredFrom };
  await append(tx, { organisationId, kind, body: { version, sha256, by: userId, ...from } });
  return version;
}
