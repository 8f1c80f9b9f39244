/**
 * Rules of the specification that the library of this version passes over; measured with manifests made by hand (tests/contract).
 * Each answers codes of the specification; they count like the library's own.
 */
import type { Failure } from './failure';

interface Checked {
  ingredients: readonly { relationship: string; label?: string | null | undefined }[];
  actions: readonly { action: string; ingredients: readonly { url: string }[] }[];
}

/** C2PA 2.4, 15.11.3.2 (one parent at most) and 15.10.3.2 (what an action names must be an ingredient of the manifest). */
export function ownChecks({ ingredients, actions }: Checked): Failure[] {
  const failures: Failure[] = [];
  const parents = ingredients.filter(({ relationship }) => relationship === 'parentOf').length;
  if (parents > 1)
    failures.push({ code: 'manifest.multipleParents', explanation: `${parents} ingredients are named as the parent` });
  const labels = new Set(ingredients.map(({ label }) => label));
  const strays = actions.flatMap((action) =>
    action.ingredients.filter(({ url }) => !labels.has(url.split('/').at(-1))).map(() => action.action),
  );
  if (strays.length > 0)
    failures.push({
      code: 'assertion.action.ingredientMismatch',
      explanation: `${strays[0]} names an ingredient that the manifest does not have`,
    });
  return failures;
}
