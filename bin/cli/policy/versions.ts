import { ColophonError } from '../../../lib/errors/index';
import { listVersions, publishDraft, restoreVersion } from '../../../lib/policies/index';
import { openCommandHome } from '../home';
import { readOptions, wholeNumber } from '../options';
import { note, sayJson, sayLine } from '../say';

const OPTIONS = { note: { type: 'string' }, json: { type: 'boolean' } } as const;

/** `colophon policy publish --note WHY`: the draft becomes the next version. */
export async function publish(argv: readonly string[]): Promise<number> {
  const { values } = readOptions(argv, OPTIONS);
  const { actor, close } = await openCommandHome();
  try {
    const made = await publishDraft(actor, values.note ?? '');
    if (values.json) sayJson(made);
    else note(`Policy version ${made.version} is in force.`);
    return 0;
  } finally {
    await close();
  }
}

/** `colophon policy restore N --note WHY`: an older version's content becomes the next version; 0 is the installation's own. */
export async function restore(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, OPTIONS, true);
  const version = wholeNumber('version', positionals[0]);
  if (version === undefined || positionals.length > 1)
    throw new ColophonError('invalid_argument', {
      argument: 'policy restore',
      problem: 'name one version by its number.',
    });
  const { actor, close } = await openCommandHome();
  try {
    const made = await restoreVersion(actor, version, values.note ?? '');
    if (values.json) sayJson(made);
    else note(`Policy version ${made.version}, made from ${version}, is in force.`);
    return 0;
  } finally {
    await close();
  }
}

/** `colophon policy history`: published versions, newest first. */
export async function history(argv: readonly string[]): Promise<number> {
  const { values } = readOptions(argv, { json: { type: 'boolean' } });
  const { actor, close } = await openCommandHome();
  try {
    const { versions } = await listVersions(actor);
    if (values.json) sayJson({ versions });
    else if (versions.length === 0) note('Nothing was published; the installation’s own policy is in force.');
    else
      for (const { version, createdAt, note: why, restoredFrom } of versions)
        sayLine(
          `${version}  ${createdAt.toISOString()}  ${why}${restoredFrom === null ? '' : ` (from ${restoredFrom})`}`,
        );
    return 0;
  } finally {
    await close();
  }
}
