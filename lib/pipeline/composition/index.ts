/**
 * Composition: artworks and the brief's copy → finished ads.
 *
 * In: the generation's artworks (PNG blobs), the frozen preset with its logo blobs, copy, placements, the product photo.
 * Out: one creative per item, a lossless PNG of exactly the placement's size, with the record of every edit.
 * What stops it: `copy_does_not_fit`, `unsupported_script`, `unsupported_font` (asked before by `checkCopy`, so only when a rule
 * changed in between), `image_*` and `svg_unsafe` for a logo or product that cannot be used, `cancelled`.
 */
import { ColophonError } from '../../errors/index';
import { decodeImage, encodePng, type Pixels, type Typefaces, typefacesOf } from '../../imaging/index';
import { aspectOf, type Placement, type PresetSnapshot, placementOf } from '../brief/index';
import type { Finding } from '../finding';
import type { Artwork, GenerationOutput } from '../generation/output';
import type { Item, Ports, RunFacts, Stage } from '../stage';
import { correctColour } from './colour/correct-colour';
import type { Materials } from './compose-creative';
import { composeWithinRules } from './compose-within-rules';
import { checkCreative } from './findings';
import { checkBrandColour, checkRelayout } from './findings-brand';
import { type CompositionOutput, type Creative, compositionOutputSchema } from './output';
import { checkPeople } from './person-gate';
import { readEnergy } from './picture/choose-crop';
import { type LogoVariant, readLogo } from './picture/draw-logo';
import { type Product, readProduct } from './picture/draw-product';
import { stampDraft } from './picture/stamp-draft';
import { openUpscaler, type Upscaler } from './picture/upscale';
import { hasLabel, leastLabelSize } from './plan-creative';
import { composeSealed } from './sealed-picture';

export { checkCopy } from './check-copy';
export { correctColour } from './colour/correct-colour';
export { composeCreative, type Materials } from './compose-creative';
export type { CompositionOutput, Creative } from './output';
export { type EnergyMap, readEnergy } from './picture/choose-crop';
export { type LogoVariant, readLogo } from './picture/draw-logo';

/** The artwork drawn in the placement's shape; another of the same index when an engine knows fewer shapes. */
function artworkFor(item: Item, { brief }: RunFacts, artworks: readonly Artwork[]): Artwork {
  const placement = placementOf(item.placement, brief);
  const own = artworks.filter((artwork) => artwork.index === item.index);
  const found = own.find((artwork) => placement && artwork.aspect === aspectOf(placement)) ?? own[0];
  if (!found) throw new ColophonError('internal', { reference: `no artwork for ${item.id}` });
  return found;
}

async function readLogos(run: RunFacts, ports: Ports): Promise<LogoVariant[]> {
  return Promise.all(
    run.preset.logo.variants.map(async (variant) => readLogo(variant, await ports.blobs.get(variant.blob))),
  );
}

/** The bundled typefaces, after the preset's own. */
export async function readTypefaces(
  preset: Pick<PresetSnapshot, 'fonts'>,
  read: (blob: string) => Promise<Uint8Array>,
): Promise<Typefaces> {
  return typefacesOf(
    await Promise.all(preset.fonts.map(async ({ blob, ...font }) => ({ ...font, bytes: await read(blob) }))),
  );
}

async function readProductPhoto(run: RunFacts, ports: Ports): Promise<Product | null> {
  const { product } = run.brief;
  if (!product) return null;
  return readProduct(await decodeImage(await ports.blobs.get(product.sha256), { name: 'The product photo' }));
}

export const compositionStage: Stage<CompositionOutput, { generation: GenerationOutput }> = {
  step: 'composition',
  output: compositionOutputSchema,
  async run({ run, items, earlier }, ports) {
    const [logos, product, typefaces, upscaler] = await Promise.all([
      readLogos(run, ports),
      readProductPhoto(run, ports),
      readTypefaces(run.preset, (blob) => ports.blobs.get(blob)),
      run.brief.sealed ? null : openUpscaler(ports.sessions, run.brief.engine),
    ]);
    const personFree = earlier.generation.personFree === true;
    const rendered = earlier.generation.digitalSourceType === 'algorithmicMedia';
    const opened = new Map<string, Promise<Materials['artwork']>>();
    const open = (artwork: Artwork) => {
      const known = opened.get(artwork.blob) ?? readArtwork(artwork, run, personFree, upscaler, ports);
      opened.set(artwork.blob, known);
      return known;
    };
    const creatives: Creative[] = [];
    const findings: Finding[] = [];
    for (const item of items) {
      if (ports.signal.aborted) throw new ColophonError('cancelled');
      const placement = placementOf(item.placement, run.brief);
      if (!placement) throw new ColophonError('not_found', { thing: `placement “${item.placement}”` });
      const artwork = await open(artworkFor(item, run, earlier.generation.artworks));
      const materials = { artwork, logos, product, typefaces };
      const { pixels, creative, broken } = run.brief.sealed
        ? await sealed(placement, run, earlier.generation, materials)
        : await composeWithinRules(placement, { ...run.brief, rendered }, run.preset, materials);
      const { draft } = earlier.generation;
      if (draft) creative.edits.push('draft');
      const shown = draft ? stampDraft(pixels) : pixels;
      creatives.push({ ...creative, blob: await ports.blobs.put(await encodePng(shown)) });
      findings.push(checkPeople(creative, run.brief, earlier.generation));
      findings.push(...broken, ...checkBrandColour(creative), ...checkRelayout(creative));
      ports.progress(creatives.length, items.length);
    }
    return { output: { creatives }, findings };
  },
};

/** A customer's own picture is nobody's to recolour or lay out anew: its findings are the promises its label keeps. */
async function sealed(placement: Placement, run: RunFacts, generation: GenerationOutput, materials: Materials) {
  const label = { wanted: hasSealedLabel(run, generation), least: leastLabelSize(placement, run.brief) };
  const made = await composeSealed(placement, label, run.preset, materials);
  return { ...made, broken: checkCreative(made.creative, run.preset, placement) };
}

/** A notice that says “AI-generated” belongs on what was made with AI, and on nothing else. */
function hasSealedLabel({ brief, preset }: RunFacts, { digitalSourceType }: GenerationOutput): boolean {
  return hasLabel(brief, preset) && /trained/i.test(digitalSourceType);
}

async function readArtwork(
  record: Artwork,
  run: RunFacts,
  personFree: boolean,
  upscaler: Upscaler | null,
  ports: Ports,
): Promise<Materials['artwork']> {
  const { pixels: drawn } = await decodeImage(await ports.blobs.get(record.blob), {
    name: 'The artwork',
    accept: ['png'],
  });
  if (run.brief.sealed) return { record, pixels: drawn, energy: await readEnergy(drawn) };
  const { pixels, record: colour } = await correctColour(drawn, run.preset, personFree);
  const energy = await readEnergy(pixels);
  if (!upscaler) return { record, pixels, energy, colour };
  let larger: Promise<{ pixels: Pixels; scale: number }> | null = null;
  const enlarged = () => {
    larger ??= upscaler.enlarge(pixels, ports.signal).then((made) => ({ pixels: made, scale: upscaler.scale }));
    return larger;
  };
  return { record, pixels, energy, colour, enlarged };
}
