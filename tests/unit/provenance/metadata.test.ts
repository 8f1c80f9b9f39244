import { describe, expect, test } from 'vitest';
import { decodeImage, encodeAvif, encodeJpeg, encodePng, encodeWebp, type Pixels } from '../../../lib/imaging/index';
import { type AssetType, embedXmp, extractXmp } from '../../../lib/pipeline/provenance/metadata/container';
import { requiredProperties, xmpPacket, xmpValue } from '../../../lib/pipeline/provenance/metadata/xmp';

const pixels: Pixels = {
  data: Uint8Array.from({ length: 40 * 30 * 3 }, (_, at) => (at * 7) & 255),
  width: 40,
  height: 30,
  channels: 3,
};
const facts = {
  assetId: 'ast_1',
  generationId: 'gen_1',
  title: 'Post & "more" <1>',
  provider: "Bäcker's & Söhne <Ltd>",
  createdAt: new Date('2026-11-23T12:00:00Z'),
  sourceType: 'compositeWithTrainedAlgorithmicMedia',
  system: { name: 'house', version: '1' },
  trainingMining: 'notAllowed',
} as const;

const files: [AssetType, () => Promise<Uint8Array>][] = [
  ['image/jpeg', () => encodeJpeg(pixels, { quality: 90 })],
  ['image/png', () => encodePng(pixels)],
  ['image/webp', () => encodeWebp(pixels, { quality: 90 })],
  ['image/avif', () => encodeAvif(pixels, { quality: 90 })],
];

describe.each(files)('metadata in %s', (mediaType, encode) => {
  test('is found again, every required field as it was written', async () => {
    const packet = xmpPacket(facts);
    const written = extractXmp(embedXmp(await encode(), mediaType, packet), mediaType);
    expect(written).toBe(packet);
    for (const property of requiredProperties(facts)) expect(xmpValue(written ?? '', property)).not.toBeNull();
    expect(xmpValue(written ?? '', 'photoshop:Credit')).toBe(facts.provider);
    expect(xmpValue(written ?? '', 'Iptc4xmpExt:DigitalSourceType')).toBe(
      'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
    );
  });

  test('changes not one pixel', async () => {
    const bytes = await encode();
    const before = await decodeImage(bytes);
    const after = await decodeImage(embedXmp(bytes, mediaType, xmpPacket(facts)));
    expect(Buffer.from(after.pixels.data).equals(Buffer.from(before.pixels.data))).toBe(true);
  });

  test('is missing, not an error, in damaged and foreign files', async () => {
    const bytes = embedXmp(await encode(), mediaType, xmpPacket(facts));
    for (let length = 0; length < Math.min(300, bytes.length); length += 7)
      expect(() => extractXmp(bytes.subarray(0, length), mediaType)).not.toThrow();
    expect(extractXmp(new TextEncoder().encode('no picture at all'), mediaType)).toBeNull();
  });
});

test('a preview says that it is one', () => {
  const packet = xmpPacket({ ...facts, previewOf: 'ast_1' });
  expect(xmpValue(packet, 'Iptc4xmpExt:DigImageGUID')).toBe('ast_1-preview');
  expect(packet).toContain('preview of ast_1; not the signed asset');
});
