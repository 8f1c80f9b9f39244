/** What hostile and odd files are told when they are sent to the registry, each in words, and that none of them stops the rest. */

import { type ZipOptions, zipSync } from 'fflate';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeJpeg, encodePng, type Pixels } from '../../../lib/imaging/index';
import { pdq, pdqToHex } from '../../../lib/imaging/pdq';
import {
  forgetRegistry,
  listImports,
  listWorks,
  nearestWorks,
  runImport,
  startImport,
  workOffImport,
} from '../../../lib/rights/index';
import { useDatabase } from '../../setup/database';
import { A, actorOf, B, twoOrganisations } from '../../setup/two-organisations';
import { scene } from '../../unit/safeguards/pictures';

useDatabase();
const utf8 = (text: string) => new TextEncoder().encode(text);
const STORED: ZipOptions = { level: 0 };
let imports = 0;

function run(bytes: Uint8Array, defaults = { holder: 'Mara', kind: null }) {
  imports += 1;
  const source = async function* () {
    for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000);
  };
  const target = {
    actor: actorOf(A),
    level: 'organisation',
    standing: 'foreign',
    importId: `imp_${imports}`,
    keepPreviews: false,
  } as const;
  return runImport(source, target, defaults);
}
const told = (state: Awaited<ReturnType<typeof run>>, entry: string) =>
  state.problems.find((problem) => problem.entry === entry)?.problem ?? null;

let good: Uint8Array;
let work: Pixels;
beforeAll(async () => {
  await twoOrganisations();
  forgetRegistry();
  work = scene(401);
  good = await encodePng(work);
});

/** Claims to be 60,000 × 60,000 px in its header; a decoder that believes it wants 14 GB. */
async function bombPng(): Promise<Uint8Array> {
  const png = Uint8Array.from(await encodePng(scene(1, 8, 8)));
  new DataView(png.buffer).setUint32(16, 60_000);
  new DataView(png.buffer).setUint32(20, 60_000);
  return png;
}

async function animated(): Promise<Uint8Array> {
  const frames = [scene(402, 200, 200), scene(403, 200, 200)].map((frame) => frame.data);
  const tall = Buffer.concat(frames.map((data) => Buffer.from(data)));
  const raw = { width: 200, height: 400, channels: 3, pageHeight: 200 } as const;
  return new Uint8Array(await sharp(tall, { raw }).gif().toBuffer());
}

const as = (format: (image: Sharp) => Sharp) => {
  const { data, width, height } = work;
  return format(sharp(data, { raw: { width, height, channels: 3 } })).toBuffer();
};

describe('an archive of odd and hostile pictures', { timeout: 600_000 }, () => {
  it('registers what is a picture and tells each of the others why not', async () => {
    const flat = { data: new Uint8Array(300 * 300 * 3).fill(128), width: 300, height: 300, channels: 3 as const };
    const pixel = { data: new Uint8Array(3).fill(9), width: 1, height: 1, channels: 3 as const };
    const jpeg = await encodeJpeg(work, { quality: 85 });
    const state = await run(
      zipSync({
        'good.png': [good, STORED],
        'cmyk.jpg': [new Uint8Array(await as((image) => image.toColourspace('cmyk').jpeg())), STORED],
        'sixteen-bit.png': [new Uint8Array(await as((image) => image.toColourspace('rgb16').png())), STORED],
        'animated.gif': [await animated(), STORED],
        'polyglot.jpg': [Uint8Array.from([...jpeg, ...zipSync({ 'x.html': utf8('<script>1</script>') })]), STORED],
        'bomb.png': [await bombPng(), STORED],
        'one-pixel.png': [await encodePng(pixel), STORED],
        'flat.png': [await encodePng(flat), STORED],
        'cut.jpg': [jpeg.subarray(0, jpeg.length >> 1), STORED],
        'page.png': [utf8('<!doctype html><script>alert(1)</script>'), STORED],
        'drawing.png': [
          utf8('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'),
          STORED,
        ],
        'document.png': [utf8('%PDF-1.7 ...'), STORED],
        'empty.png': [new Uint8Array(0), STORED],
        'inner.zip': [zipSync({ 'a.png': good }), STORED],
        'nested.png': [zipSync({ 'a.png': good }), STORED],
        '../../escape.png': [good, STORED],
        '/etc/cron.d/x.png': [good, STORED],
        'C:\\windows\\x.png': [good, STORED],
        '__MACOSX/._good.png': [utf8('junk'), STORED],
        'notes.txt': [utf8('hello'), STORED],
        'zeros.png': [new Uint8Array(26_000_000), { level: 1 }],
      }),
    );
    expect(state).toMatchObject({ done: 21, added: 5, refused: 16 });
    const expected: Record<string, RegExp> = {
      'bomb.png': /3600\.0 megapixels.*40\.0/,
      'one-pixel.png': /too little structure/,
      'flat.png': /too little structure/,
      'cut.jpg': /cut off|damaged/,
      'page.png': /a web page/,
      'drawing.png': /an SVG drawing/,
      'document.png': /a PDF/,
      'empty.png': /empty file/,
      'inner.zip': /archive inside the archive/,
      'nested.png': /a ZIP archive/,
      '../../escape.png': /points outside the archive/,
      '/etc/cron.d/x.png': /points outside the archive/,
      'C:\\windows\\x.png': /points outside the archive/,
      '__MACOSX/._good.png': /hidden file/,
      'notes.txt': /no picture by its name/,
      'zeros.png': /more than 25 MB/,
    };
    for (const [entry, words] of Object.entries(expected))
      expect([entry, told(state, entry)]).toEqual([entry, expect.stringMatching(words)]);
    expect((await nearestWorks(actorOf(A), work)).matches.map(({ title }) => title)).toContain('good');
    expect((await nearestWorks(actorOf(B), work)).matches).toEqual([]);
  });

  it('that unpacks without end is stopped, and nothing of it is registered', async () => {
    const bomb = zipSync({ 'first.png': [good, STORED], 'endless.png': [new Uint8Array(104_000_000), { level: 1 }] });
    expect(bomb.length).toBeLessThan(2_000_000);
    await expect(run(bomb)).rejects.toMatchObject({
      code: 'invalid_argument',
      message: expect.stringMatching(/more than 100 MB/),
    });
    expect((await listWorks(actorOf(A))).works.map(({ title }) => title)).not.toContain('first');
  });

  it('cut off in the middle is told so', async () => {
    const archive = zipSync({ 'a.png': [good, STORED], 'b.png': [good, { level: 6 }] });
    const cut = archive.subarray(0, Math.floor(archive.length * 0.4));
    const state = await run(cut).catch((error: Error) => error.message);
    expect(JSON.stringify(state)).toMatch(/damaged|unexpected|cannot be unpacked|EOF|"added":0/i);
  });

  it('takes titles, holders and kinds from its works.csv, and says what is missing', async () => {
    const table =
      'file,title,holder,kind\r\na.png,"Boats, at night",Mara Lindqvist,artwork\r\nlost.png,Lost,Mara,artwork\r\n';
    const state = await run(zipSync({ 'a.png': [good, STORED], 'works.csv': utf8(table) }));
    expect(state).toMatchObject({ added: 1, refused: 1 });
    expect(told(state, 'lost.png')).toMatch(/not in the archive/);
    expect((await listWorks(actorOf(A))).works).toContainEqual(
      expect.objectContaining({ title: 'Boats, at night', holder: 'Mara Lindqvist' }),
    );
  });
});

