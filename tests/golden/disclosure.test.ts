/** What each region asks for, parsed from delivered bytes; exiftool reads the same fields where it is installed. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { REGIONS, type Region } from '../../lib/pipeline/brief/index';
import {
  AIGC_FIELDS,
  aigcOf,
  disclosureStatus,
  provenanceStage,
  REGIONAL_PROFILES,
  readEvidence,
} from '../../lib/pipeline/provenance/index';
import { makeRun, makeWorld } from '../integration/provenance-fixtures';

const known = { watermark: true, label: { text: 'AI-generated', share: 0.06 }, people: 'synthetic' as const };
/** No authority is configured in this run, and the table must say so. */
const MISSING: Readonly<Partial<Record<Region, string[]>>> = { eu: ['time-stamp'] };

let bytes: Uint8Array;
beforeAll(async () => {
  const world = await makeWorld();
  const input = await makeRun(world);
  const run = { ...input.run, brief: { ...input.run.brief, regions: [...REGIONS] } };
  const { output } = await provenanceStage.run({ ...input, run }, world.ports);
  bytes = world.blobs.all.get(output.signed[0]?.sha256 ?? '') ?? new Uint8Array();
}, 600_000);

describe.each(REGIONAL_PROFILES)('$name', ({ region, requires }) => {
  test('finds in delivered bytes what it asks for, and names what is missing', async () => {
    const [status] = disclosureStatus([region], await readEvidence(bytes, 'image/jpeg', known));
    expect(status).toMatchObject({ region, applies: 'yes', missing: MISSING[region] ?? [] });
    expect(status?.items.map(({ id }) => id)).toEqual(requires.map(({ id }) => id));
  });
  test('finds nothing in a file without any of it', async () => {
    const bare = await readEvidence(new Uint8Array(), 'image/jpeg', {
      watermark: false,
      label: null,
      people: 'synthetic',
    });
    const xmp = `<Iptc4xmpExt:DigitalSourceType>trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>`;
    const [status] = disclosureStatus([region], { ...bare, xmp });
    expect(status?.missing).toEqual(requires.map(({ id }) => id));
  });
});

test('the implicit label of China has every field, and exiftool reads the same metadata', async (context) => {
  const { xmp } = await readEvidence(bytes, 'image/jpeg', known);
  expect(Object.keys(aigcOf(xmp) ?? {})).toEqual([...AIGC_FIELDS]);
  expect(aigcOf(xmp)).toMatchObject({ Label: '1', ProduceID: 'ast_instagram-post' });
  const folder = mkdtempSync(join(tmpdir(), 'colophon-exif-'));
  try {
    const file = join(folder, 'asset.jpg');
    writeFileSync(file, bytes);
    const [read] = JSON.parse(execFileSync('exiftool', ['-j', '-XMP:all', file], { encoding: 'utf8' }));
    expect(read).toMatchObject({
      AISystemUsed: 'colophon-house',
      DigitalSourceType: expect.stringContaining('compositeWithTrainedAlgorithmicMedia'),
      Credit: 'Bakery & Sons <Ltd>',
      DigitalImageGUID: 'ast_instagram-post',
    });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      context.skip('exiftool is not installed: no second reader');
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
