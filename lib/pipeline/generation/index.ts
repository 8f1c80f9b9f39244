/**
 * Draws. What enters: a brief that policy let pass, its frozen preset, and the items still to be made. What leaves: one PNG
 * blob per (index, aspect) the items need, with the seed, settings and times that made it, and what was told to the model.
 * What can stop it: a subject the model was never taught (`cannot_draw`), weights that are not the registered ones
 * (`model_corrupt`), an engine nobody registered (`unknown_engine`) or that cannot draw a draft (`draft_not_available`), or the
 * customer (`cancelled`, between two steps).
 *
 * The same brief, seed, weights, machine and thread count give the same bytes: the noise is Philox, the runtime adds in one
 * order, the PNG encoder has fixed settings.
 */
export { canBeginFrom } from './begin-from';
export { canDraft } from './draft';
export { generationStage } from './generation-stage';
export { seedOf } from './noise';
export { type Artwork, artworkSchema, type GenerationOutput, generationOutputSchema } from './output';
export { type EffectivePrompts, effectivePrompts } from './prompt';
export { assessSubject, type SubjectAssessment, type Suggestion } from './subject/index';
