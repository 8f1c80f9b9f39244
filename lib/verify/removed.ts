/** What retention removed: its record still answers, and says that the picture is gone for good. */
import { publishedRemoval } from '../db/index';
import { ColophonError, say } from '../errors/index';
import { databaseRecords } from './database-records';
import type { Records, VerifyResult } from './result';

/** Every delivery of this installation, and which of them retention removed. */
export const installationRecords: Records = {
  ...databaseRecords,
  removedAt: (assetId) => publishedRemoval('asset', assetId),
};

/** Adds to an answer that the recorded picture was removed; leaves it as it is when nothing was. */
export async function sayRemoval(result: VerifyResult, records: Records | null): Promise<VerifyResult> {
  const { record } = result;
  const at = record.asset && (await records?.removedAt?.(record.asset.assetId));
  if (!at) return result;
  const words = say('verify_removed', { date: at.toISOString().slice(0, 10) });
  return {
    ...result,
    words: `${result.words} ${words}`,
    record: { ...record, removedAt: at.toISOString(), words: `${record.words} ${words}` },
  };
}

/** @throws removed_by_retention (410) for the manifest of a delivery whose pixels were removed: it went with them. */
export async function refuseRemoved(manifestId: string): Promise<void> {
  const at = await publishedRemoval('manifest', manifestId.slice(0, 200));
  if (at) throw new ColophonError('removed_by_retention', { date: at.toISOString().slice(0, 10) });
}
