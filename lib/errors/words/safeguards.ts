import type { Words } from './say';

/** What the findings of safeguards say; keys are finding codes, `{name}` their parameters. */
export const SAFEGUARDS_WORDS = {
  similarity_match:
    'The {subject} is close to the registered work “{title}” of {holder}: {distance} of 256 bits differ ({variant}; 31 or fewer is a match; {searched} works searched).',
  similarity_passed:
    'No match in {searched} registered works (quality {quality} of 100, {hashes} fingerprints compared). Style is not measured.',
  similarity_inconclusive:
    'The {subject} is too soft to be compared reliably as a whole (quality {quality} of 100; 50 is needed); no part of it matched {searched} registered works.',
  similarity_not_run: 'The {subject} was compared with nothing: no works are registered here.',
  quality_passed: 'The {subject} shows no visible fault: not blank, no noise, exposed, whole, and of the right size.',
  quality_blank: 'The {subject} is one flat colour.',
  quality_noise: 'The {subject} is noise ({noise} of 1.1, where pictures stay under 0.5).',
  quality_underexposed: 'The {subject} is black.',
  quality_overexposed: 'The {subject} is white.',
  quality_holes: 'The {subject} has transparent holes.',
  quality_wrong_size: 'The {subject} is {width} × {height} px and should be {wantedWidth} × {wantedHeight} px.',
  text_legibility_passed: 'All type can be read: the weakest is the {role}, at contrast {measured} ({needed} needed).',
  text_legibility_low:
    'The {role} is hard to read on what is behind it (contrast {measured} measured, {planned} planned, {needed} needed); a person decides.',
  text_legibility_inconclusive: 'The contrast of the type could not be measured on the pixels ({unread}).',
  text_legibility_not_applicable: 'There is no type on this creative.',
  people_not_applicable: 'The scene drawn cannot contain people.',
  people_not_configured: 'This engine can draw people, and no detector is configured: a person must look.',
  image_moderation_not_configured:
    'No image classifier is configured; nobody looked at the picture for what may not be shown.',
  image_moderation_triggered: 'The classifier {classifier} sees “{category}” in the {subject}; a person decides.',
  image_moderation_passed: 'The classifier {classifier} sees no “{category}” in the {subject}.',
  required_check_missing: 'A required check ({check}, {subject}) left no finding: a person must look.',
  review_rejected: 'A reviewer rejected it: {reason}',
  review_upheld: 'An appeal was looked at by another reviewer, who upheld the decision: {reason}',
} as const satisfies Words;
