import { biasAudit } from './bias-audit/index';
import { brand } from './brand/index';
import { imageModeration } from './image-moderation/index';
import { people } from './people/index';
import { quality } from './quality/index';
import type { Safeguard } from './safeguard';
import { similarity } from './similarity/index';
import { similarityEmbedding } from './similarity-embedding/index';
import { textLegibility } from './text-legibility/index';

/** The catalogue: a new safeguard is a folder and a line here. */
export const SAFEGUARDS = [
  similarity,
  similarityEmbedding,
  quality,
  textLegibility,
  people,
  imageModeration,
  brand,
  biasAudit,
] as const satisfies readonly Safeguard[];
