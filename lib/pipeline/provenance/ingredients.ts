import { initialModeOf, type PictureReference } from '../brief/index';
import type { Creative } from '../composition/output';
import type { Blobs, RunFacts } from '../stage';
import type { Ingredient } from './c2pa/index';
import { extractManifest } from './metadata/manifest-box';
import type { SourceType } from './source-type';

/** The preset's logo file that composition placed, named by its blob, its ground or its place in the list. */
function logoOf(run: RunFacts, creative: Creative) {
  const name = creative.logo?.variant;
  if (name === undefined) return undefined;
  const { variants } = run.preset.logo;
  return variants.find((variant, at) => [variant.blob, variant.ground, String(at)].includes(name)) ?? variants[0];
}

/** What a creative was made from, as stored: bytes untouched, so that whatever credentials they carry stay intact. */
export async function ingredientsOf(
  run: RunFacts,
  creative: Creative,
  sourceType: SourceType,
  blobs: Blobs,
): Promise<Ingredient[]> {
  const found: Ingredient[] = [];
  const { sealed } = run.brief;
  if (sealed)
    found.push({
      role: 'parent',
      title: sealed.fileName,
      mediaType: sealed.picture.mediaType,
      bytes: await blobs.get(sealed.picture.sha256),
      // A picture with a manifest says it there; the two may not stand together (spec 2.4, 18.16.12.3).
      ...(sealed.credentials.state === 'none' ? { sourceType } : {}),
    });
  const { product, reference, initial } = run.brief;
  if (initial) {
    const file = await fileOf(initial, blobs);
    // What is partly kept was edited, and what brings its own history goes on from it; a bare picture that is drawn over was an input.
    const bare = extractManifest(file.bytes, file.mediaType) === null;
    const role = bare && initialModeOf(run.brief) === 'image-to-image' ? 'initial' : 'parent';
    found.push({ role, title: 'Picture to begin from', ...file });
  }
  if (product && creative.edits.includes('product'))
    found.push({ role: 'product', title: 'Product photo', ...(await fileOf(product, blobs)) });
  const logo = creative.edits.includes('logo') ? logoOf(run, creative) : undefined;
  if (logo)
    found.push({
      role: 'logo',
      title: `${run.preset.name} logo`,
      mediaType: logo.mediaType,
      bytes: await blobs.get(logo.blob),
    });
  if (reference) found.push({ role: 'reference', title: 'Reference picture', ...(await fileOf(reference, blobs)) });
  return found;
}

/** The file a picture came as where that carried credentials, otherwise the picture as it was stored. */
async function fileOf({ original, ...stored }: PictureReference, blobs: Blobs) {
  const { sha256, mediaType } = original ?? stored;
  return { mediaType, bytes: await blobs.get(sha256) };
}