describe('a table', () => {
  it('registers names and fingerprints row by row, and tells the others why not', async () => {
    const hash = pdqToHex(pdq(scene(411)).hash);
    const state = await run(
      utf8(
        [
          '\uFEFFTitle,Kind,Holder,Fingerprint',
          `Dunes,photograph,Ada,${hash}`,
          'Mara Lindqvist,artist,Mara,',
          'Short,photograph,Ada,abcd',
          `Nothing,photograph,Ada,${'0'.repeat(64)}`,
          'Unfindable,artwork,Ada,',
          ',artist,Ada,',
          'Strange,sculpture,Ada,',
          `=cmd|calc,name,"=HYPERLINK(""x"")",`,
        ].join('\n'),
      ),
    );
    expect(state).toMatchObject({ done: 8, added: 3, refused: 5 });
    expect(state.problems.map(({ problem }) => problem)).toEqual([
      expect.stringMatching(/64 hexadecimal/),
      expect.stringMatching(/all one bit/),
      expect.stringMatching(/needs a fingerprint/),
      expect.stringMatching(/needs a title/),
      expect.stringMatching(/is no kind/),
    ]);
    const { matches } = await nearestWorks(actorOf(A), scene(411));
    expect(matches[0]).toMatchObject({ title: 'Dunes', distance: 0 });
    expect(matches[0]?.own).toBeUndefined();
  });

  it.each([
    ['no header', utf8('a,b\n1,2\n'), /first row must name the columns/],
    ['a row without end', utf8(`title,holder\n${'x'.repeat(40_000)}\n`), /cannot be read/],
    ['an open quote', utf8('title,holder\n"never closed,x\n'), /cannot be read/],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), /neither a CSV table .* nor a ZIP/],
    ['nothing', new Uint8Array(0), /is empty/],
  ])('that is %s is refused in one sentence', async (_name, bytes, words) => {
    await expect(run(bytes)).rejects.toMatchObject({ code: 'invalid_argument', message: expect.stringMatching(words) });
  });

  it('is registered once when the same import is begun again', async () => {
    const bytes = utf8('title,kind,holder\nOnce only,artist,Ada\n');
    const target = {
      actor: actorOf(A),
      level: 'organisation',
      standing: 'foreign',
      importId: 'imp_again',
      keepPreviews: false,
    } as const;
    const source = async function* () {
      yield bytes;
    };
    await runImport(source, target, { holder: null, kind: null });
    await runImport(source, target, { holder: null, kind: null });
    expect((await listWorks(actorOf(A))).works.filter(({ title }) => title === 'Once only')).toHaveLength(1);
  });
});

describe('an import sent from the screen', () => {
  it('waits for a worker, is worked off once, and its row says what became of it', async () => {
    const { id } = await startImport(actorOf(B), {
      name: 'works.csv',
      standing: 'own',
      bytes: utf8('title,kind,holder\nOur name,name,B\nx,y,z\n'),
    });
    expect((await listImports(actorOf(B))).find((row) => row.id === id)?.status).toBe('waiting');
    expect((await Promise.all([workOffImport(), workOffImport()])).filter(Boolean)).toHaveLength(1);
    expect((await listImports(actorOf(B))).find((row) => row.id === id)).toMatchObject({
      status: 'finished',
      done: 2,
      added: 1,
      refused: 1,
    });
    expect((await listImports(actorOf(A))).map((row) => row.id)).not.toContain(id);
  });

  it('that is no table is refused, with the sentence kept', async () => {
    const { id } = await startImport(actorOf(B), { name: 'x.bin', standing: 'own', bytes: new Uint8Array([1, 0, 2]) });
    await workOffImport();
    const row = (await listImports(actorOf(B))).find((entry) => entry.id === id);
    expect(row?.status).toBe('failed');
    expect(row?.problems[0]?.problem).toMatch(/neither a CSV/);
  });
});
