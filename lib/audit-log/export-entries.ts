import { type AuditFilter, type AuditView, readEntries } from './list-entries';

const AT_ONCE = 500;

/**
 * The whole log, or what fits the filter, the newest first, as text in pieces: a long log is never in memory at once.
 * CSV is RFC 4180 with a header; JSON is one array. Each line carries its hashes, so that a copy can be held against the chain.
 */
export function exportEntries(
  organisationId: string,
  format: 'csv' | 'json',
  filter: AuditFilter = {},
): AsyncIterable<string> {
  return format === 'csv' ? csv(organisationId, filter) : json(organisationId, filter);
}

async function* all(organisationId: string, filter: AuditFilter): AsyncIterable<AuditView> {
  let cursor: string | undefined;
  do {
    const page = await readEntries(organisationId, filter, cursor, AT_ONCE);
    yield* page.entries;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** A spreadsheet runs what begins like a formula; a quote in front keeps it text. */
const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

async function* csv(organisationId: string, filter: AuditFilter): AsyncIterable<string> {
  yield 'seq,at,kind,body,prev_hash,hash\r\n';
  for await (const { seq, at, kind, body, prevHash, hash } of all(organisationId, filter))
    yield `${seq},${at.toISOString()},${cell(kind)},${cell(JSON.stringify(body))},${prevHash},${hash}\r\n`;
}

async function* json(organisationId: string, filter: AuditFilter): AsyncIterable<string> {
  let before = '[\n';
  for await (const entry of all(organisationId, filter)) {
    yield `${before}${JSON.stringify({ ...entry, seq: Number(entry.seq) })}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
