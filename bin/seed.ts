/**
 * The first contents of an installation: an organisation, a sign-in, two brands, and three things worth seeing, made through
 * the real queue by the workers that run beside this. Run at every start; what is there stays.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { grant } from '../lib/billing/index';
import { closeDatabase, forOrganisation, instanceTables } from '../lib/db/index';
import { closeQueues } from '../lib/queue/index';
import { importBrandMarks } from '../lib/rights/index';
import { demoAccount } from './seed/account';
import { demoBrands } from './seed/brands';
import { demoReviewer } from './seed/reviewer';
import { demoRuns } from './seed/runs';
import { demoSimilarity } from './seed/similar';

const CREDITS = 500n;

/** Briefs are read against the models that workers register; the first of them takes a moment to start. */
async function waitForModels(): Promise<boolean> {
  for (let tries = 0; tries < 120; tries++) {
    if ((await instanceTables().model.count()) > 0) return true;
    await wait(500);
  }
  return false;
}

async function main(): Promise<void> {
  await importBrandMarks();
  const { actor, signIn } = await demoAccount();
  await forOrganisation(actor.organisationId, async (tx) => {
    const funded = await tx.ledgerEntry.findFirst({ where: { kind: 'grant' } });
    if (!funded) await grant(tx, actor.organisationId, CREDITS);
  });
  await demoBrands(actor);
  console.log(
    signIn ? `Sign in as ${signIn.email} with the password ${signIn.password}` : 'The demo sign-in was changed.',
  );
  const reviewer = await demoReviewer(actor.organisationId);
  if (reviewer)
    console.log(`To decide on what that person asked for: ${reviewer.email} with the password ${reviewer.password}`);
  if (await waitForModels()) {
    await demoRuns(actor);
    await demoSimilarity(actor);
    console.log('The examples are made.');
  } else console.log('No worker has registered a model, so the examples are made at the next start.');
}

await main().finally(async () => {
  await closeQueues();
  await closeDatabase();
});
