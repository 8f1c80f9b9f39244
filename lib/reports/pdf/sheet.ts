/** A4 paper, bundled type, and the few things a report is set from. Text stays text; everything but page numbers is tagged. */
import PDFDocument from 'pdfkit';
import { directionOf, fontRuns, readSfnt } from '../../imaging/index';
import type { Tone } from '../content';

export const PAPER = { width: 595.28, height: 841.89, margin: 56 } as const;
export const MEASURE = PAPER.width - 2 * PAPER.margin;
const BOTTOM = PAPER.height - PAPER.margin - 24;

const INK = '#17191d';
export const SOFT = '#4b4f57';
const LINE = '#dcdcd5';
const TONES: Readonly<Record<Tone, { ink: string; wash: string }>> = {
  pass: { ink: '#17663f', wash: '#e2f1e8' },
  review: { ink: '#7a5400', wash: '#faf0d7' },
  block: { ink: '#9c1238', wash: '#fae4ea' },
  plain: { ink: SOFT, wash: '#ebebe6' },
};

const FACES = {
  display: { family: 'Fraunces', weight: 600 },
  text: { family: 'Inter', weight: 400 },
  strong: { family: 'Inter', weight: 600 },
  mono: { family: 'JetBrains Mono', weight: 400 },
} as const;
type Face = keyof typeof FACES;

export interface Style {
  face?: Face;
  /** Points. */
  size?: number;
  colour?: string;
  /** Points from the left margin. */
  indent?: number;
  width?: number;
  /** Structure type: H1 to H3, P, … */
  tag?: string;
  /** Points below. */
  below?: number;
  align?: 'left' | 'right';
}

