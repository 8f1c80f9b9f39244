import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { ColophonError } from '../../../lib/errors/index';
import { decodeImage, encodeJpeg, encodePng, encodeWebp } from '../../../lib/imaging/index';

const [WIDTH, HEIGHT] = [64, 48];
const raw = { raw: { width: WIDTH, height: HEIGHT, channels: 3 as const } };
const colour = [200, 60, 30] as const;
const flat = Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, (_, i) => colour[i % 3] ?? 0);

/** Deterministic noise: damage shows in it, and it does not compress away. */
function noise(width: number, height: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length: width * height * 3 }, () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state >> 16;
  });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof ColophonError ? error.code : String(error);
}

async function pixelOf(bytes: Uint8Array): Promise<number[]> {
  const { pixels } = await decodeImage(bytes);
  return [...pixels.data.slice(0, 4)];
}

function near(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  actual.slice(0, 3).forEach((value, i) => {
    expect(Math.abs(value - (expected[i] ?? 0))).toBeLessThanOrEqual(tolerance);
  });
}

describe('pictures come in as upright 8-bit sRGB with alpha', () => {
  it.each([
    ['16-bit PNG', () => sharp(flat, raw).toColourspace('rgb16').png().toBuffer(), 1],
    [
      '16-bit PNG tagged Display P3',
      () => sharp(flat, raw).toColourspace('rgb16').withIccProfile('p3').png().toBuffer(),
      2,
    ],
    ['8-bit PNG tagged Display P3', () => sharp(flat, raw).withIccProfile('p3').png().toBuffer(), 2],
    ['JPEG tagged Display P3', () => sharp(flat, raw).withIccProfile('p3').jpeg({ quality: 98 }).toBuffer(), 4],
    ['Lab TIFF', () => sharp(flat, raw).toColourspace('lab').tiff({ compression: 'lzw' }).toBuffer(), 2],
    ['AVIF', () => sharp(flat, raw).avif({ quality: 90 }).toBuffer(), 4],
    ['WebP', () => sharp(flat, raw).webp({ quality: 95 }).toBuffer(), 4],
    ['GIF', () => sharp(flat, raw).gif().toBuffer(), 4],
    ['palette PNG', () => sharp(flat, raw).png({ palette: true }).toBuffer(), 4],
  ])('%s', async (_, make, tolerance) => {
    const { pixels } = await decodeImage(await make());
    expect([pixels.width, pixels.height, pixels.channels, pixels.data.length]).toEqual([
      WIDTH,
      HEIGHT,
      4,
      WIDTH * HEIGHT * 4,
    ]);
    near([...pixels.data.slice(0, 3)], colour, tolerance);
    expect(pixels.data[3]).toBe(255);
  });

  it('CMYK is converted by its profile and stays the same hue', async () => {
    const [r = 0, g = 0, b = 0] = await pixelOf(
      await sharp(flat, raw).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(),
    );
    expect(r).toBeGreaterThan(170);
    expect(g).toBeLessThan(90);
    expect(b).toBeLessThan(60);
  });

  it('grey becomes three equal channels', async () => {
    const [r, g, b] = await pixelOf(await sharp(flat, raw).toColourspace('b-w').png().toBuffer());
    expect([g, b]).toEqual([r, r]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('EXIF orientation %i is applied', async (orientation) => {
    // A red corner at the top left of the upright picture must be there whatever the file says.
    const upright = new Uint8Array(flat.length).fill(255);
    for (let y = 0; y < 24; y++) for (let x = 0; x < 32; x++) upright.set([220, 0, 0], (y * WIDTH + x) * 3);
    const turnedSides = orientation > 4;
    const [w, h] = turnedSides ? [HEIGHT, WIDTH] : [WIDTH, HEIGHT];
    /** Where in the file the pixel shown at (u, v) is stored, after EXIF 2.32. */
    const stored: Record<number, (u: number, v: number) => readonly [number, number]> = {
      1: (u, v) => [u, v],
      2: (u, v) => [w - 1 - u, v],
      3: (u, v) => [w - 1 - u, h - 1 - v],
      4: (u, v) => [u, h - 1 - v],
      5: (u, v) => [v, u],
      6: (u, v) => [v, h - 1 - u],
      7: (u, v) => [w - 1 - v, h - 1 - u],
      8: (u, v) => [w - 1 - v, u],
    };
    const turned = new Uint8Array(upright.length);
    for (let v = 0; v < HEIGHT; v++)
      for (let u = 0; u < WIDTH; u++) {
        const [x, y] = stored[orientation]?.(u, v) ?? [0, 0];
        turned.set(upright.subarray((v * WIDTH + u) * 3, (v * WIDTH + u) * 3 + 3), (y * w + x) * 3);
      }
    const file = await sharp(turned, { raw: { width: w, height: h, channels: 3 } })
      .jpeg({ quality: 95 })
      .withMetadata({ orientation })
      .toBuffer();
    const { pixels } = await decodeImage(file);
    expect([pixels.width, pixels.height]).toEqual([WIDTH, HEIGHT]);
    near([...pixels.data.slice((5 * WIDTH + 5) * 4, (5 * WIDTH + 5) * 4 + 3)], [220, 0, 0], 12);
  });

  it('says whether the file had an alpha channel', async () => {
    const clear = await sharp(flat, raw).ensureAlpha(0.5).png().toBuffer();
    expect((await decodeImage(clear)).hadAlpha).toBe(true);
    expect((await decodeImage(await sharp(flat, raw).png().toBuffer())).hadAlpha).toBe(false);
  });

  it('takes the first frame of an animation', async () => {
    const frames = await sharp(
      [flat, flat].map((data) => Buffer.from(data)).reduce((a, b) => Buffer.concat([a, b])),
      {
        raw: { width: WIDTH, height: HEIGHT * 2, channels: 3, pageHeight: HEIGHT },
      },
    )
      .gif({ delay: [100, 100] })
      .toBuffer();
    expect((await decodeImage(frames)).pixels.height).toBe(HEIGHT);
  });
});

describe('hostile and broken pictures are refused with what to do', () => {
  const picture = sharp(noise(400, 300), { raw: { width: 400, height: 300, channels: 3 } });
  const formats = ['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const;

  it.each(formats)('a truncated %s is an error, never half a picture', async (format) => {
    const whole = await picture.clone()[format]().toBuffer();
    for (const share of [0.3, 0.6, 0.97])
      expect(await codeOf(decodeImage(whole.subarray(0, Math.floor(whole.length * share))))).toBe('image_unreadable');
  });

  it('a truncated progressive JPEG is an error', async () => {
    const whole = await picture.clone().jpeg({ progressive: true }).toBuffer();
    expect(await codeOf(decodeImage(whole.subarray(0, whole.length >> 1)))).toBe('image_unreadable');
  });

  it.each(['png', 'gif', 'avif'] as const)('a %s with damaged data is an error', async (format) => {
    const damaged = Buffer.from(await picture.clone()[format]().toBuffer());
    for (let i = 0; i < 60; i++) damaged[(damaged.length >> 1) + i] = (damaged[(damaged.length >> 1) + i] ?? 0) ^ 0xa5;
    expect(await codeOf(decodeImage(damaged))).toBe('image_unreadable');
  });

  it.each([
    ['nothing', ''],
    ['text', 'hello, this is not a picture at all'],
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['PDF', '%PDF-1.7 aaaaaaaaaaaaaaaa'],
    ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0heicmif1'],
    ['MP4', '\0\0\0\x18ftypisom\0\0\0\0isommp42'],
    ['BMP', 'BM aaaaaaaaaaaaaaaaaaaaaaa'],
    ['ZIP', 'PK\x03\x04aaaaaaaaaaaaaaaaa'],
  ])('%s is the wrong type', async (_, text) => {
    expect(await codeOf(decodeImage(Buffer.from(text, 'latin1')))).toBe('image_wrong_type');
  });

  it('a signature with nothing behind it is unreadable', async () => {
    const signature = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(40)]);
    expect(await codeOf(decodeImage(signature))).toBe('image_unreadable');
  });

  it('a header that claims a giant picture is refused before anything is decoded', async () => {
    const bomb = Buffer.from(await sharp(flat, raw).png().toBuffer());
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    const crc = crc32(bomb.subarray(12, 29));
    bomb.writeUInt32BE(crc, 29);
    const started = performance.now();
    expect(await codeOf(decodeImage(bomb))).toBe('image_too_large');
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('more pixels or bytes than allowed are refused', async () => {
    const png = await sharp(flat, raw).png().toBuffer();
    expect(await codeOf(decodeImage(png, { maxPixels: 1000 }))).toBe('image_too_large');
    expect(await codeOf(decodeImage(png, { maxBytes: 50 }))).toBe('image_too_large');
  });

  it('a type that is not accepted here is named', async () => {
    const gif = await sharp(flat, raw).gif().toBuffer();
    await expect(decodeImage(gif, { accept: ['png'], name: 'logo.gif' })).rejects.toThrow(
      /logo\.gif is a GIF picture; use PNG/,
    );
  });

  it('a decoder that takes too long is stopped', async () => {
    const slow = await sharp(noise(3000, 2000), { raw: { width: 3000, height: 2000, channels: 3 } })
      .png()
      .toBuffer();
    expect(await codeOf(decodeImage(slow, { timeoutMs: 1 }))).toBe('image_decode_timeout');
  });
});

describe('pictures go out with an sRGB profile', () => {
  const pixels = { data: noise(80, 60), width: 80, height: 60, channels: 3 as const };

  it('PNG is lossless', async () => {
    const { pixels: back } = await decodeImage(await encodePng(pixels));
    const rgb = back.data.filter((_, i) => i % 4 !== 3);
    expect(Buffer.from(rgb).equals(Buffer.from(pixels.data))).toBe(true);
  });

  it('JPEG keeps full chroma', async () => {
    expect((await sharp(await encodeJpeg(pixels, { quality: 90 })).metadata()).chromaSubsampling).toBe('4:4:4');
  });

  it('every format carries the profile', async () => {
    const files = [
      await encodePng(pixels),
      await encodeJpeg(pixels, { quality: 90 }),
      await encodeWebp(pixels, { quality: 80 }),
    ];
    for (const file of files) expect((await sharp(file).metadata()).icc).toBeDefined();
  });

  it('a size that does not match its data is refused', async () => {
    expect(await codeOf(Promise.resolve().then(() => encodePng({ ...pixels, width: 81 })))).toBe('invalid_argument');
  });
});

/** CRC-32 of PNG chunks. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
