/** What an installation does once a day: sign where each audit log ends, remove what is past retention, sweep blobs no row names. */
import { signHead } from '../../lib/audit-log/index';
import { organisationIds, referencedHashes } from '../../lib/db/index';
import { log } from '../../lib/log/index';
import type { Signer } from '../../lib/pipeline/stage';
import { sweepRetention } from '../../lib/retention/index';
import { blobRoot, sweepOrphans } from '../../lib/storage/index';

/** Signs every chain's end that has no signature of today. Answers how many this call signed. */
export async function signHeads(signer: Signer, now: Date): Promise<number> {
  let signed = 0;
  for (const organisationId of await organisationIds()) if (await signHead(organisationId, signer, now)) signed += 1;
  return signed;
}

/** Removes what is past its organisation's days. Answers how many generations. */
export async function sweepPastRetention(now: Date): Promise<number> {
  let removed = 0;
  for (const organisationId of await organisationIds())
    removed += (await sweepRetention(organisationId, now)).removed.length;
  return removed;
}

/** Removes blobs older than a day that no row of their organisation names. Answers how many. @param organisations all of them, when left out. */
export async function sweepBlobs(now: Date, organisations?: readonly string[]): Promise<number> {
  let removed = 0;
  for (const organisationId of organisations ?? (await organisationIds())) {
    let named: Promise<Set<string>> | null = null;
    const isReferenced = async (sha256: string) => {
      // Rows are read only where there is a blob old enough to go.
      named ??= referencedHashes(organisationId);
      return (await named).has(sha256);
    };
    removed += (await sweepOrphans({ root: blobRoot(), organisationId, isReferenced, now })).length;
  }
  return removed;
}

const HOUR_MS = 3_600_000;

/** Looks every hour; each part happens once a day. Answers how to stop. */
export function dailyLoop(signer: Signer): () => void {
  let sweptOn = '';
  const look = async () => {
    const now = new Date();
    const today = now.toISOString().slice(0, 10);
    try {
      const signed = await signHeads(signer, now);
      if (signed > 0) log.info({ signed }, 'signed where audit logs end');
      if (sweptOn === today) return;
      // First what is past its days, so that its blobs are among those no row names.
      const past = await sweepPastRetention(now);
      if (past > 0) log.info({ generations: past }, 'removed what is past its retention');
      const removed = await sweepBlobs(now);
      sweptOn = today;
      if (removed > 0) log.info({ removed }, 'removed blobs that no row names');
    } catch (error) {
      log.warn({ err: error }, 'the daily work failed; the next hour tries again');
    }
  };
  // Not in the first minute: whoever starts wants to work.
  const first = setTimeout(look, 60_000);
  const timer = setInterval(look, HOUR_MS);
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}
