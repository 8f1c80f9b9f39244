import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPORT_WORDS, reportPdf } from '../../../lib/reports/index';
import { signedFixture } from './signed-fixture';

const has = (tool: string) => {
  try {
    execFileSync(tool, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

let folder = '';
let pdf: Uint8Array;
let made: Awaited<ReturnType<typeof signedFixture>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'colophon-pdf-'));
  made = await signedFixture();
  const { report, receipt, picture, item } = made;
  const brief = {
    ...(report.asked.brief as object),
    prompt: 'Тихое море на рассвете, 穏やか',
    copy: { headline: 'قهوة الصباح الهادئة' },
  };
  pdf = await reportPdf({
    report: { ...report, asked: { ...report.asked, brief } },
    receipt,
    reportSha256: item.reportSha256,
    placement: 'Instagram post',
    picture,
  });
  writeFileSync(join(folder, 'report.pdf'), pdf);
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inflated = () => {
  const text = Buffer.from(pdf).toString('latin1');
  const parts = [text];
  for (const { index } of text.matchAll(/stream\r?\n/g))
    try {
      const from = index + (text.slice(index, index + 8).includes('\r') ? 8 : 7);
      parts.push(inflateSync(Buffer.from(pdf).subarray(from), { finishFlush: 2 }).toString('latin1'));
    } catch {
      // A picture or a font, not text.
    }
  return parts.join('\n');
};

describe('the report on paper', () => {
  it('has selectable text, page numbers, bundled fonts and a title that screen readers say', (context) => {
    const raw = inflated();
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(raw).toContain('/StructTreeRoot');
    expect(raw).toMatch(/\/Lang \(en\)/);
    expect(raw).toContain('/DisplayDocTitle true');
    expect(raw).toMatch(/\/FontFile2|\/FontFile3/);
    expect(raw).not.toMatch(/\/BaseFont \/Helvetica/);
    if (!has('pdftotext')) context.skip('pdftotext is not here: the text was not read back from the paper');
    const text = execFileSync('pdftotext', ['-layout', join(folder, 'report.pdf'), '-']).toString();
    for (const words of [
      'European Union',
      'China',
      REPORT_WORDS.noAdvice.slice(0, 40),
      'Тихое море',
      made.item.reportSha256,
    ])
      expect(text).toContain(words);
    expect(text).toMatch(/1 \/ \d+/);
  });

  it('opens with one page for each region', (context) => {
    if (!has('pdftotext')) context.skip('pdftotext is not here: pages were not counted');
    const page = (at: number) =>
      execFileSync('pdftotext', [
        '-f',
        String(at),
        '-l',
        String(at),
        '-layout',
        join(folder, 'report.pdf'),
        '-',
      ]).toString();
    const titles = ['European Union', 'California', 'New York', 'China', 'India'];
    titles.forEach((title, at) => {
      expect(page(at + 1)).toContain(title);
      expect(page(at + 1)).toMatch(/Publish|Publish with label|Do not publish/);
    });
  });
});
