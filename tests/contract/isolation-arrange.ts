/** Two organisations with the same kinds of things in them, and people of several roles. */
import { encode } from 'next-auth/jwt';
import { type Actor, invite } from '../../lib/accounts/index';
import { forOrganisation, openSession } from '../../lib/db/index';
import { requestGeneration } from '../../lib/generations/index';
import { newId } from '../../lib/ids/index';
import { aBrand, aModel, anOrganisation, BRIEF } from '../integration/arrange';
import type { TestDatabase } from '../setup/database';

export const SECRET = 'a secret of at least thirty-two letters';
const HASH = 'ab'.repeat(32);

export interface Arranged {
  owner: Actor;
  viewer: Actor;
  stranger: Actor;
  /** Cookies by who sends them. */
  cookies: Record<'owner' | 'viewer' | 'stranger', string>;
}

export async function arrange(): Promise<Arranged> {
  await aModel();
  const { owner, join } = await anOrganisation('mine');
  const viewer = await join('viewer');
  const { owner: stranger } = await anOrganisation('other');
  await aBrand(owner);
  await things(owner);
  const cookies = { owner: await cookieOf(owner), viewer: await cookieOf(viewer), stranger: await cookieOf(stranger) };
  return { owner, viewer, stranger, cookies };
}

async function cookieOf({ userId }: Actor): Promise<string> {
  const id = `ses_${newId('session')}`;
  await openSession({ id, userId, expiresAt: new Date(Date.now() + 3_600_000) });
  return encode({ token: { sid: id }, secret: SECRET });
}

/** One of everything a person can name in an address. */
async function things(actor: Actor): Promise<void> {
  const { organisationId } = actor;
  const { id: generationId } = await requestGeneration(actor, { brief: BRIEF, preset: 'tallhamn' });
  await invite(actor, { role: 'viewer' });
  await forOrganisation(organisationId, async (tx) => {
    const [item, held] = await tx.item.findMany({ where: { generationId }, orderBy: { id: 'asc' } });
    if (!item || !held) throw new Error('the brief made no items');
    const watermarkId = 'a1'.repeat(8);
    await tx.watermark.create({ data: { id: watermarkId, organisationId, itemId: item.id, keyId: 'k1' } });
    await tx.asset.create({
      data: {
        id: item.assetId,
        organisationId,
        generationId,
        itemId: item.id,
        index: item.index,
        placement: item.placement,
        sha256: 'a1'.repeat(32),
        mediaType: 'image/png',
        width: 8,
        height: 8,
        bytes: 8,
        watermarkId,
        watermarkKeyId: 'k1',
        manifestLabel: 'urn:c2pa:x',
        reportSha256: HASH,
        receiptSha256: HASH,
        previewSha256: HASH,
        fingerprint: HASH,
      },
    });
    await tx.reviewCase.create({
      data: { id: newId('case'), organisationId, itemId: held.id, generationId, creativeSha256: HASH },
    });
    await tx.protectedWork.create({
      data: { id: newId('work'), organisationId, title: 'Own', kind: 'mark', holder: 'Self' },
    });
  });
}

/**
 * One value of each kind that names something of the organisation, found in the catalogue, so that a table added tomorrow is
 * asked for tomorrow. `nothing` has the same shape and names nothing.
 */
export async function namesOf(
  database: TestDatabase,
  organisationId: string,
  except: readonly string[] = [],
): Promise<{ names: { kind: string; real: string; nothing: string }[]; empty: string[] }> {
  const columns = await database.sql<{ table: string; column: string }>(`
    SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
    WHERE c.table_schema = 'public' AND c.data_type IN ('text', 'character') AND c.column_name <> 'organisation_id'
      AND c.column_name ~ '^(id|slug|.*_id|sha256|.*_sha256)$'
      AND EXISTS (SELECT FROM information_schema.columns o WHERE o.table_schema = 'public'
        AND o.table_name = c.table_name AND o.column_name = 'organisation_id') ORDER BY 1, 2`);
  const names: { kind: string; real: string; nothing: string }[] = [];
  const empty: string[] = [];
  const seen = new Set<string>(except);
  for (const { table, column } of columns) {
    const [row] = await database.sql<{ value: string }>(
      `SELECT "${column}"::text AS value FROM "${table}" WHERE organisation_id = $1 AND "${column}" IS NOT NULL AND NOT "${column}"::text = ANY($2) LIMIT 1`,
      [organisationId, except],
    );
    if (!row) empty.push(`${table}.${column}`);
    else if (!seen.has(row.value)) {
      seen.add(row.value);
      names.push({ kind: `${table}.${column}`, real: row.value, nothing: unlike(row.value) });
    }
  }
  return { names, empty };
}

/** Another value of the same shape: an id that was never given, a slug nobody has. */
function unlike(value: string): string {
  const prefix = /^([a-z]{3})_[0-9a-z]{26}$/.exec(value)?.[1];
  if (prefix) return `${prefix}_0${'z'.repeat(25)}`;
  if (/^[0-9a-f]+$/.test(value)) return '0'.repeat(value.length - 1).concat('7');
  return `${value.slice(0, -1)}${value.endsWith('q') ? 'x' : 'q'}`;
}
