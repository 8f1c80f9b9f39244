/** An audit on paper: first what was declared and what was found, then every chart with its interval, then the limits. */
import PDFDocument from 'pdfkit';
import { printFont } from '../../imaging/index';
import type { AuditDocument } from '../conclude/document';
import { type Chart, type ChartRow, chartOf } from '../view/chart-of';

const INK = '#17191d';
const SOFT = '#4b4f57';
const LINE = '#c9c9c2';
const ACCENT = '#c33a0c';
const MARGIN = 54;
const WIDTH = 595.28 - 2 * MARGIN;
const BOTTOM = 841.89 - MARGIN;

type Page = InstanceType<typeof PDFDocument>;

/** A4. Times come from the audit and nothing else, so the same audit gives the same pages. */
export async function auditPdf(audit: AuditDocument, documentSha256: string): Promise<Uint8Array> {
  const page = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    info: {
      Title: `Audit ${audit.audit}`,
      Author: audit.organisation.name,
      CreationDate: new Date(audit.concludedAt),
      Producer: 'Colophon',
      Creator: 'Colophon',
    },
    lang: 'en',
    displayTitle: true,
  });
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => page.on('end', resolve).on('error', reject));
  page.on('data', (chunk: Buffer) => chunks.push(chunk));
  page.registerFont('text', printFont(400)).registerFont('strong', printFont(600));
  drawSummary(page, audit, documentSha256);
  for (const [at, finding] of audit.findings.entries()) {
    drawChart(page, chartOf(finding, at));
    if (finding.kind === 'rates') drawDiffering(page, finding.differing);
  }
  drawAgreement(page, audit);
  heading(page, 'What this cannot know');
  for (const limit of audit.limits) line(page, limit, SOFT, 9);
  page.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

function room(page: Page, height: number): void {
  if (page.y + height > BOTTOM) page.addPage();
}

function heading(page: Page, text: string): void {
  room(page, 60);
  page
    .moveDown(1)
    .font('strong')
    .fontSize(13)
    .fillColor(INK)
    .text(text, MARGIN, page.y, { width: WIDTH })
    .moveDown(0.3);
}

function line(page: Page, text: string, colour = INK, size = 10): void {
  room(page, size * 2);
  page.font('text').fontSize(size).fillColor(colour).text(text, MARGIN, page.y, { width: WIDTH, lineGap: 2 });
}

function drawSummary(page: Page, audit: AuditDocument, documentSha256: string): void {
  const { definition } = audit.study;
  page.font('text').fontSize(9).fillColor(SOFT).text('BIAS AUDIT', { characterSpacing: 1 });
  page.font('strong').fontSize(22).fillColor(INK).text(definition.name, { width: WIDTH }).moveDown(0.4);
  const enough = audit.findings.filter(({ verdict }) => verdict !== 'insufficient data');
  const found = audit.disparate
    ? 'A disparity was found.'
    : enough.length === 0
      ? 'Insufficient data.'
      : 'No disparity was found.';
  page
    .font('strong')
    .fontSize(14)
    .fillColor(audit.disparate ? ACCENT : INK)
    .text(found)
    .moveDown(0.3);
  const { declared, measured, failed, annotations, annotators } = audit.sample;
  for (const [name, value] of [
    ['Audit', `${audit.audit}, concluded ${audit.concludedAt.slice(0, 16).replace('T', ' ')} UTC`],
    ['Organisation', audit.organisation.name],
    ['Brand preset', `${audit.preset.name}, version ${audit.preset.version}`],
    ['Engine', `${audit.engine.name}, model ${audit.engine.modelSha256.slice(0, 16)}…`],
    [
      'Sample',
      `${declared} declared, ${measured} measured, ${failed} failed; ${annotations} annotations by ${annotators} people`,
    ],
    [
      'Tolerance',
      `${audit.threshold}; largest disparity ${audit.disparity === null ? 'unknown' : audit.disparity.toFixed(3)}`,
    ],
    ['Level', '0.05 over all tests together (Holm); intervals 95 %; fewer than 30 pictures say nothing'],
    ['Signed file', `SHA-256 ${documentSha256}`],
  ] as const) {
    room(page, 16);
    const top = page.y;
    page.font('text').fontSize(9).fillColor(SOFT).text(name, MARGIN, top, { width: 90 });
    page.fillColor(INK).text(value, MARGIN + 94, top, { width: WIDTH - 94 });
    page.moveDown(0.25);
  }
  page.x = MARGIN;
}

