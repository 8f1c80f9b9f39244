/** First looks: a component that was distilled to point from pure noise at clean latents, in one step and without guidance. */
import { ColophonError } from '../../errors/index';
import type { ModelDescription } from '../stage';
import type { Scheduler } from './schedulers/index';

type Described = Pick<ModelDescription, 'name' | 'draft' | 'files'>;

/** Whether a model can draw drafts. */
export function canDraft({ draft, files }: Omit<Described, 'name'>): boolean {
  return draft !== undefined && files.some(({ path }) => path === `${draft.component}/model.onnx`);
}

/**
 * The component, and a path of one step that believes what it says.
 * @throws ColophonError `draft_not_available`.
 */
export function openDraft(model: Described): { component: string; scheduler: Scheduler } {
  const { draft } = model;
  if (!draft || !canDraft(model)) throw new ColophonError('draft_not_available', { engine: model.name });
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
