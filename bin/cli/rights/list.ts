import { countWorks, listWorks, protectedWorksFor } from '../../../lib/rights/index';
import { openCommandHome } from '../home';
import { readOptions, wholeNumber } from '../options';
import { sayJson, sayLine } from '../say';

const OPTIONS = { json: { type: 'boolean' }, limit: { type: 'string' }, cursor: { type: 'string' } } as const;

/** How many works of which kinds there are, and the command line's own. */
export async function list(argv: readonly string[]): Promise<number> {
  const { values } = readOptions(argv, OPTIONS);
  const limit = wholeNumber('limit', values.limit) ?? 50;
  const home = await openCommandHome();
  try {
    const counts = await countWorks(home.actor);
    const parts = await protectedWorksFor(home.actor.organisationId).parts?.();
    const page = await listWorks(home.actor, { limit, after: values.cursor ?? '' });
    if (values.json) sayJson({ counts, searchedAs: parts, own: page.works, next: page.next });
    else {
      for (const [kind, count] of Object.entries(counts)) sayLine(`${String(count).padStart(9)}  ${kind}`);
      for (const { id, title, kind, holder, standing, matches } of page.works)
        sayLine(`${id}  ${title} (${kind}, ${holder}, ${standing}); matched ${matches} times`);
      if (page.next) sayLine(`more: --cursor ${page.next}`);
    }
    return 0;
  } finally {
    await home.close();
  }
}

/** The names that policy stops; `--limit` of them. */
export async function names(argv: readonly string[]): Promise<number> {
  const { values } = readOptions(argv, OPTIONS);
  const limit = wholeNumber('limit', values.limit) ?? 200;
  const home = await openCommandHome();
  try {
    const all = await protectedWorksFor(home.actor.organisationId).names();
    const shown = all
      .filter(({ kind }) => kind !== 'brand-mark')
      .concat(all.filter(({ kind }) => kind === 'brand-mark'));
    if (values.json) sayJson({ total: all.length, names: shown.slice(0, limit) });
    else
      for (const { name, kind, own } of shown.slice(0, limit)) sayLine(`${name} (${kind}${own ? ', your own' : ''})`);
    return 0;
  } finally {
    await home.close();
  }
}
