import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ColophonError } from '../../../lib/errors/index';
import { findPlacement } from '../../../lib/pipeline/brief/index';
import { verifyReceipt, verifyReport } from '../../../lib/pipeline/provenance/index';
import { reportPdf } from '../../../lib/reports/index';
import { readInput } from '../read-file';
import { note, sayJson } from '../say';
import type { ReportOptions } from './report-options';

/**
 * The report for people as PDF, from the signed files alone. Receipt and picture are those beside the report, as `create`
 * writes them, unless they are named.
 * @throws invalid_argument for a report that does not verify: nothing is printed from a file that was changed.
 */
export async function pdf(file: string, { receipt, picture, out, json = false }: ReportOptions): Promise<number> {
  const checked = verifyReport(await readInput(file));
  if (!checked.document)
    throw new ColophonError('invalid_argument', {
      argument: file,
      problem: 'is no report that verifies; run "report verify" to see why.',
    });
  const { document: report } = checked;
  const stem = file.replace(/\.report\.json$/, '');
  const given = receipt === undefined ? await beside(`${stem}.receipt.json`) : await readInput(receipt);
  const signed = given && verifyReceipt(given).document;
  // A receipt of another report says nothing about this one.
  const own = signed && signed.reportSha256 === checked.sha256 ? signed : null;
  const shown = picture === undefined ? await nearby(stem) : await readInput(picture);
  const bytes = await reportPdf({
    report,
    receipt: own,
    reportSha256: checked.sha256,
    placement: findPlacement(report.item.placement)?.title ?? report.item.placement,
    picture: shown,
  });
  const target = resolve(out ?? join(dirname(file), `${report.item.asset}.pdf`));
  await writeFile(target, bytes).catch((error: unknown) => {
    throw new ColophonError('file_unwritable', { path: target, problem: error instanceof Error ? error.message : '' });
  });
  if (json) sayJson({ file: target, bytes: bytes.length, receipt: own !== null, picture: shown !== undefined });
  else
    note(
      own ? target : `${target}: without its receipt, so nothing says what was read back and nothing may be published.`,
    );
  return 0;
}

const beside = (path: string) =>
  readFile(path)
    .then((bytes) => new Uint8Array(bytes))
    .catch(() => undefined);

async function nearby(stem: string): Promise<Uint8Array | undefined> {
  for (const ending of ['jpg', 'png', 'webp', 'avif']) {
    const bytes = await beside(`${stem}.${ending}`);
    if (bytes) return bytes;
  }
  return undefined;
}
