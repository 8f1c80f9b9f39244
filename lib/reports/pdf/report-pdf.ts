import { decodeImage, encodeJpeg, resize, withoutAlpha } from '../../imaging/index';
import type { Receipt, Report } from '../../pipeline/provenance/index';
import { type Block, reportContent } from '../content';
import { REPORT_WORDS as w } from '../words';
import { Sheet, SOFT } from './sheet';

export interface PdfOrder {
  report: Report;
  receipt: Receipt | null;
  /** SHA-256 of the report's file: what ties this paper to it. */
  reportSha256: string;
  /** The placement's title. */
  placement: string;
  /** The delivered file, shown small; left out when it is not at hand. */
  picture?: Uint8Array | undefined;
}

const PREVIEW = 900;

/** The report as a PDF: the same blocks as the page, one region to a page first. Made of the signed files alone. */
export async function reportPdf({ report, receipt, reportSha256, placement, picture }: PdfOrder): Promise<Uint8Array> {
  const title = w.title(placement);
  const sheet = new Sheet({ title, author: report.organisation.name, created: new Date(report.createdAt) });
  const preview = picture ? await previewOf(picture) : null;
  for (const section of reportContent(report, receipt)) {
    sheet.newPage();
    sheet.paragraph(`${title} · ${w.for(report.organisation.name)}`, { size: 8.5, colour: SOFT, below: 10 });
    sheet.paragraph(section.title, { face: 'display', size: 24, tag: 'H1', below: 2 });
    sheet.paragraph(section.subtitle, { size: 10, colour: SOFT, below: 14 });
    for (const block of section.blocks) draw(sheet, block, preview, w.pictureAlt(placement));
  }
  return sheet.finish((at, of) => ({ left: `SHA-256 ${reportSha256}`, right: w.page(at, of) }));
}

type Preview = { bytes: Uint8Array; width: number; height: number };

async function previewOf(bytes: Uint8Array): Promise<Preview> {
  const { pixels } = await decodeImage(bytes, { name: 'The picture' });
  const share = Math.min(1, PREVIEW / Math.max(pixels.width, pixels.height));
  const side = (length: number) => Math.max(1, Math.round(length * share));
  const small = share === 1 ? pixels : await resize(pixels, side(pixels.width), side(pixels.height));
  const { width, height } = small;
  return { bytes: await encodeJpeg(withoutAlpha(small), { quality: 82 }), width, height };
}

function draw(sheet: Sheet, block: Block, preview: Preview | null, alt: string): void {
  switch (block.kind) {
    case 'verdict':
      sheet.banner(block.tone, block.text);
      break;
    case 'heading':
      sheet.heading(block.text);
      break;
    case 'text':
      sheet.paragraph(block.text, block.quiet ? { size: 8.5, colour: SOFT } : { below: 8 });
      break;
    case 'facts':
      for (const [name, value] of block.rows) sheet.fact(name, value);
      break;
    case 'rows':
      for (const { tone, title, detail, figure } of block.rows) sheet.row(tone, title, detail, figure);
      break;
    case 'picture':
      if (preview) sheet.picture(preview.bytes, preview, alt);
  }
}