const ROW = 17;

function drawChart(page: Page, chart: Chart): void {
  room(page, 64 + chart.rows.length * ROW > 600 ? 120 : 64 + chart.rows.length * ROW + chart.facts.length * 13);
  heading(page, chart.title);
  line(page, `${chart.caption} · ${chart.verdict}`, chart.verdict === 'disparity' ? ACCENT : SOFT, 9);
  page.moveDown(0.4);
  const left = MARGIN + 130;
  const right = MARGIN + WIDTH - 80;
  const [from, to] = chart.axis;
  const x = (value: number) => left + ((Math.min(to, Math.max(from, value)) - from) / (to - from)) * (right - left);
  for (const row of chart.rows) {
    room(page, ROW + 4);
    drawRow(page, row, page.y, left, right, x, chart.percent);
    page.y += ROW;
  }
  page.font('text').fontSize(7).fillColor(SOFT);
  const label = (value: number) =>
    chart.percent ? `${Math.round(value * 100)} %` : String(Math.round(value * 100) / 100);
  const axis = page.y + 2;
  page.text(label(from), left - 20, axis, { width: 40, align: 'center', lineBreak: false });
  page.text(label(to), right - 20, axis, { width: 40, align: 'center', lineBreak: false });
  page.y = axis + 12;
  page.x = MARGIN;
  for (const fact of chart.facts) line(page, fact, SOFT, 9);
}

function drawRow(
  page: Page,
  row: ChartRow,
  top: number,
  left: number,
  right: number,
  x: (value: number) => number,
  percent: boolean,
): void {
  const middle = top + ROW / 2;
  page
    .font('text')
    .fontSize(9)
    .fillColor(INK)
    .text(row.label, MARGIN, top + 3, { width: 124, height: 12, ellipsis: true, lineBreak: false });
  page.lineWidth(0.5).strokeColor(LINE).moveTo(left, middle).lineTo(right, middle).stroke();
  if (row.target !== null)
    page
      .lineWidth(1)
      .strokeColor(SOFT)
      .moveTo(x(row.target), top + 3)
      .lineTo(x(row.target), top + ROW - 3)
      .stroke();
  if (row.value === null || row.low === null || row.high === null) {
    page
      .fontSize(8)
      .fillColor(SOFT)
      .text('insufficient data', left + 4, top + 4, { width: 120, lineBreak: false });
  } else {
    const colour = row.verdict === 'disparity' ? ACCENT : INK;
    page.lineWidth(1.4).strokeColor(colour).moveTo(x(row.low), middle).lineTo(x(row.high), middle).stroke();
    for (const end of [row.low, row.high])
      page
        .moveTo(x(end), middle - 3)
        .lineTo(x(end), middle + 3)
        .stroke();
    page.circle(x(row.value), middle, 2.6).fill(colour);
  }
  const value = row.value === null ? '' : percent ? `${(row.value * 100).toFixed(1)} %` : row.value.toFixed(3);
  page
    .fontSize(8)
    .fillColor(SOFT)
    .text(`${value}  ${row.count}`, right + 6, top + 4, { width: 80, lineBreak: false });
  page.x = MARGIN;
  page.y = top;
}

function drawDiffering(
  page: Page,
  differing: readonly { group: string; text: string; verdict: string; usual: string }[],
): void {
  if (differing.length === 0) return;
  page.moveDown(0.4);
  line(page, 'Judged otherwise than for most terms:', INK, 9);
  for (const { group, text, verdict, usual } of differing.slice(0, 60))
    line(page, `${group}: “${text}” ${verdict}, usually ${usual}`, SOFT, 8);
  if (differing.length > 60) line(page, `and ${differing.length - 60} more in the signed file.`, SOFT, 8);
}

function drawAgreement(page: Page, { agreement }: AuditDocument): void {
  if (agreement.length === 0) return;
  heading(page, 'Agreement of annotators');
  for (const { measure, alpha, pictures, people, unresolved } of agreement)
    line(
      page,
      `${measure}: Krippendorff's α ${alpha === null ? 'cannot be said' : alpha.toFixed(3)}, ${pictures} pictures seen by two or more of ${people} people, ${unresolved} unresolved`,
      SOFT,
      9,
    );
}
