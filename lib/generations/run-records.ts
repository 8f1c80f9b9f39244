/** The run's memory in rows: every write locks the generation first and checks that this attempt still owns it. */
import { release } from '../billing/index';
import { forOrganisation, type Tx } from '../db/index';
import { newId } from '../ids/index';
import { log } from '../log/index';
import type { Step } from '../pipeline/pipeline';
import type { ItemVerdict, RunRecords } from '../pipeline/records';
import { underAppeal } from './appealed';
import { describe, json } from './describe';
import { ownRun, type RunKey } from './fence';
import { loadRun } from './run-facts';
import { settleRun } from './settle';
import { throttled } from './throttled';

/** Four progress writes a second and generation at most; see ARCHITECTURE. */
const PROGRESS_EVERY_MS = 250;

/** @param onProgress called with every report, before throttling: the command line's bar. */
export function recordsFor(
  generationId: string,
  organisationId: string,
  attempt: number,
  onProgress: (step: Step, done: number, total: number) => void = () => {},
): RunRecords {
  const key: RunKey = { generationId, organisationId, attempt };
  const inOwnRun = (write: (tx: Tx) => Promise<void>) =>
    forOrganisation(organisationId, async (tx) => {
      await ownRun(tx, key);
      await write(tx);
    });
  const writeProgress = throttled(PROGRESS_EVERY_MS, async (step: Step, done: number, total: number) => {
    // The step in the condition: a report that comes late must not overwrite the next step's.
    const where = { id: generationId, attempt, status: 'running' as const, step };
    await forOrganisation(organisationId, (tx) =>
      tx.generation.updateMany({ where, data: { progress: { step, done, total } } }),
    );
  });

  return {
    load: () => forOrganisation(organisationId, (tx) => loadRun(tx, generationId)),

    started: (step) => {
      onProgress(step, 0, 0);
      return inOwnRun(async (tx) => {
        await tx.stepRecord.create({ data: { ...line(key, step), status: 'started' } });
        await tx.generation.update({
          where: { id: generationId },
          data: { step, progress: { step, done: 0, total: 0 } },
        });
      });
    },

    finished: (step, { output, findings, milliseconds }) =>
      inOwnRun(async (tx) => {
        const data = { output: json(output), findings: json(findings), timing: { milliseconds } };
        await tx.stepRecord.create({ data: { ...line(key, step), status: 'finished', ...data } });
      }),

    failed: (step, error) =>
      inOwnRun(async (tx) => {
        await tx.stepRecord.create({ data: { ...line(key, step), status: 'failed', error: describe(error) } });
      }),

    progress: (step, done, total) => {
      onProgress(step, done, total);
      writeProgress(step, done, total).catch((error: unknown) => {
        log.debug(
          { generationId, problem: describe(error).message },
          'progress was not written; the next report will be',
        );
      });
    },

    verdicts: (verdicts) => inOwnRun((tx) => writeVerdicts(tx, key, verdicts)),

    settle: (outcome) => settleRun(key, outcome),
  };
}

/** Delivered items keep theirs: what was captured is not judged again. */
async function writeVerdicts(tx: Tx, key: RunKey, verdicts: readonly ItemVerdict[]): Promise<void> {
  const { organisationId, generationId } = key;
  const appealed = await underAppeal(tx, generationId);
  for (const { itemId, verdict, reasons } of verdicts) {
    if (appealed(itemId)) continue;
    const said = reasons.map(({ rule, code, params }) => ({ rule, code, params }));
    await tx.item.updateMany({
      where: { id: itemId, credit: { not: 'captured' } },
      data: { verdict, reasons: json(said) },
    });
    if (verdict === 'block') await release(tx, { organisationId, generationId, itemId });
  }
}

function line({ organisationId, generationId, attempt }: RunKey, step: Step) {
  return { id: newId('step'), organisationId, generationId, attempt, step };
}
