/**
 * A font file from a stranger → a small woff2 of what can be set with it, or a `ColophonError` that says what to do.
 *
 * What is kept is never the file that came in: HarfBuzz writes the glyphs anew, without hinting programs, embedded drawings or
 * signatures. Embedding bits: OpenType 1.9, OS/2 fsType. Run it in a thread with limits; parsers of fonts are large.
 */
import { brotliDecompressSync, inflateSync } from 'node:zlib';
import type { Font as ParsedFont } from 'fontkit';
import { ColophonError } from '../../errors/index';
import type { Font } from './catalogue';
import { readCoverage } from './read-coverage';

export interface CheckFontOptions {
  /** How to call the file in an error. */
  name: string;
  maxBytes: number;
  /** Of what is kept. */
  maxKeptBytes: number;
  /** The weight to take from a variable font, 100–900. */
  weight?: number | undefined;
}

export interface CheckedFont {
  /** woff2 */
  bytes: Uint8Array;
  family: string;
  weight: number;
  kind: Font['kind'];
  scripts: string[];
  characters: number;
  /** From the name table; empty when it says nothing. */
  licence: string;
  embedding: 'installable' | 'editable' | 'preview-and-print';
  /** The bits forbid cutting the font down, so that all of its glyphs were kept. */
  wholeFont: boolean;
}

const MOST_UNPACKED = 30_000_000;
const MOST_GLYPHS = 40_000;

const refuse = (name: string, problem: string, cause?: unknown) =>
  new ColophonError('font_unusable', { name, problem }, cause === undefined ? {} : { cause });

/** Which letters say that a script can be set. */
const SCRIPTS: readonly { script: string; letters: string }[] = [
  { script: 'Latin', letters: 'AEaeinost' },
  { script: 'Greek', letters: 'αεινοΣ' },
  { script: 'Cyrillic', letters: 'АЕаеинот' },
  { script: 'Arabic', letters: 'ابتمنو' },
  { script: 'Devanagari', letters: 'अकमनर' },
  { script: 'Hebrew', letters: 'אבלמש' },
];

/** What advertising copy is set with; more only makes the file larger. */
function wanted(): string {
  const ranges: readonly (readonly [number, number])[] = [
    [0x20, 0x24f],
    [0x2b0, 0x36f],
    [0x370, 0x52f],
    [0x590, 0x6ff],
    [0x750, 0x77f],
    [0x900, 0x97f],
    [0x1e00, 0x1fff],
    [0x2000, 0x22ff],
    [0x25a0, 0x25ff],
    [0xfb00, 0xfb4f],
  ];
  return ranges
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)))
    .join('');
}

type Format = 'sfnt' | 'woff' | 'woff2';

function formatOf(bytes: Uint8Array, name: string): Format {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = bytes.length < 12 ? 0 : view.getUint32(0);
  if (tag === 0x774f4632) return 'woff2';
  if (tag === 0x774f4646) return 'woff';
  if (tag === 0x00010000 || tag === 0x4f54544f || tag === 0x74727565) return 'sfnt';
  if (tag === 0x74746366) throw refuse(name, 'it is a collection of several fonts; export the one you need');
  throw refuse(name, 'it is not a TrueType, OpenType, WOFF or WOFF2 font');
}

/** Packed fonts are opened once with a limit, because the size their header names is the sender's claim. */
function checkUnpacked(bytes: Uint8Array, format: Format, name: string): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (format === 'woff2') {
      if (view.getUint32(16) > MOST_UNPACKED) throw new RangeError('the header names more');
      const compressed = view.getUint32(20);
      // The packed tables follow the directory, whose length is not written down; their end is.
      brotliDecompressSync(bytes.subarray(directoryEnd(view), directoryEnd(view) + compressed), {
        maxOutputLength: MOST_UNPACKED,
      });
    }
    if (format === 'woff') {
      if (view.getUint32(16) > MOST_UNPACKED) throw new RangeError('the header names more');
      let left = MOST_UNPACKED;
      for (let i = 0; i < view.getUint16(12); i++) {
        const at = 44 + i * 20;
        const [offset, packed, length] = [view.getUint32(at + 4), view.getUint32(at + 8), view.getUint32(at + 12)];
        const table = bytes.subarray(offset, offset + packed);
        left -= packed < length ? inflateSync(table, { maxOutputLength: Math.max(1, left) }).length : length;
        if (left < 0) throw new RangeError('the tables are larger');
      }
    }
  } catch (error) {
    throw refuse(name, `it is damaged, or unpacks to more than ${MOST_UNPACKED / 1e6} MB`, error);
  }
}

/** WOFF File Format 2.0 §4.1: flags, an optional tag, one or two UIntBase128. */
function directoryEnd(view: DataView): number {
  let at = 48;
  const skipNumber = () => {
    for (let i = 0; i < 5; i++) if ((view.getUint8(at++) & 0x80) === 0) return;
  };
  for (let i = view.getUint16(12); i > 0; i--) {
    const flags = view.getUint8(at++);
    const tag = flags & 63;
    if (tag === 63) at += 4;
    skipNumber();
    if (tag === 10 || tag === 11 ? flags >> 6 !== 3 : flags >> 6 !== 0) skipNumber();
  }
  return at;
}

interface EmbeddingBits {
  noEmbedding?: boolean;
  viewOnly?: boolean;
  editable?: boolean;
  noSubsetting?: boolean;
  bitmapOnly?: boolean;
}

