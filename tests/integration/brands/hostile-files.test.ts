/** Twelve logo and font files that mean no good, and what each is told. The table is printed: it is what people read. */
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../lib/accounts/index';
import { closeWorkshop, storePresetFont, storePresetLogo } from '../../../lib/brands/index';
import { ColophonError } from '../../../lib/errors/index';
import { createSurface, encodePng, typefacesOf } from '../../../lib/imaging/index';
import { useDatabase } from '../../setup/database';
import { anOrganisation } from '../arrange';
import { fontFile } from './arrange';

const bytes = (text: string) => new TextEncoder().encode(text);
const svg = (inside: string, more = '') =>
  bytes(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"${more}>${inside}</svg>`);
const PATH = '<path d="M0 0h10v10z"/>';

/** A woff2 whose header promises little and whose tables unpack to 64 MB of nothing. */
function packedBomb(): Uint8Array {
  const packed = brotliCompressSync(new Uint8Array(64e6));
  const head = new Uint8Array(48 + 3);
  const view = new DataView(head.buffer);
  view.setUint32(0, 0x774f4632);
  view.setUint32(4, 0x00010000);
  view.setUint32(8, head.length + packed.length);
  view.setUint16(12, 1);
  view.setUint32(16, 1_000);
  view.setUint32(20, packed.length);
  head.set([0, 0x87, 0x68], 48);
  return new Uint8Array([...head, ...packed]);
}

/** The same font with other embedding bits: subsetting writes plain tables, where OS/2 can be found and changed. */
async function withEmbeddingBits(fsType: number): Promise<Uint8Array> {
  const { default: subset } = await import('subset-font');
  const font = new Uint8Array(await subset(Buffer.from(fontFile()), 'abcdefghij AEinost', { targetFormat: 'sfnt' }));
  const view = new DataView(font.buffer, font.byteOffset);
  for (let at = 12; at < 12 + view.getUint16(4) * 16; at += 16)
    if (view.getUint32(at) === 0x4f532f32) view.setUint16(view.getUint32(at + 8) + 8, fsType);
  return font;
}

describe('hostile logos and fonts', () => {
  useDatabase();
  let owner: Actor;
  const told: string[] = [];
  beforeAll(async () => {
    ({ owner } = await anOrganisation('hostile'));
  });
  afterAll(async () => {
    await closeWorkshop();
    process.stdout.write(`${told.join('\n')}\n`);
  });

  const refused = async (name: string, kind: 'logo' | 'font', given: Uint8Array, code: string, words: RegExp) => {
    const store = () =>
      kind === 'logo' ? storePresetLogo(owner, given, name, 'any') : storePresetFont(owner, given, name);
    const error = await store().then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof ColophonError)) throw new Error(`${name} was answered with ${String(error)}`);
    told.push(`${name}: ${error.message}`);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(words);
  };

  it.each([
    ['script.svg', svg(`<script>alert(1)</script>${PATH}`), 'svg_unsafe', /a script/],
    ['handler.svg', svg(PATH, ' onload="alert(1)"'), 'svg_unsafe', /event handler/],
    [
      'outside.svg',
      svg('<image href="http://169.254.169.254/latest" width="9" height="9"/>'),
      'svg_unsafe',
      /another file/,
    ],
    [
      'entity.svg',
      bytes(`<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg viewBox="0 0 1 1">&a;</svg>`),
      'svg_unsafe',
      /document type/,
    ],
    [
      'laughs.svg',
      svg(`<g id="a">${PATH.repeat(40)}</g>${'<use href="#a"/>'.repeat(600)}`),
      'svg_unsafe',
      /repeat too often/,
    ],
    ['page.png', bytes('<!doctype html><script>1</script>'), 'svg_unsafe', /./],
  ] as const)('logo %s is refused', (name, given, code, words) => refused(name, 'logo', given, code, words));

  it('logo bomb.png, 30,000 pixels square in a few kilobytes, is refused by its header', async () => {
    const surface = createSurface(8, 8);
    const png = Buffer.from(await encodePng(surface.pixels()));
    png.writeUInt32BE(30_000, 16);
    png.writeUInt32BE(30_000, 20);
    await refused('bomb.png', 'logo', new Uint8Array(png), 'image_too_large', /900\.0 megapixels/);
  });

  it.each([
    ['picture.ttf', () => new Uint8Array(readFileSync('examples/products/steel-bottle.png')), /not a TrueType/],
    ['cut-off.woff2', () => fontFile().subarray(0, 4_000), /damaged/],
    ['bomb.woff2', packedBomb, /unpacks to more/],
    ['restricted.ttf', () => withEmbeddingBits(2), /forbid embedding/],
    [
      'icons.ttf',
      async () => {
        const { default: subset } = await import('subset-font');
        return new Uint8Array(await subset(Buffer.from(fontFile()), '→•–', { targetFormat: 'sfnt' }));
      },
      /no complete alphabet|damaged/,
    ],
  ] as const)('font %s is refused', async (name, make, words) =>
    refused(name, 'font', await make(), 'font_unusable', words),
  );

  it('a real font is cut down, noted, and set with by whoever holds it and nobody else', async () => {
    const stored = await storePresetFont(owner, fontFile(), 'hamn.woff2');
    expect(stored).toMatchObject({
      family: 'DM Serif Display',
      embedding: 'installable',
      kind: 'serif',
      scripts: ['Latin'],
    });
    expect(stored.licence).toMatch(/Adobe|SIL|OFL/);
    const preview = await storePresetFont(owner, await withEmbeddingBits(4), 'preview.ttf');
    expect(preview.embedding).toBe('preview-and-print');
    const mine = typefacesOf([{ ...stored, family: 'Secret Face', bytes: fontFile() }]);
    expect(mine.stack('Secret Face', 400, 'Hej')).toMatch(/^"brand-[0-9a-f]{64}"$/);
    expect(() => typefacesOf([]).stack('Secret Face', 400, 'Hej')).toThrow(/not installed/);
  });
});
