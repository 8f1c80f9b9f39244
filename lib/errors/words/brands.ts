import type { Words } from './say';

/** What is said of a creative's brand; keys are finding codes, `{name}` their parameters. */
export const BRAND_WORDS = {
  composition_brand_colour:
    'The artwork’s colours are {after} ΔE2000 from the brand’s on average ({threshold} allowed); nothing was changed.',
  composition_brand_colour_corrected:
    'The artwork’s colours were moved towards the brand’s ({strength} % of the way): {before} ΔE2000 on average before, {after} after, {threshold} allowed.',
  composition_relayout:
    'The layout “{from}” broke a rule on {placement} ({rule}: {before}, {threshold} asked), so “{to}” was used ({after}).',
  brand_not_applicable: 'A picture made elsewhere is delivered as it came; no brand’s rules were measured on it.',
  brand_no_record: 'How this creative was composed is not recorded: logo, type and words could not be measured.',
  brand_colours:
    'Colours lie {score} ΔE2000 from the brand’s on average ({threshold} allowed; {looked} % of the picture looked at): {colours}.',
  brand_logo: 'The logo was found where it was planned (match {score}, {threshold} needed).',
  brand_logo_missing: 'The logo was not found where it should stand (match {score}, {threshold} needed).',
  brand_logo_size: 'The logo is {score} px wide on the picture; the brand asks for {threshold} px.',
  brand_logo_contrast: 'The logo stands out from what is around it with a contrast of {score} ({threshold} asked).',
  brand_clear_space: 'The logo has {score} px of free space where the brand asks for {threshold} px.',
  brand_clear_space_none: 'No logo was found, so its clear space could not be measured.',
  brand_contrast: 'The weakest type is the {role}: contrast {score} measured ({planned} planned, {threshold} needed).',
  brand_contrast_none: 'No contrast of type could be measured.',
  brand_safe_zone: 'Type and logo leave the safe zone by {score} px ({threshold} px is rounding).',
  brand_type: 'All type is set in the brand’s own faces ({own}).',
  brand_type_fallback:
    'Some type is set in another face, because the brand’s own has no letters for it: {families} ({score} of the texts are in the brand’s; {threshold} asked).',
  brand_words: 'No word of the {listed} this brand avoids stands on the picture.',
  brand_words_avoided: 'Words this brand avoids stand on the picture: {words}.',
} as const satisfies Words;
