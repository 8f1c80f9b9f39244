/** IPTC digital source types, and which of them a creative is. https://cv.iptc.org/newscodes/digitalsourcetype/ */
import type { Creative } from '../composition/output';
import type { GenerationOutput } from '../generation/output';

const IPTC = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

export const SOURCE_TYPES = [
  'trainedAlgorithmicMedia',
  'compositeWithTrainedAlgorithmicMedia',
  'algorithmicMedia',
  'composite',
  'digitalCapture',
  'digitalCreation',
] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

export const sourceTypeUri = (type: SourceType): string => `${IPTC}${type}`;
/** Last part of a source type's URI; a foreign one stays as it is. */
export const sourceTypeName = (uri: string): string => (uri.startsWith('http') ? (uri.split('/').at(-1) ?? uri) : uri);

/** Edits that put something beside the engine's pixels. */
const ADDED = new Set<Creative['edits'][number]>(['product', 'type', 'logo', 'label', 'draft']);

/** Whether a generative model made the picture or a part of it: then an AI system is named and disclosed. */
export const isModelMade = (type: SourceType): boolean => /trained/i.test(type);

/**
 * A model's picture is `trainedAlgorithmicMedia`, and a composite with it once type, a logo or a product photo was added. A
 * rendered scene stays `algorithmicMedia` under type and logo, which are drawn by algorithm too; with a photograph in it, it
 * is a `composite`.
 */
export function sourceTypeOf(engine: GenerationOutput['digitalSourceType'], edits: Creative['edits']): SourceType {
  if (engine !== 'algorithmicMedia' && engine !== 'trainedAlgorithmicMedia') return engine;
  if (engine === 'algorithmicMedia') return edits.includes('product') ? 'composite' : 'algorithmicMedia';
  return edits.some((edit) => ADDED.has(edit)) ? 'compositeWithTrainedAlgorithmicMedia' : 'trainedAlgorithmicMedia';
}
