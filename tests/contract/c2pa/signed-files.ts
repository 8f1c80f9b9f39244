/** Manifests of ours in all four formats: drawn here from a product photo, and sealed after somebody else's credentials. */
import { drawnPicture } from '../../../bench/provenance/pictures';
import { encodeAvif, encodeJpeg, encodePng, encodeWebp } from '../../../lib/imaging/index';
import type { ManifestFacts, SigningLibrary } from '../../../lib/pipeline/provenance/c2pa/index';
import { signFile } from '../../../lib/pipeline/provenance/c2pa/index';
import { localSigner, makeDevelopmentChain } from '../../../lib/pipeline/provenance/index';
import { withCredentials } from '../../integration/seals/other-generators';

export const FORMATS = ['image/png', 'image/jpeg', 'image/webp', 'image/avif'] as const;
export type Format = (typeof FORMATS)[number];

const pixels = drawnPicture('bokeh', 320, 240, 4);
const ENCODE: Record<Format, () => Promise<Uint8Array>> = {
  'image/png': () => encodePng(pixels),
  'image/jpeg': () => encodeJpeg(pixels, { quality: 90 }),
  'image/webp': () => encodeWebp(pixels, { quality: 90 }),
  'image/avif': () => encodeAvif(pixels, { quality: 80 }),
};

export const encoded = (format: Format) => ENCODE[format]();

const made = makeDevelopmentChain({ organisation: 'Bäckerei Ümlaut, Ltd.' });
export const trustAnchor = async () => (await made).rootPem;
export async function signer() {
  const { keyPem, chainPem } = await made;
  return localSigner({ keyPem, chainPem });
}

const common = (format: Format) => ({
  title: 'Instagram post 1',
  mediaType: format,
  createdAt: new Date('2026-11-23T12:00:00Z'),
  producedBy: 'Bakery & Sons <Ltd>',
  engine: { name: 'house', version: '1', identifier: `sha256:${'0'.repeat(64)}` },
  watermarkId: '0123456789abcdef',
  trainingMining: 'notAllowed' as const,
  report: { sha256: 'a'.repeat(64), generationId: 'gen_1', assetId: 'ast_1' },
  begun: null,
});

/** Drawn here, made elsewhere and sealed here, and drawn on from an earlier picture. */
export const KINDS = ['created', 'sealed', 'begun'] as const;

export async function factsFor(kind: (typeof KINDS)[number], format: Format): Promise<ManifestFacts> {
  const foreign = await withCredentials(
    await encodeJpeg(drawnPicture('waves', 300, 200, 2), { quality: 90 }),
    'image/jpeg',
    'Adobe Firefly',
    'Somebody Else',
  );
  if (kind === 'sealed')
    return {
      ...common(format),
      sourceType: 'trainedAlgorithmicMedia',
      declared: true,
      edits: ['cropped', 'resized', 'label'],
      oversight: 'human_validated',
      ingredients: [{ role: 'parent', title: 'firefly.jpg', mediaType: 'image/jpeg', bytes: foreign }],
    };
  if (kind === 'begun')
    return {
      ...common(format),
      sourceType: 'compositeWithTrainedAlgorithmicMedia',
      declared: false,
      begun: 'inpainting',
      edits: ['cropped', 'resized', 'label'],
      oversight: 'prompt_guided',
      ingredients: [{ role: 'parent', title: 'Picture to begin from', mediaType: 'image/jpeg', bytes: foreign }],
    };
  const logo = new TextEncoder().encode(
    '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>',
  );
  return {
    ...common(format),
    sourceType: 'compositeWithTrainedAlgorithmicMedia',
    declared: false,
    edits: ['cropped', 'resized', 'scrim', 'product', 'type', 'logo', 'label'],
    oversight: 'prompt_guided',
    ingredients: [
      { role: 'product', title: 'Product photo', mediaType: 'image/jpeg', bytes: foreign },
      { role: 'logo', title: 'Logo', mediaType: 'image/svg+xml', bytes: logo },
      {
        role: 'reference',
        title: 'Reference picture',
        mediaType: 'image/png',
        bytes: await encodePng(drawnPicture('gradient', 64, 64, 1)),
      },
    ],
  };
}

export async function signed(kind: (typeof KINDS)[number], format: Format, library?: SigningLibrary) {
  return (await signFile(await encoded(format), await factsFor(kind, format), await signer(), { library })).bytes;
}
