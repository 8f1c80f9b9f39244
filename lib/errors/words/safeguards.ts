import type { Words } from './say';

/** What the findings of safeguards say; keys are finding codes, `{name}` their parameters. */
export const SAFEGUARDS_WORDS = {
  similarity_match:
    'The {subject} is close to the registered work “{title}” of {holder}: {distance} of 256 bits differ ({variant}; 31 or fewer is a match; {searched} works searched).',
  similarity_soft:
    'The {subject} is soft, and so is the registered work “{title}” of {holder}: their light falls alike to within {distance} parts in a hundred ({variant}; 7 or fewer is a match; {searched} works searched).',
  similarity_shape:
    'A shape in the {subject} is close to the registered mark “{title}” of {holder}, whatever its colour: {distance} of 256 bits differ (12 or fewer is a match; {shapesSearched} marks searched).',
  similarity_keypoints:
    'A part of the {subject} was found in the registered work “{title}” of {holder}: {agreeing} points lie as they do there (12 or more is a match; {keypointsSearched} works searched for parts).',
  similarity_passed:
    'No match in {searched} registered works (quality {quality} of 100, {hashes} fingerprints compared; {shapesSearched} marks searched as shapes, {keypointsSearched} works for parts). Style is not measured.',
  similarity_inconclusive:
    'The {subject} is too soft to be compared reliably as a whole (quality {quality} of 100; 50 is needed); no part of it matched {searched} registered works.',
  similarity_not_run: 'The {subject} was compared with nothing: no works are registered here.',
  embedding_not_configured:
    'The {subject} was not compared by an embedding model: this installation has none (SIMILARITY_EMBEDDING_DIR).',
  embedding_nothing_compared:
    'The {subject} was compared with nothing by {model} {modelVersion}: none of {notEmbedded} registered works has an embedding by it.',
  embedding_failed: 'The {subject} could not be compared by {model} {modelVersion}: {problem}',
  embedding_passed:
    'To {model} {modelVersion} the whole {subject} resembles none of {compared} registered works; {notEmbedded} have no embedding by it and were not compared.',
  embedding_match:
    'To {model} {modelVersion} the whole {subject} resembles the registered work “{title}” of {holder} (cosine {cosine}; {compared} works compared, {notEmbedded} have no embedding). The model’s error rate was not measured here.',
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
  people_not_drawn_here:
    'The picture was made elsewhere and nobody was drawn here; who is to be seen in it was asked of its owner.',
  people_not_applicable: 'The scene drawn cannot contain people.',
  people_not_configured: 'This engine can draw people, and no detector is configured: a person must look.',
  image_moderation_not_configured:
    'No image classifier is configured; nobody looked at the picture for what may not be shown.',
  image_moderation_not_applicable:
    'The classifier {classifier} was not asked about “{category}”: this scene family holds no people, as its model’s pinned description says.',
  image_moderation_failed:
    'The classifier {classifier} could not be asked about the {subject}: {problem} Where image moderation is required, a person decides.',
  image_moderation_inconclusive: 'The classifier {classifier} gave no score for “{category}” in the {subject}.',
  image_moderation_blocked:
    'The classifier {classifier} sees “{category}” in the {subject}, past the score from which it is not shown to anybody.',
  image_moderation_triggered: 'The classifier {classifier} sees “{category}” in the {subject}; a person decides.',
  image_moderation_passed: 'The classifier {classifier} sees no “{category}” in the {subject}.',
  required_check_missing: 'A required check ({check}, {subject}) left no finding: a person must look.',
  review_rejected: 'A reviewer rejected it: {reason}',
  review_upheld: 'An appeal was looked at by another reviewer, who upheld the decision: {reason}',
  bias_audit_not_drawn_here: 'Nothing was drawn here, so no audit of an engine applies.',
  bias_audit_not_applicable: 'This scene cannot contain people, so no bias audit applies.',
  bias_audit_not_run: 'No bias audit of this brand version on {engine} has been made.',
  bias_audit_passed:
    'The newest bias audit ({audit}, {days} days old, {sampleSize} pictures) found no disparity past {threshold}: {disparity}.',
  bias_audit_inconclusive:
    'The newest bias audit ({audit}, {days} days old) has too few measured pictures ({sampleSize}) to say anything.',
  bias_audit_stale: 'The newest bias audit ({audit}) is {days} days old; after {limit} days it no longer counts.',
  bias_audit_other_model: 'The newest bias audit ({audit}) looked at another version of {engine}.',
  bias_audit_disparity:
    'The newest bias audit ({audit}, {days} days old, {sampleSize} pictures) found a disparity of {disparity}; {threshold} was declared tolerable.',
} as const satisfies Words;
