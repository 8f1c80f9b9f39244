/** One piece of a study: a run through the pipeline up to the unsigned creative, or the conclusion of all of them. */
import {
  concludeStudy,
  endStudyRun,
  LEASE_SECONDS,
  measureRun,
  openStudyRun,
  releaseStudyRun,
  renewStudyRun,
  type StudyRunKey,
  studyRecords,
} from '../../lib/audits/index';
import { type ClaimedStudyWork, claimStudyWork } from '../../lib/db/index';
import { ColophonError } from '../../lib/errors/index';
import { log } from '../../lib/log/index';
import type { Lane } from '../../lib/pipeline/pipeline';
import type { FinishedStep, ItemVerdict } from '../../lib/pipeline/records';
import { isRetryable, runGeneration } from '../../lib/pipeline/run';
import type { Audits } from '../../lib/pipeline/stage';
import type { Home } from '../home';

/** Attempts a run gets: machines restart, and a picture that takes its worker down five times will do so again. */
const ATTEMPTS = 5;
const RENEW_EVERY_MS = (LEASE_SECONDS * 1000) / 4;

export interface StudyWorkOptions {
  lanes: ReadonlySet<Lane>;
  stop: AbortSignal;
  /** Only this study's work. */
  studyId?: string;
}

/** Claims and does one piece of work. @returns false when there was none. Throws only when the database is away. */
export async function workStudies(home: Home, { lanes, stop, studyId }: StudyWorkOptions): Promise<boolean> {
  const work = await claimStudyWork([...lanes], LEASE_SECONDS, studyId ?? null);
  if (!work) return false;
  if (work.runId === null) await conclude(home, work);
  else await runOne(home, { ...work, runId: work.runId }, lanes, stop);
  return true;
}

async function conclude(home: Home, { organisationId, studyId }: ClaimedStudyWork): Promise<void> {
  const { id, disparate } = await concludeStudy(organisationId, studyId, home.keys.reportSigner);
  log.info({ studyId, auditId: id, disparate }, 'a study was concluded');
}

async function runOne(home: Home, key: StudyRunKey, lanes: ReadonlySet<Lane>, stop: AbortSignal): Promise<void> {
  const controller = new AbortController();
  const end = () => controller.abort();
  stop.addEventListener('abort', end);
  if (stop.aborted) end();
  // Whoever lost the run must not go on with it; its writes would be refused anyway.
  const heart = setInterval(() => renewStudyRun(key).catch((error) => isStale(error) && end()), RENEW_EVERY_MS);
  try {
    await attempt(home, key, lanes, controller.signal);
  } catch (error) {
    await afterError(key, error, stop);
  } finally {
    clearInterval(heart);
    stop.removeEventListener('abort', end);
  }
}

async function attempt(home: Home, key: StudyRunKey, lanes: ReadonlySet<Lane>, signal: AbortSignal): Promise<void> {
  if (key.attempt > ATTEMPTS)
    throw new ColophonError('internal', { reference: `${ATTEMPTS} workers ended in this run` });
  const opened = await openStudyRun(key);
  const seen: { verdicts: readonly ItemVerdict[]; steps: FinishedStep[] } = { verdicts: [], steps: [] };
  const { organisationId, runId, attempt: number } = key;
  const ports = {
    ...home.portsFor({ organisationId, generationId: runId, attempt: number }, signal),
    audits: UNAUDITED,
  };
  const records = studyRecords(key, opened, seen);
  // A moderation study asks what policy says to words; nothing is drawn for it.
  const before = opened.definition.kind === 'moderation' ? 'generation' : 'provenance';
  const outcome = await runGeneration(records, ports, lanes, before);
  if (outcome.state === 'handover') return releaseStudyRun(key, outcome.lane);
  if (outcome.state === 'cancelled') return releaseStudyRun(key);
  await endStudyRun(key, { result: await measureRun(opened, seen.steps, seen.verdicts, ports.blobs) });
}

/** What earlier audits found must not enter the next one: the same study, made again, would differ by its own echo. */
const UNAUDITED: Audits = { newest: async () => null };

const isStale = (error: unknown) => error instanceof ColophonError && error.code === 'stale_attempt';

async function afterError(key: StudyRunKey, error: unknown, stop: AbortSignal): Promise<void> {
  if (isStale(error)) return;
  if (error instanceof ColophonError && error.code === 'database_unavailable') throw error;
  try {
    if (stop.aborted || (isRetryable(error) && key.attempt < ATTEMPTS)) return await releaseStudyRun(key);
    const { code, message } =
      error instanceof ColophonError ? error : new ColophonError('internal', { reference: key.runId });
    log.warn({ runId: key.runId, code, err: error }, 'a run of a study failed');
    await endStudyRun(key, { error: { code, message } });
  } catch (second) {
    if (!isStale(second)) throw second;
  }
}
