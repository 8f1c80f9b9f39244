import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ColophonError } from '../../../lib/errors/index';
import { newId } from '../../../lib/ids/index';
import { runImport, WORK_KINDS } from '../../../lib/rights/index';
import { openCommandHome } from '../home';
import { readOptions } from '../options';
import { note, sayJson, sayLine } from '../say';

const OPTIONS = {
  json: { type: 'boolean' },
  holder: { type: 'string' },
  kind: { type: 'string' },
  own: { type: 'boolean' },
  previews: { type: 'boolean' },
} as const;

/** A table (title, holder, kind, fingerprint) or a ZIP of pictures, with or without works.csv. Read as a stream. */
export async function importWorks(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, OPTIONS, true);
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0)
    throw new ColophonError('invalid_argument', { argument: 'FILE', problem: 'give one CSV table or ZIP archive.' });
  const kind = values.kind === undefined ? null : WORK_KINDS.find((known) => known === values.kind);
  if (kind === undefined)
    throw new ColophonError('invalid_argument', {
      argument: '--kind',
      problem: `must be one of ${WORK_KINDS.join(', ')}.`,
    });
  const facts = await stat(file).catch(() => null);
  if (!facts?.isFile()) throw new ColophonError('file_not_found', { path: file });
  const home = await openCommandHome();
  let saidAt = Date.now();
  try {
    const state = await runImport(
      () => createReadStream(file),
      {
        actor: home.actor,
        level: values.own ? 'organisation' : 'all',
        standing: values.own ? 'own' : 'foreign',
        importId: newId('registryImport'),
        keepPreviews: values.previews ?? false,
      },
      { holder: values.holder ?? basename(file), kind },
      async ({ done, added, refused }) => {
        if (Date.now() - saidAt < 1_000) return;
        saidAt = Date.now();
        note(`${done} read, ${added} registered, ${refused} refused`);
      },
    );
    if (values.json) sayJson({ file, ...state });
    else {
      for (const { entry, problem } of state.problems) note(`${entry}: ${problem}`);
      sayLine(
        `${state.done} read, ${state.added} registered, ${state.refused} refused, ${state.pastDeliveries} past deliveries resemble them.`,
      );
    }
    return state.added === 0 && state.refused > 0 ? 2 : 0;
  } finally {
    await home.close();
  }
}
