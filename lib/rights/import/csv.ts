import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { entryOf, type ImportDefaults, type Imported, type ImportSource, refusal } from './entry';

const MOST_ROWS = 5_000_000;
/** Characters of one row. */
const LONGEST_ROW = 16_384;
const COLUMNS = new Set(['title', 'holder', 'kind', 'fingerprint', 'file']);

/**
 * Rows of a table, one at a time, whatever its length: memory holds one row. @throws invalid_argument for what is no such table.
 * @yields the row's columns by name, and how to call it.
 */
export async function* csvRows(source: ImportSource): AsyncGenerator<{ row: Record<string, string>; entry: string }> {
  const parser = parse({
    bom: true,
    columns: (header: string[]) => namesOf(header),
    max_record_size: LONGEST_ROW,
    relax_column_count_less: true,
    skip_empty_lines: true,
    trim: true,
  });
  const input = Readable.from(source());
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  let at = 1;
  try {
    for await (const row of parser as AsyncIterable<Record<string, string>>) {
      at += 1;
      if (at > MOST_ROWS) throw refusal(`has more than ${MOST_ROWS.toLocaleString('en')} rows; send it in parts.`);
      yield { row, entry: `row ${at}` };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refusal(`row ${at + 1} cannot be read: ${error.message.split('\n')[0]?.slice(0, 160) ?? 'it is malformed'}`);
  } finally {
    input.destroy();
  }
}

function namesOf(header: string[]): string[] {
  const names = header.map((name) => name.trim().toLowerCase());
  if (!names.includes('title'))
    throw refusal('its first row must name the columns: title, holder, kind, fingerprint (and file, in an archive).');
  return names.map((name, at) => (COLUMNS.has(name) ? name : `ignored ${at}`));
}

export async function* csvEntries(source: ImportSource, defaults: ImportDefaults): AsyncGenerator<Imported> {
  for await (const { row, entry } of csvRows(source)) yield entryOf(row, entry, defaults);
}