function readEmbedding(font: ParsedFont, name: string): { embedding: CheckedFont['embedding']; wholeFont: boolean } {
  const bits = (font['OS/2'] as unknown as { fsType?: EmbeddingBits } | undefined)?.fsType ?? {};
  const lesser = bits.viewOnly || bits.editable;
  if (bits.noEmbedding && !lesser)
    throw refuse(name, 'its licence bits (OS/2 fsType 2) forbid embedding; ask its maker for a licence that allows it');
  if (bits.bitmapOnly) throw refuse(name, 'its licence bits allow bitmaps only (OS/2 fsType 0x200)');
  // Where several are set, the least restrictive counts (OpenType 1.9).
  const embedding = bits.editable ? 'editable' : bits.viewOnly ? 'preview-and-print' : 'installable';
  return { embedding, wholeFont: bits.noSubsetting === true };
}

function kindOf(font: ParsedFont): Font['kind'] {
  const os2 = font['OS/2'] as unknown as { sFamilyClass?: number; panose?: readonly number[] } | undefined;
  if (os2?.panose?.[3] === 9) return 'monospace';
  const family = (os2?.sFamilyClass ?? 0) >> 8;
  const serif = os2?.panose?.[1] ?? 0;
  const named = /\bserif\b/i.test(font.familyName ?? '') && !/sans/i.test(font.familyName ?? '');
  return (family >= 1 && family <= 7) || (serif >= 2 && serif <= 10) || named ? 'serif' : 'sans-serif';
}

function weightOf(font: ParsedFont): number {
  const given = (font['OS/2'] as unknown as { usWeightClass?: number } | undefined)?.usWeightClass ?? 400;
  return Math.min(900, Math.max(100, Math.round((given < 10 ? given * 100 : given) / 100) * 100));
}

const plain = (text: string | null | undefined, most: number) =>
  (text ?? '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, most);

async function parse(bytes: Uint8Array, name: string): Promise<ParsedFont> {
  // Loaded when a font is checked: nobody else should wait for it.
  const { create } = await import('fontkit');
  try {
    const font = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (!('numGlyphs' in font)) throw refuse(name, 'it is a collection of several fonts; export the one you need');
    // Reading is lazy: these touch the tables that everything else needs.
    if (!(font.unitsPerEm >= 16 && font.unitsPerEm <= 16_384)) throw new RangeError('units per em');
    if (!(font.numGlyphs > 1)) throw new RangeError('no glyphs');
    if (font.numGlyphs > MOST_GLYPHS)
      throw refuse(name, `it has ${font.numGlyphs} glyphs; the limit is ${MOST_GLYPHS}`);
    if (font.characterSet.length === 0) throw new RangeError('no characters');
    return font;
  } catch (error) {
    if (error instanceof ColophonError) throw error;
    throw refuse(name, 'it is damaged or no real font', error);
  }
}

/** @throws font_unusable with one sentence on what is wrong. */
export async function checkFont(bytes: Uint8Array, options: CheckFontOptions): Promise<CheckedFont> {
  const { name, maxBytes, maxKeptBytes } = options;
  if (bytes.length > maxBytes) throw refuse(name, `it is over ${maxBytes / 1e6} MB`);
  const format = formatOf(bytes, name);
  checkUnpacked(bytes, format, name);
  const font = await parse(bytes, name);
  const { embedding, wholeFont } = readEmbedding(font, name);
  const axis = font.variationAxes?.wght;
  const weight = axis ? Math.min(axis.max, Math.max(axis.min, options.weight ?? axis.default)) : weightOf(font);
  const kept = await write(bytes, name, { wholeFont, axis: axis ? weight : null });
  if (kept.length > maxKeptBytes)
    throw refuse(name, `it is still over ${maxKeptBytes / 1e6} MB after it was cut to what can be set`);
  const covered = readCoverage(kept);
  const scripts = SCRIPTS.filter(({ letters }) => [...letters].every((one) => covered.has(one.codePointAt(0) ?? 0)));
  if (scripts.length === 0) throw refuse(name, 'it has no complete alphabet; icon fonts cannot set copy');
  return {
    bytes: kept,
    family: plain(font.familyName, 80) || 'Brand font',
    weight: Math.round(Math.min(900, Math.max(100, weight))),
    kind: kindOf(font),
    scripts: scripts.map(({ script }) => script),
    characters: covered.size,
    licence: plain(font.getName('license', 'en') ?? font.getName('copyright', 'en'), 400),
    embedding,
    wholeFont,
  };
}

/** HarfBuzz writes the same bytes again for what it wrote itself, so that an exported preset comes back unchanged. */
async function write(
  bytes: Uint8Array,
  name: string,
  { wholeFont, axis }: { wholeFont: boolean; axis: number | null },
): Promise<Uint8Array> {
  const { default: subsetFont } = await import('subset-font');
  const options = {
    targetFormat: 'woff2',
    noHinting: true,
    dropTables: ['SVG ', 'DSIG', 'EBDT', 'EBLC', 'CBDT', 'CBLC', 'sbix', 'meta'],
    preserveNameIds: [0, 1, 2, 3, 4, 5, 6, 13, 14],
    ...(wholeFont ? { keepAllGlyphs: true } : {}),
  } as const;
  try {
    const first = await subsetFont(Buffer.from(bytes), wholeFont ? '' : wanted(), {
      ...options,
      ...(axis === null ? {} : { variationAxes: { wght: axis } }),
    });
    const again = await subsetFont(first, wholeFont ? '' : wanted(), options);
    return new Uint8Array(again);
  } catch (error) {
    throw refuse(name, 'its glyphs cannot be read', error);
  }
}
