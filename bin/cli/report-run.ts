import { ColophonError } from '../../lib/errors/index';
import type { GenerationView } from '../../lib/generations/index';
import type { SavedAsset } from './save-assets';
import { note, sayJson, sayLine } from './say';

/** What was made and what was not, for scripts; `error` when anything did not come. */
export interface RunSaid {
  generation: string;
  status: string;
  assets: readonly SavedAsset[];
  withheld: Pick<GenerationView['items'][number], 'index' | 'placement' | 'verdict' | 'reasons'>[];
  error?: { code: string; message: string; exit: number };
}

export function describeRun(view: GenerationView, saved: readonly SavedAsset[]): RunSaid {
  const left = view.items.filter((item) => !item.delivered);
  const why = [...new Set(left.flatMap((item) => item.reasons.map((reason) => trimmed(reason.words))))].join('; ');
  const error = outcome(view, left, why);
  return {
    generation: view.id,
    status: view.status,
    assets: saved,
    withheld: left.map(({ index, placement, verdict, reasons }) => ({
      index,
      placement,
      // What the checks let through and a later step could not finish passed nothing.
      verdict: view.status === 'failed' ? null : verdict,
      reasons,
    })),
    ...(error ? { error } : {}),
  };
}

/** Says what was made and what was not; answers the exit code. */
export function reportRun(view: GenerationView, saved: readonly SavedAsset[], json: boolean): number {
  const said = describeRun(view, saved);
  if (said.error) note(`colophon: ${said.error.message}`);
  if (!json) for (const { file } of saved) sayLine(file);
  else sayJson(said);
  return said.error?.exit ?? 0;
}

/** Blocked outweighs held, held outweighs delivered: the exit code must not hide what did not come. */
function outcome(view: GenerationView, left: GenerationView['items'], why: string) {
  if (view.status === 'failed')
    return { code: view.error?.code ?? 'internal', message: view.error?.message ?? 'The generation failed.', exit: 1 };
  if (view.status === 'cancelled') return described(new ColophonError('cancelled'));
  if (left.some((item) => item.verdict === 'block'))
    return described(new ColophonError('blocked', { reasons: why || 'no reason was recorded' }));
  if (left.length > 0)
    return described(new ColophonError('held_for_review', { reasons: why || 'no reason was recorded' }));
  return null;
}

function described({ code, message, facts }: ColophonError) {
  return { code, message, exit: facts.exit as number };
}

/** The words of a finding are sentences; inside another sentence their last full stop is one too many. */
function trimmed(words: string): string {
  return words.replace(/\.$/, '');
}
