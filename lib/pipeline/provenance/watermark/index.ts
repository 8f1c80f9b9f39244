/**
 * The invisible mark, 64 bits that lead back to a delivery when everything else was stripped from a file: `colophon-lattice-1`,
 * which crops and turns leave readable, and over it the plain layer `colophon-dct-1`, which compression leaves readable.
 * In: pixels, 8 bytes, a secret key. Out: pixels that look the same, or what was found in a picture and how sure that is. Stops
 * with `watermark_failed` when the mark does not decode right after it was embedded.
 *
 * What it withstands is measured by `colophon bench watermark`; the table is docs/watermark.md. Regeneration by a diffusion
 * model defeats it, as it defeats every classical mark: a mark that is found proves something, one that is not found proves
 * nothing.
 */
export { PAYLOAD_BYTES } from './code';
export { type Detection, type DetectOptions, detect, type FoundGeometry } from './detect';
export { type Embedded, type EmbedOptions, embed } from './embed';
export { type OnnxMarkOptions, onnxMark } from './onnx-mark';
export { ALGORITHM } from './parameters';
export type { MarkPort, MarkReading } from './port';
export { FALSE_POSITIVE_RATE } from './significance';
export { ssim } from './similarity-index';
export { isOwnMark, SOFT_BINDING_ALGORITHM, SOFT_BINDING_ALGORITHMS } from './soft-binding';
