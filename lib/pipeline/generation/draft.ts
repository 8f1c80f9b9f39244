/**
 * First looks. A model may have a component that was distilled to point from pure noise at clean latents, in one step and without
 * guidance; or it says in how few steps its own denoiser draws something worth looking at.
 */
import { ColophonError } from '../../errors/index';
import type { ModelDescription } from '../stage';
import type { Scheduler } from './schedulers/index';

type Described = Pick<ModelDescription, 'name' | 'draft' | 'files'>;

/** Whether a model can draw drafts. */
export function canDraft({ draft, files }: Omit<Described, 'name'>): boolean {
  if (!draft) return false;
  return 'steps' in draft || files.some(({ path }) => path === `${draft.component}/model.onnx`);
}

/**
 * How a draft is drawn.
 * @throws ColophonError `draft_not_available`.
 */
export function draftSettings(model: Described): { steps: number; guidance: number } {
  const { draft } = model;
  if (!draft || !canDraft(model)) throw new ColophonError('draft_not_available', { engine: model.name });
  return 'steps' in draft ? { steps: draft.steps, guidance: draft.guidance } : { steps: 1, guidance: 0 };
}

/**
 * The distilled component, and a path of one step that believes what it says; null where the denoiser draws drafts itself.
 * @throws ColophonError `draft_not_available`.
 */
export function openDraft(model: Described): { component: string; scheduler: Scheduler } | null {
  const { draft } = model;
  if (!draft || !canDraft(model)) throw new ColophonError('draft_not_available', { engine: model.name });
  if ('steps' in draft) return null;
  const scheduler: Scheduler = {
    timesteps: [draft.timestep],
    initialScale: 1,
    scaled: (latents) => latents,
    advance: (_, clean) => clean,
    clean: (_, clean) => clean,
    noised: (clean, noise, step) => (step === 0 ? noise : clean),
    remaining: () => 0,
  };
  return { component: draft.component, scheduler };
}
