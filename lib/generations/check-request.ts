import type { Actor } from '../accounts/index';
import { type PresetView, typefacesFor } from '../brands/index';
import { ColophonError } from '../errors/index';
import { decodeImage } from '../imaging/index';
import type { Brief } from '../pipeline/brief/index';
import { checkCopy } from '../pipeline/composition/index';
import { assessSubject, canBeginFrom, canDraft } from '../pipeline/generation/index';
import type { ModelDescription } from '../pipeline/stage';
import { blobsOf } from '../storage/index';
import { checkInput } from './check-input';
import { canTile } from './choose-engine';
import { modelNamed } from './models';
import { invalidBrief, type Problem } from './read-brief';

/**
 * What is refused before anything is charged. A brief that policy blocks goes on without the other checks: it is stored and
 * ends as blocked, whether or not it could have been drawn.
 * @throws invalid_brief, unknown_engine, engine_cannot_begin, draft_not_available, cannot_draw, copy_does_not_fit, unsupported_script.
 */
export async function checkRequest(actor: Actor, brief: Brief, preset: PresetView): Promise<void> {
  const model = brief.sealed ? null : await modelNamed(brief.engine);
  await checkPictures(actor, brief);
  const { verdict } = await checkInput(actor, brief, preset.snapshot);
  if (model && brief.initial && !canBeginFrom(model))
    throw new ColophonError('engine_cannot_begin', { engine: brief.engine });
  if (model && brief.draft && !canDraft(model))
    throw new ColophonError('draft_not_available', { engine: brief.engine });
  if (model && brief.tile && !canTile(model, brief)) throw invalidBrief([cannotTile(model)]);
  if (verdict === 'block' || model === null) return;
  const subject = brief.anyway ? null : assessSubject(brief.prompt, model);
  if (subject && !subject.drawable)
    throw new ColophonError('cannot_draw', {
      engine: brief.engine,
      subject: subject.subject ?? brief.prompt.slice(0, 60),
      suggestions: subject.suggestions.map(({ prompt }) => prompt),
    });
  const rendered = model.digitalSourceType === 'algorithmicMedia';
  await checkCopy(
    { ...brief, rendered },
    { ...preset.snapshot, typefaces: await typefacesFor(actor, preset.snapshot) },
  );
}

/** What preflight says as well. */
export function cannotTile({ name, families }: ModelDescription): Problem {
  const examples = families.filter(({ tiles }) => tiles).map(({ example_prompt }) => `“${example_prompt}”`);
  const instead = examples.length > 0 ? `ask for a pattern such as ${examples.join(' or ')}, or ` : '';
  return { path: 'tile', message: `is not to be had of this scene from “${name}”: ${instead}name another engine` };
}

async function checkPictures(actor: Actor, brief: Brief): Promise<void> {
  const blobs = blobsOf(actor.organisationId);
  for (const field of ['product', 'reference', 'initial', 'mask'] as const) {
    const picture = brief[field];
    if (picture && !(await blobs.has(picture.sha256)))
      throw invalidBrief([{ path: field, message: 'is not a stored picture; upload it first' }]);
  }
  if (brief.initial && brief.mask) await checkMask(brief.initial.sha256, brief.mask.sha256, blobs);
}

/** Proportions may differ by the rounding of a smaller mask. */
const ROUNDING = 0.02;

/** A mask of other proportions would redraw another part than was meant. A file that cannot be read is policy's to name. */
async function checkMask(initial: string, mask: string, blobs: ReturnType<typeof blobsOf>): Promise<void> {
  const aspectOf = async (sha256: string) => {
    const decoded = await decodeImage(await blobs.get(sha256)).catch(() => null);
    return decoded && decoded.pixels.width / decoded.pixels.height;
  };
  const [picture, marked] = [await aspectOf(initial), await aspectOf(mask)];
  if (picture && marked && Math.abs(Math.log(picture / marked)) > ROUNDING)
    throw invalidBrief([{ path: 'mask', message: 'has other proportions than the picture; make it of the same size' }]);
}
