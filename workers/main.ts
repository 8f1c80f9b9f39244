/** A worker: environment → ports → loop. Works the lanes it was given until it is told to end, or its parent is gone. */
import { eraseDueAccounts } from '../lib/accounts/index';
import { repeatDueStudies } from '../lib/audits/index';
import { closeDatabase } from '../lib/db/index';
import { env } from '../lib/env/index';
import { claimGeneration, sweepGenerations } from '../lib/generations/index';
import { log } from '../lib/log/index';
import type { Lane } from '../lib/pipeline/pipeline';
import { type Consumed, closeQueues, consume } from '../lib/queue/index';
import { workOffImport } from '../lib/rights/index';
import { type Home, openHome } from './home';
import { dailyLoop } from './tasks/daily';
import { escalateCases } from './tasks/escalate-cases';
import { runJob } from './tasks/run-generation';
import { studyLoop } from './tasks/study-loop';

const SWEEP_EVERY_MS = 5_000;
const IMPORT_EVERY_MS = 2_000;
const REPEAT_EVERY_MS = 60_000;
/** Clocks of cases run in hours, those of deleted accounts in days; a minute late is on time. */
const CLOCKS_EVERY_MS = 60_000;
/** A step that ignores its signal for this long is left to the next worker: the row's fence makes that safe. */
const PATIENCE_MS = 15_000;

async function main(): Promise<void> {
  const lanes = new Set<Lane>(env().WORKER_LANES);
  const stop = new AbortController();
  stopWhenAsked(stop);
  const home = await openHome();
  const consumers = [...lanes].map((lane) =>
    consume(lane, (job) => work(home, job, lanes, stop.signal), { concurrency: 1, signal: stop.signal }),
  );
  const sweeper = setInterval(sweep, SWEEP_EVERY_MS);
  const importer = lanes.has('cpu') ? setInterval(importWorks, IMPORT_EVERY_MS) : undefined;
  const repeater = setInterval(repeat, REPEAT_EVERY_MS);
  const clocks = setInterval(lookAtClocks, CLOCKS_EVERY_MS);
  await Promise.all(consumers.map((consumer) => consumer.ready()));
  const stopDaily = dailyLoop(home.keys.reportSigner);
  const studies = studyLoop(home, { lanes, stop: stop.signal, busy: () => working > 0 });
  log.info({ lanes: [...lanes] }, 'worker ready');
  process.send?.('ready');

  await new Promise((resolve) => stop.signal.addEventListener('abort', resolve));
  clearInterval(sweeper);
  clearInterval(importer);
  clearInterval(repeater);
  clearInterval(clocks);
  stopDaily();
  setTimeout(() => process.exit(0), PATIENCE_MS).unref();
  await Promise.all([...consumers.map((consumer) => consumer.close()), studies]);
  await home.close();
  await closeQueues();
  await closeDatabase();
  process.exit(0);
}

/** Generations under way here: customers come before studies. */
let working = 0;

async function work(home: Home, job: Consumed, lanes: ReadonlySet<Lane>, stop: AbortSignal): Promise<void> {
  const { generationId, attempt, retaken } = job;
  const key = await claimGeneration(generationId, attempt, retaken);
  if (!key) return log.debug({ generationId, attempt }, 'nothing to claim');
  const begin = performance.now();
  working += 1;
  const { state } = await runJob(home, key, { lanes, stop }).finally(() => {
    working -= 1;
  });
  log.info({ generationId, attempt: key.attempt, state, milliseconds: Math.round(performance.now() - begin) }, 'ran');
}

/** Each case is escalated, each account erased, once in a transaction of its own, so overlapping looks do no harm. */
function lookAtClocks(): void {
  Promise.all([escalateCases(), eraseDueAccounts()]).catch((error: unknown) =>
    log.warn({ err: error }, 'the clocks could not be read; the next look follows'),
  );
}

let importing = false;
/** Bulk imports of protected works, one at a time, beside the lanes. */
async function importWorks(): Promise<void> {
  if (importing) return;
  importing = true;
  try {
    while (await workOffImport()) log.info('worked off an import of protected works');
  } catch (error) {
    log.warn({ err: error }, 'an import was interrupted; it is taken up again');
  } finally {
    importing = false;
  }
}

let sweeping = false;
async function sweep(): Promise<void> {
  if (sweeping) return;
  sweeping = true;
  try {
    const added = await sweepGenerations();
    if (added > 0) log.info({ added }, 'put silent generations back on the queue');
  } catch (error) {
    log.warn(
      { problem: error instanceof Error ? error.message : String(error) },
      'the sweep failed; the next one follows',
    );
  } finally {
    sweeping = false;
  }
}

/** Schedules and changes of presets and models; the study's row decides, so that two workers do not both repeat it for long. */
async function repeat(): Promise<void> {
  try {
    const repeated = await repeatDueStudies();
    if (repeated > 0) log.info({ repeated }, 'declared due studies again');
  } catch (error) {
    log.warn(
      { problem: error instanceof Error ? error.message : String(error) },
      'due studies could not be looked for',
    );
  }
}

function stopWhenAsked(stop: AbortController): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
  // A supervisor that was killed cannot send a signal, but its channel closes.
  process.on('disconnect', () => stop.abort());
  process.channel?.unref();
}

main().catch((error: unknown) => {
  log.fatal({ err: error }, 'the worker could not start');
  process.exit(1);
});
