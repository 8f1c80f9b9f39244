/**
 * “Is this a copy of a training picture?”, answered by search: what a model was trained on was rendered by code here, so every
 * picture of it is known by a fingerprint and can be drawn again from its record.
 */
export { type IndexedPicture, openTrainingIndex, type TrainingIndex } from './read-index';
export { RECORD_BYTES, readRecord, type TrainingRecord } from './record';
export { openRedrawing, type Redrawing } from './redraw';
