import { ColophonError } from '../../../lib/errors/index';
import { getReplay, replayDraft, saveDraft } from '../../../lib/policies/index';
import { openCommandHome } from '../home';
import { readOptions, wholeNumber } from '../options';
import { readJson } from '../read-file';
import { sayJson, sayLine } from '../say';
import { sayCounts } from './say-counts';

const OPTIONS = { days: { type: 'string' }, draft: { type: 'string' }, json: { type: 'boolean' } } as const;

/** `colophon policy replay [--draft FILE.json] [--days N]`: the draft against past decisions of this organisation. */
export async function replay(argv: readonly string[]): Promise<number> {
  const { values } = readOptions(argv, OPTIONS);
  const days = wholeNumber('days', values.days);
  const draft = values.draft === undefined ? undefined : await readJson(values.draft);
  const { actor, close } = await openCommandHome();
  try {
    if (draft !== undefined) await saveDraft(actor, draft);
    const { id } = await replayDraft(actor, { wait: true, ...(days === undefined ? {} : { days }) });
    const view = await getReplay(actor, id);
    if (view.status !== 'finished' || !view.counts)
      throw new ColophonError('internal', { reference: `replay ${id} ${view.status}` });
    if (values.json) sayJson(view);
    else {
      for (const { kind, prompt, rules } of view.changes)
        sayLine(`${kind.padEnd(12)}  ${rules.join(', ')}  “${(prompt ?? '').slice(0, 80)}”`);
      sayCounts(view.counts);
    }
    return 0;
  } finally {
    await close();
  }
}
