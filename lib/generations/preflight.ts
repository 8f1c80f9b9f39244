import { z } from 'zod';
import { type Actor, demand } from '../accounts/index';
import { balance, creditsPerItem } from '../billing/index';
import { getPreset, type PresetView, typefacesFor } from '../brands/index';
import { ColophonError, isKnownCode, say } from '../errors/index';
import { checkCopy } from '../pipeline/composition/index';
import type { Finding } from '../pipeline/finding';
import { assessSubject, canBeginFrom, canDraft } from '../pipeline/generation/index';
import type { ModelDescription } from '../pipeline/stage';
import { checkInput } from './check-input';
import { cannotTile } from './check-request';
import { canTile, chooseEngine } from './choose-engine';
import { listModels, modelNamed } from './models';
import { lockedProblems, type Problem, readBrief, resolveBrief } from './read-brief';
import type { Preflight, PreflightFinding } from './views';

const words = z.string().max(4_000).catch('');
/** As much of a brief as has been typed: whatever cannot be read is taken as not there yet. */
const draftSchema = z
  .object({
    prompt: words,
    negativePrompt: words,
    engine: z.string().max(40).optional().catch(undefined),
    initial: z.unknown().optional(),
    tile: z.boolean().catch(false),
    draft: z.boolean().catch(false),
    anyway: z.boolean().catch(false),
    copy: z
      .object({ headline: words, subline: words, callToAction: words })
      .catch({ headline: '', subline: '', callToAction: '' }),
  })
  .catch({
    prompt: '',
    negativePrompt: '',
    engine: undefined,
    initial: undefined,
    tile: false,
    draft: false,
    anyway: false,
    copy: { headline: '', subline: '', callToAction: '' },
  });

/**
 * Price and what policy would say, free and before anything is spent. Made to be called while somebody types: a bad brief
 * is an answer here and never an error.
 * @throws forbidden, and what broken infrastructure throws.
 */
export async function preflight(actor: Actor, request: { brief: unknown; preset: string }): Promise<Preflight> {
  demand(actor, 'generations:read');
  const draft = draftSchema.parse(request.brief);
  const parsed = readBrief(request.brief);
  const preset = await getPreset(actor, request.preset).catch(notThere);
  const problems: Problem[] = [...parsed.problems];
  if (!preset) problems.push({ path: 'preset', message: 'is not one of your brand presets' });
  const models = await listModels();
  const engine = preset?.snapshot.locked.engine ?? draft.engine ?? chooseEngine(draft, models);
  if (parsed.brief && preset) {
    const locked = lockedProblems(parsed.brief, preset.snapshot);
    const brief = { ...parsed.brief, engine };
    problems.push(...(locked.length > 0 ? locked : await copyProblems(actor, brief, preset, models)));
  }

  const { findings, verdict, mend } = await checkInput(actor, { ...draft, engine }, preset?.snapshot ?? null);
  const scene = await sceneOf(draft, engine, problems);
  const { available } = await balance(actor);
  return {
    price: parsed.brief
      ? BigInt(parsed.brief.count * parsed.brief.placements.length) * creditsPerItem(parsed.brief)
      : null,
    available,
    verdict: verdict === 'hold' ? 'review' : verdict,
    findings: findings.map(present),
    rewordings: verdict === 'pass' ? [] : mend(),
    problems,
    engine,
    ...scene,
  };
}

async function copyProblems(
  actor: Actor,
  brief: Parameters<typeof resolveBrief>[0],
  preset: PresetView,
  models: readonly ModelDescription[],
): Promise<Problem[]> {
  try {
    const rendered = models.find(({ name }) => name === brief.engine)?.digitalSourceType === 'algorithmicMedia';
    const typefaces = await typefacesFor(actor, preset.snapshot);
    await checkCopy({ ...resolveBrief(brief, preset.snapshot, []), rendered }, { ...preset.snapshot, typefaces });
    return [];
  } catch (error) {
    if (!(error instanceof ColophonError)) throw error;
    return [{ path: error.code === 'invalid_brief' ? 'layout' : 'copy', message: error.message }];
  }
}

async function sceneOf(
  draft: z.infer<typeof draftSchema>,
  engine: string,
  problems: Problem[],
): Promise<Pick<Preflight, 'subject' | 'cannotDraw' | 'firstLook'>> {
  if (draft.prompt.trim() === '') return { subject: null, cannotDraw: null, firstLook: false };
  const model = await modelNamed(engine).catch((error: unknown) => {
    if (!(error instanceof ColophonError && error.code === 'unknown_engine')) throw error;
    problems.push({ path: 'engine', message: error.message });
    return null;
  });
  if (!model) return { subject: null, cannotDraw: null, firstLook: false };
  const firstLook = canDraft(model);
  if (draft.initial && !canBeginFrom(model))
    problems.push({ path: 'engine', message: new ColophonError('engine_cannot_begin', { engine }).message });
  if (draft.tile && !canTile(model, draft)) problems.push(cannotTile(model));
  const { drawable, subject, suggestions } = assessSubject(draft.prompt, model);
  if (drawable || draft.anyway) return { subject, cannotDraw: null, firstLook };
  const shown = subject ?? draft.prompt.slice(0, 60);
  return { subject, cannotDraw: { subject: shown, suggestions: suggestions.map(({ prompt }) => prompt) }, firstLook };
}

function present({ rule, code, params, triggered, score, threshold }: Finding): PreflightFinding {
  const { passing } = params;
  const advice = typeof passing === 'string' && isKnownCode(passing) ? [say(passing, params)] : [];
  return {
    rule,
    code,
    words: say(code, params),
    triggered,
    passing: advice,
    field: typeof params.field === 'string' ? params.field : null,
    severity: params.severity === 'block' ? 'block' : 'review',
    score,
    threshold,
  };
}

function notThere(error: unknown): null {
  if (error instanceof ColophonError && error.code === 'not_found') return null;
  throw error;
}
