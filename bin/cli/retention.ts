import { organisationIds } from '../../lib/db/index';
import { ColophonError, say } from '../../lib/errors/index';
import {
  dueForRemoval,
  type LegalHoldView,
  liftHold,
  listHolds,
  placeHold,
  type RetentionSweep,
  sweepRetention,
} from '../../lib/retention/index';
import { sweepBlobs } from '../../workers/tasks/daily';
import { actorIn } from './chosen-organisation';
import { openCommandHome } from './home';
import { readOptions } from './options';
import { sayJson, sayLine } from './say';
import { readVerb } from './verbs';

const OPTIONS = {
  json: { type: 'boolean' },
  org: { type: 'string' },
  reason: { type: 'string' },
  'dry-run': { type: 'boolean' },
} as const;

/**
 * `colophon retention sweep|hold|lift|holds`: what the daily work of a worker does about retention, and what it must pass by.
 * A sweep goes through every organisation, `--org` through one.
 */
export async function retention(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, OPTIONS, true);
  const { verb, words } = readVerb('retention', positionals, {
    sweep: '',
    hold: 'GENERATION',
    lift: 'GENERATION',
    holds: '',
  });
  const [generation = ''] = words;
  const json = values.json ?? false;
  if (verb === 'hold' && values.reason === undefined)
    throw new ColophonError('invalid_argument', { argument: '--reason', problem: 'say why, with --reason TEXT.' });
  const home = await openCommandHome();
  try {
    const actor = values.org ? await actorIn(values.org) : home.actor;
    if (verb === 'sweep') {
      const organisations = values.org ? [actor.organisationId] : await organisationIds();
      await sweep(organisations, values['dry-run'] ?? false, json);
    } else if (verb === 'holds') sayHolds(await listHolds(actor), json);
    else if (verb === 'hold') sayHolds([await placeHold(actor, generation, values.reason ?? '')], json);
    else sayHolds([await liftHold(actor, generation)], json);
    return 0;
  } finally {
    await home.close();
  }
}

async function sweep(organisations: readonly string[], dry: boolean, json: boolean): Promise<void> {
  const now = new Date();
  const found: RetentionSweep[] = [];
  for (const id of organisations) found.push(await (dry ? dueForRemoval(id, now) : sweepRetention(id, now)));
  const blobs = dry ? null : await sweepBlobs(now, organisations);
  if (json) {
    sayJson({ dry_run: dry, organisations: found, blobs_removed: blobs });
    return;
  }
  for (const { organisationId, retentionDays, removed, kept } of found.filter((one) => one.retentionDays !== null)) {
    const does = dry ? 'would be removed' : 'removed';
    sayLine(`${organisationId}: ${removed.length} generations older than ${retentionDays} days ${does}`);
    for (const { generationId, assetIds } of removed) sayLine(`  ${generationId}  ${assetIds.length} pictures`);
    for (const { generationId, why } of kept)
      sayLine(`  ${generationId}  kept: ${why.map((one) => say(`retention.${one}`)).join('; ')}`);
  }
  if (blobs !== null) sayLine(`${blobs} stored files deleted that no record names any more`);
  else if (found.every((one) => one.retentionDays === null)) sayLine('No organisation sets retention days.');
}

function sayHolds(holds: readonly LegalHoldView[], json: boolean): void {
  if (json) sayJson({ holds });
  else
    for (const { generationId, reason, placedAt, liftedAt } of holds)
      sayLine(
        `${generationId}  since ${placedAt.toISOString().slice(0, 10)}${liftedAt ? `, lifted ${liftedAt.toISOString().slice(0, 10)}` : ''}  “${reason}”`,
      );
}
