import { beforeAll, describe, expect, it } from 'vitest';
import { encodePng } from '../../../lib/imaging/index';
import { type Credentials, readCredentials } from '../../../lib/pipeline/provenance/index';
import { embedXmp } from '../../../lib/pipeline/provenance/metadata/container';
import { xmpPacket } from '../../../lib/pipeline/provenance/metadata/xmp';
import { readOrigin } from '../../../lib/pipeline/provenance/origin/read-origin';
import type { SourceType } from '../../../lib/pipeline/provenance/source-type';

describe('what a file says of its making', () => {
  let png: Uint8Array;
  let none: Credentials;
  beforeAll(async () => {
    png = await encodePng({ data: new Uint8Array(16 * 16 * 3).fill(90), width: 16, height: 16, channels: 3 });
    none = await readCredentials(png, 'image/png', '');
  });

  const said = async (sourceType: SourceType, name: string) => {
    const packet = xmpPacket({
      ...{ assetId: 'ast_1', generationId: 'gen_1', title: 'A picture', provider: 'Bakery', sourceType },
      ...{ createdAt: new Date(0), system: { name, version: '1' }, trainingMining: 'notAllowed' },
    });
    const marks = await readOrigin(embedXmp(png, 'image/png', packet), none);
    return marks.map(({ says }) => says).filter((says) => says !== null);
  };

  it('takes a renderer that is named for a renderer, so that our own scenes contradict nobody', async () => {
    expect(await said('algorithmicMedia', 'scenes')).toEqual(['algorithmic']);
  });

  it('takes an unknown system for a trained one otherwise, and a known generator whatever else is said', async () => {
    expect(await said('trainedAlgorithmicMedia', 'house')).toEqual(['trained', 'trained']);
    expect(await said('algorithmicMedia', 'Midjourney')).toEqual(['algorithmic', 'trained']);
  });
});
