import { forOrganisation } from '../db/index';
import type { AuditKind } from './append';

export interface AuditFilter {
  /** A kind, or what kinds begin with, such as `member`. */
  kind?: AuditKind | string | undefined;
  /** An id that the entry mentions: a person, a case, an asset. */
  about?: string | undefined;
  /** From this moment on. */
  from?: Date | undefined;
  /** Before this moment. */
  until?: Date | undefined;
}

export interface AuditView {
  seq: bigint;
  at: Date;
  kind: string;
  body: unknown;
  prevHash: string;
  hash: string;
}

export interface AuditPage {
  entries: AuditView[];
  /** For the next, older page; null at the end. */
  nextCursor: string | null;
}

/** The newest first. @param cursor the last page's `nextCursor`. */
export function readEntries(
  organisationId: string,
  { kind, about, from, until }: AuditFilter,
  cursor: string | undefined,
  limit: number,
): Promise<AuditPage> {
  const before = cursor !== undefined && /^\d{1,18}$/.test(cursor) ? BigInt(cursor) : null;
  return forOrganisation(organisationId, async (tx) => {
    const rows = await tx.$queryRaw<AuditView[]>`
      SELECT seq, at, kind, body, prev_hash AS "prevHash", hash FROM audit_entry
      WHERE organisation_id = ${organisationId}
        AND (${before}::bigint IS NULL OR seq < ${before}::bigint)
        AND (${kind ?? null}::text IS NULL OR kind = ${kind ?? null}::text OR starts_with(kind, ${`${kind ?? ''}.`}::text))
        AND (${about ?? null}::text IS NULL
          OR jsonb_path_exists(body, '$.** ? (@ == $id)', jsonb_build_object('id', ${about ?? null}::text)))
        AND (${from ?? null}::timestamptz IS NULL OR at >= ${from ?? null}::timestamptz)
        AND (${until ?? null}::timestamptz IS NULL OR at < ${until ?? null}::timestamptz)
      ORDER BY seq DESC LIMIT ${limit + 1}`;
    const entries = rows.slice(0, limit);
    return { entries, nextCursor: rows.length > limit ? String(entries.at(-1)?.seq ?? '') : null };
  });
}
