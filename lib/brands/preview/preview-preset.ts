import { z } from 'zod';
import { type Actor, demand } from '../../accounts/index';
import { ColophonError, isKnownCode, say } from '../../errors/index';
import { LIMITS } from '../../pipeline/brief/index';
import { checkPolicy } from '../../pipeline/policy/index';
import { decide } from '../../pipeline/safeguards/index';
import { protectedWorksFor } from '../../rights/index';
import { readSnapshot } from '../read-preset';
import { composePreviewInThread } from '../workshop/index';
import type { PreviewCreative } from './compose-preview';

export interface Preview {
  creatives: PreviewCreative[];
  /** What policy says of the typed copy; while it blocks, nothing is composed. */
  findings: { words: string; passing: string[] }[];
  milliseconds: number;
}

const orderSchema = z.object({
  preset: z.unknown(),
  copy: z
    .object({
      headline: z.string().max(LIMITS.headlineCharacters).optional(),
      subline: z.string().max(LIMITS.sublineCharacters).optional(),
      callToAction: z.string().max(LIMITS.callToActionCharacters).optional(),
    })
    .prefault({}),
  layout: z.string().max(40).optional(),
});

/**
 * Three creatives of the preset as it is typed, over the house's sample artworks; typed copy passes policy first, and copy that
 * it blocks is not drawn.
 * @throws invalid_preset, invalid_argument, forbidden.
 */
export async function previewPreset(actor: Actor, given: unknown): Promise<Preview> {
  demand(actor, 'brands:read');
  const start = performance.now();
  const parsed = orderSchema.safeParse(given);
  if (!parsed.success)
    throw new ColophonError('invalid_argument', {
      argument: parsed.error.issues[0]?.path.join('.') || 'preview',
      problem: parsed.error.issues[0]?.message ?? 'is not right.',
    });
  const { copy, layout } = parsed.data;
  const preset = readSnapshot(parsed.data.preset);
  const works = protectedWorksFor(actor.organisationId);
  const findings = await checkPolicy({ prompt: '', copy: { ...copy } }, preset, works);
  const item = { id: 'preview', index: 0, placement: 'any', assetId: 'preview' };
  const [verdict] = decide({ items: [item], findings, decisions: [], engine: 'scenes', finished: ['policy'] });
  const said = findings
    .filter((finding) => finding.triggered)
    .map(({ code, params }) => ({
      words: say(code, params),
      passing: typeof params.passing === 'string' && isKnownCode(params.passing) ? [say(params.passing, params)] : [],
    }));
  if (verdict?.verdict === 'block') return { creatives: [], findings: said, milliseconds: elapsed(start) };
  const { organisationId } = actor;
  const creatives = await composePreviewInThread({ organisationId, preset, copy, layout });
  return { creatives, findings: said, milliseconds: elapsed(start) };
}

const elapsed = (start: number) => Math.round(performance.now() - start);
