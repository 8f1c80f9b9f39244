/**
 * Is it on brand? Measured on the finished pixels against the numbers of the preset: colours by area, the logo found where it
 * was planned, its size, clear space and contrast, the contrast of the type, safe zones, typefaces and words. Thresholds are the
 * preset's; where their defaults come from: docs/decisions/0111.
 */
import type { Box } from '../../../imaging/index';
import { placementOf } from '../../brief/index';
import type { Creative } from '../../composition/output';
import type { Finding } from '../../finding';
import { findingOn, type Picture, type Safeguard, type SafeguardContext } from '../safeguard';
import { measureColours } from './colours';
import { freeAround, overrun } from './geometry';
import { inspectLogo } from './logo';
import { type BrandFacts, facts } from './measured';
import { weakestType } from './type-contrast';
import { avoidedWords } from './words';

export const brand: Safeguard = {
  id: 'brand',
  version: 1,
  appliesTo: ['creative'],
  async inspect(picture, context, ports) {
    const { brief, preset } = context.run;
    // A picture made elsewhere is delivered as it came: it keeps no brand's rules and is measured against none.
    if (brief.sealed) return [findingOn(this, picture, notMeasured('not_applicable', 'brand_not_applicable'))];
    const { creative } = picture;
    const colours = await measureColours(picture, context);
    if (!creative)
      return [colours, notMeasured('inconclusive', 'brand_no_record')].map((of) => findingOn(this, picture, of));
    const logo = await inspectLogo(picture, creative, preset, ports.blobs);
    return [
      colours,
      ...logo.findings,
      clearSpace(creative, preset, logo.box),
      contrast(picture, creative, preset),
      safeZone(creative, context, logo.box),
      type(creative, preset),
      words(creative, preset),
    ].map((of) => findingOn(this, picture, of));
  },
};

type Preset = SafeguardContext['run']['preset'];

const notMeasured = (status: Finding['status'], code: string): BrandFacts => ({
  status,
  triggered: false,
  score: null,
  threshold: null,
  code,
});

function clearSpace(creative: Creative, preset: Preset, box: Box | null): BrandFacts {
  if (!box) return notMeasured('not_applicable', 'brand_clear_space_none');
  const wanted = box.height * preset.logo.clearSpace;
  const free = freeAround(box, creative);
  // Half a pixel is the rounding of a recorded box, and a search finds whole pixels.
  return facts('brand_clear_space', free, wanted, free + 1.5 < wanted);
}

function contrast(picture: Picture, creative: Creative, preset: Preset): BrandFacts {
  const weakest = weakestType(picture.pixels, creative.texts, preset.enforcement.contrast);
  if (!weakest)
    return notMeasured(creative.texts.length === 0 ? 'not_applicable' : 'inconclusive', 'brand_contrast_none');
  const { role, measured, needed, planned } = weakest;
  return facts('brand_contrast', measured, needed, measured < needed, { role, planned });
}

function safeZone(creative: Creative, { run }: SafeguardContext, logo: Box | null): BrandFacts {
  const zone = placementOf(creative.placement, run.brief)?.safeZone ?? { top: 0, right: 0, bottom: 0, left: 0 };
  const boxes = [...creative.texts.map((text) => text.box), ...(logo ? [logo] : [])];
  const out = Math.max(0, ...boxes.map((box) => overrun(box, creative, zone)));
  return facts('brand_safe_zone', out, 1, out > 1);
}

function type(creative: Creative, preset: Preset): BrandFacts {
  const own = [preset.type.display.family, preset.type.text.family].map((family) => family.toLowerCase());
  const others = creative.texts.filter((text) => !own.includes(text.family.toLowerCase()));
  const share = creative.texts.length === 0 ? 1 : 1 - others.length / creative.texts.length;
  const least = preset.enforcement.ownType;
  const families = [...new Set(others.map(({ role, family }) => `${role}: ${family}`))];
  const made = facts('brand_type', share, least, share < least, { families, own: [...new Set(own)] });
  return { ...made, code: families.length > 0 ? 'brand_type_fallback' : 'brand_type' };
}

function words(creative: Creative, preset: Preset): BrandFacts {
  const found = avoidedWords(
    creative.texts.map((text) => text.text),
    preset.voice.avoid,
  );
  const triggered = found.length > 0 && preset.enforcement.words === 'review';
  const made = facts('brand_words', found.length, 1, triggered, { words: found, listed: preset.voice.avoid.length });
  return { ...made, code: found.length > 0 ? 'brand_words_avoided' : 'brand_words' };
}
