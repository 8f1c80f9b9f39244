import { hexToRgb, paletteDistance } from '../../../imaging/index';
import type { Picture, SafeguardContext } from '../safeguard';
import { type BrandFacts, facts, rounded } from './measured';

/**
 * ΔE2000 to the nearest brand colour by area, the product left out: its colours are its own. So is skin, unless the scene is known
 * to be without people.
 */
export async function measureColours(picture: Picture, { run, generation }: SafeguardContext): Promise<BrandFacts> {
  const { preset } = run;
  const { creative } = picture;
  const palette = preset.colours.map(({ hex }) => hexToRgb(hex));
  const leaveOut = creative?.product ? [creative.product.box] : [];
  const skin = generation.personFree !== true;
  const measured = await paletteDistance(picture.pixels, palette, { leaveOut, skin });
  const limit = preset.enforcement.colourDifference;
  const colours = preset.colours.map(({ role, hex }, at) => {
    const { share = 0, mean = 0 } = measured.colours[at] ?? {};
    return `${role} ${hex}: ${Math.round(share * 100)} % at ΔE ${rounded(mean)}`;
  });
  const { before, after } = creative?.colour ?? { before: measured.mean, after: measured.mean };
  return facts('brand_colours', measured.mean, limit, measured.mean > limit, {
    colours,
    looked: Math.round(measured.looked * 100),
    before: rounded(before),
    after: rounded(after),
  });
}