export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];
  private readonly done: Promise<void>;
  private readonly registered = new Set<string>();

  constructor(info: { title: string; author: string; created: Date }) {
    this.doc = new PDFDocument({
      size: 'A4',
      margin: PAPER.margin,
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      lang: 'en',
      displayTitle: true,
      autoFirstPage: false,
      info: {
        Title: info.title,
        Author: info.author,
        CreationDate: info.created,
        ModDate: info.created,
        Producer: 'Colophon',
      },
    });
    this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.done = new Promise((resolve) => this.doc.on('end', resolve));
  }

  newPage(): void {
    this.doc.addPage();
  }

  /** Begins another page unless `height` points are left on this one. */
  need(height: number): void {
    if (this.doc.y + height > BOTTOM) this.newPage();
  }

  paragraph(text: string, style: Style = {}): void {
    const { face = 'text', size = 10, colour = INK, indent = 0, tag = 'P', below = 6 } = style;
    const width = style.width ?? MEASURE - indent;
    this.need(size * 1.5);
    const rtl = directionOf(text) === 'rtl';
    const parent = this.doc.struct(tag);
    this.doc.addStructure(parent);
    const runs = fontRuns(FACES[face].family, FACES[face].weight, text);
    runs.forEach((run, at) => {
      this.use(run.file).fontSize(size).fillColor(colour);
      const options = {
        width,
        lineGap: size * 0.3,
        align: rtl ? 'right' : (style.align ?? 'left'),
        continued: at < runs.length - 1,
        structParent: parent,
        structType: 'Span',
        // Given features, a line is shaped as a whole, which is what sets right-to-left words in their order.
        ...(rtl ? { features: [] } : {}),
      } as const;
      if (at === 0) this.doc.text(run.text, PAPER.margin + indent, this.doc.y, options);
      else this.doc.text(run.text, options);
    });
    parent.end();
    this.doc.y += below;
  }

  /** Height of a paragraph in points, by its first font. */
  heightOf(text: string, { face = 'text', size = 10, indent = 0, width }: Style = {}): number {
    const [run] = fontRuns(FACES[face].family, FACES[face].weight, text);
    if (!run) return size;
    this.use(run.file).fontSize(size);
    return this.doc.heightOfString(text, { width: width ?? MEASURE - indent, lineGap: size * 0.3 });
  }

  heading(text: string): void {
    this.doc.y += 6;
    this.need(60);
    this.paragraph(text, { face: 'strong', size: 10.5, tag: 'H3' });
  }

  rule(): void {
    const { doc } = this;
    this.artifact(() =>
      doc
        .moveTo(PAPER.margin, doc.y)
        .lineTo(PAPER.width - PAPER.margin, doc.y)
        .lineWidth(0.5)
        .stroke(LINE),
    );
    doc.y += 8;
  }

  /** A wash with a sign and a few large words. */
  banner(tone: Tone, text: string): void {
    const { doc } = this;
    const { ink, wash } = TONES[tone];
    const top = doc.y;
    this.artifact(() => doc.roundedRect(PAPER.margin, top, MEASURE, 48, 6).fill(wash));
    this.sign(tone, PAPER.margin + 16, top + 16, 16);
    doc.y = top + 12;
    this.paragraph(text, { face: 'display', size: 18, colour: ink, indent: 44, tag: 'H2', below: 0 });
    doc.y = top + 60;
  }

  /** One line of evidence: a sign, a sentence with its source under it, and a figure on the right. */
  row(tone: Tone, title: string, detail: string, figure?: string): void {
    const { doc } = this;
    const middle = { indent: 20, width: MEASURE - 20 - 118 };
    const height =
      this.heightOf(title, { ...middle, size: 9.5 }) +
      (detail ? this.heightOf(detail, { ...middle, size: 8 }) : 0) +
      10;
    this.need(height);
    const top = doc.y;
    const page = doc.page;
    this.sign(tone, PAPER.margin, top + 1.5, 9);
    this.paragraph(title, { ...middle, size: 9.5, below: 0 });
    if (detail) this.paragraph(detail, { ...middle, size: 8, colour: SOFT, below: 0 });
    const bottom = doc.y;
    if (figure && page === doc.page) {
      doc.y = top;
      this.paragraph(figure, {
        size: 8.5,
        colour: TONES[tone].ink,
        indent: MEASURE - 110,
        width: 110,
        align: 'right',
        below: 0,
      });
    }
    doc.y = Math.max(bottom, doc.y) + 4;
    this.rule();
  }

  /** A name and what it is. */
  fact(name: string, value: string): void {
    const { doc } = this;
    const hash = /^[0-9a-f]{64}$/.test(value);
    const style: Style = { face: hash ? 'mono' : 'text', size: hash ? 7.5 : 9, indent: 130, width: MEASURE - 130 };
    this.need(this.heightOf(value, style) + 8);
    const top = doc.y;
    this.paragraph(name, { size: 9, colour: SOFT, width: 122, below: 0 });
    doc.y = top;
    this.paragraph(value, { ...style, below: 4 });
  }

  picture(bytes: Uint8Array, size: { width: number; height: number }, alt: string): void {
    const { doc } = this;
    const scale = Math.min(MEASURE / size.width, 190 / size.height);
    const [width, height] = [size.width * scale, size.height * scale];
    this.need(height + 10);
    const top = doc.y;
    doc.addStructure(
      doc.struct('Figure', { alt }, () => doc.image(Buffer.from(bytes), PAPER.margin, top, { width, height })),
    );
    doc.y = top + height + 12;
  }

  /** The foot of every page, then the file. */
  async finish(foot: (at: number, of: number) => { left: string; right: string }): Promise<Uint8Array> {
    const { doc } = this;
    const { start, count } = doc.bufferedPageRange();
    for (let at = 0; at < count; at += 1) {
      doc.switchToPage(start + at);
      doc.page.margins.bottom = 0;
      const { left, right } = foot(at + 1, count);
      const y = PAPER.height - 40;
      this.artifact(() => {
        for (const [text, align] of [
          [left, 'left'],
          [right, 'right'],
        ] as const) {
          const [run] = fontRuns('Inter', 400, text);
          if (run)
            doc
              .font(run.file)
              .fontSize(8)
              .fillColor(SOFT)
              .text(text, PAPER.margin, y, { width: MEASURE, align, lineBreak: false });
        }
      });
    }
    doc.end();
    await this.done;
    return new Uint8Array(Buffer.concat(this.chunks));
  }

  /** Tick, quarter, cross or dash, drawn: no font has to have them. */
  private sign(tone: Tone, x: number, y: number, size: number): void {
    const { doc } = this;
    const at = (dx: number, dy: number): [number, number] => [x + dx * size, y + dy * size];
    this.artifact(() => {
      doc
        .lineWidth(size / 7)
        .strokeColor(TONES[tone].ink)
        .fillColor(TONES[tone].ink);
      if (tone === 'pass')
        doc
          .moveTo(...at(0.1, 0.55))
          .lineTo(...at(0.4, 0.85))
          .lineTo(...at(0.95, 0.2))
          .stroke();
      else if (tone === 'block')
        doc
          .moveTo(...at(0.15, 0.15))
          .lineTo(...at(0.85, 0.85))
          .moveTo(...at(0.85, 0.15))
          .lineTo(...at(0.15, 0.85))
          .stroke();
      else if (tone === 'review')
        doc
          .circle(...at(0.5, 0.5), size * 0.4)
          .stroke()
          .moveTo(...at(0.5, 0.5))
          .lineTo(...at(0.5, 0.1))
          .lineTo(...at(0.9, 0.5))
          .fill();
      else
        doc
          .moveTo(...at(0.15, 0.5))
          .lineTo(...at(0.85, 0.5))
          .stroke();
    });
  }

  private use(file: string): PDFKit.PDFDocument {
    if (!this.registered.has(file)) this.doc.registerFont(file, Buffer.from(readSfnt(file)));
    this.registered.add(file);
    return this.doc.font(file);
  }

  /** Drawn for the eye alone: screen readers pass over it. */
  private artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }
}
