/** Which engine draws a brief that names none, and what an engine cannot do. */
import { assessSubject, canBeginFrom, canDraft } from '../pipeline/generation/index';
import type { ModelDescription } from '../pipeline/stage';

/** What a brief says that not every engine can do. */
export interface Wishes {
  prompt: string;
  initial?: unknown;
  tile?: boolean | undefined;
  draft?: boolean | undefined;
}

/** First to last; engines that an installation brings are named by briefs and brands, and chosen only where neither of these can. */
const PREFERRED = ['scenes', 'house'];

/**
 * The first engine that can do what is asked: begin from a picture, draw a draft, or tile this scene. Whether it was taught the subject is no
 * matter here: `cannot_draw` says so, with what could be drawn instead.
 * @param models as registered. @returns the first preferred one's name where none can, which is then refused by its name.
 */
export function chooseEngine(asked: Wishes, models: readonly ModelDescription[]): string {
  const rank = ({ name }: ModelDescription) =>
    (PREFERRED.indexOf(name) + PREFERRED.length + 1) % (PREFERRED.length + 1);
  const listed = [...models].sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
  const able = listed.find(
    (model) =>
      (!asked.initial || canBeginFrom(model)) &&
      (!asked.draft || canDraft(model)) &&
      (!asked.tile || canTile(model, asked)),
  );
  return (able ?? listed[0])?.name ?? (PREFERRED[0] as string);
}

/** Latents go round an edge whatever they show; a renderer tiles the families that were written to. */
export function canTile(model: ModelDescription, { prompt }: Pick<Wishes, 'prompt'>): boolean {
  if (model.kind !== 'scenes') return true;
  const { family } = assessSubject(prompt, model);
  return model.families.some(({ id, tiles }) => tiles === true && (family === null || id === family));
}
