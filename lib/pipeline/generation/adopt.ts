/** The step for a picture made elsewhere: nothing is drawn, its pixels become the artwork, and what was declared is compared. */
import { ColophonError } from '../../errors/index';
import { decodeImage, encodePng, withoutAlpha } from '../../imaging/index';
import { aspectOf, NO_ENGINE, placementOf, type SealedPicture } from '../brief/index';
import type { Item, Outcome, Ports, RunFacts } from '../stage';
import { checkDeclaration } from './declared-origin';
import type { Artwork, GenerationOutput } from './output';

const SOURCE_TYPES = {
  trained: 'trainedAlgorithmicMedia',
  composite: 'compositeWithTrainedAlgorithmicMedia',
  algorithmic: 'algorithmicMedia',
  photo: 'digitalCapture',
  human: 'digitalCreation',
} as const satisfies Readonly<Record<SealedPicture['source'], GenerationOutput['digitalSourceType']>>;

/** Fields whose value is the name of a program or a service. */
const NAMES = /system|software|generator|creatortool|credit|source$|creator|program/i;

/** The system the file names as its maker, for pictures that a model made; null when it names none. */
function systemOf({ marks }: SealedPicture): string | null {
  return (
    marks.find(({ says, field }) => says === 'trained' && NAMES.test(field) && !/SourceType/.test(field))?.value ?? null
  );
}

/**
 * Throws `blob_missing`, the `image_*` family.
 * @param sealed the picture as it was taken in; its size was measured then and is checked again by the quality safeguard.
 */
export async function adoptPicture(
  sealed: SealedPicture,
  run: RunFacts,
  items: readonly Item[],
  ports: Ports,
): Promise<Outcome<GenerationOutput>> {
  const begin = performance.now();
  const decoded = await decodeImage(await ports.blobs.get(sealed.picture.sha256), { name: sealed.fileName });
  const pixels = withoutAlpha(decoded.pixels);
  const blob = await ports.blobs.put(await encodePng(pixels));
  const milliseconds = Math.round(performance.now() - begin);
  const aspects = new Set<Artwork['aspect']>();
  for (const item of items) {
    const placement = placementOf(item.placement, run.brief);
    if (!placement) throw new ColophonError('internal', { reference: `no placement ${item.placement}` });
    aspects.add(aspectOf(placement));
  }
  // One record for each shape asked for, all of the same pixels: later steps look an artwork up by its shape.
  const artworks = [...aspects].map(
    (aspect): Artwork => ({
      ...{ index: 0, aspect, blob, width: pixels.width, height: pixels.height },
      ...{ seed: run.brief.seed, steps: 0, guidance: 0, quiet: 'none', timings: { decode: milliseconds } },
    }),
  );
  ports.progress(1, 1);
  const output: GenerationOutput = {
    engine: NO_ENGINE,
    model: {
      name: systemOf(sealed) ?? 'not stated',
      version: 'not stated',
      sha256: sealed.picture.sha256,
      licence: 'the customer’s own',
    },
    digitalSourceType: SOURCE_TYPES[sealed.source],
    declared: true,
    personFree: run.brief.people === 'none' ? true : null,
    effectivePrompt: run.brief.prompt,
    unknownWords: [],
    artworks,
  };
  return { output, findings: checkDeclaration(sealed) };
}
