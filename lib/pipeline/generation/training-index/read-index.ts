/**
 * The fingerprints of every picture a model was trained on, and what drew each: `training.pdq` holds 32 bytes a picture, in
 * order; `training.scenes` (gzip) one record of 64 bytes a picture, see `record.ts`.
 */

import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { ColophonError } from '../../../errors/index';
import { hammingDistance, PDQ_RELIABLE_QUALITY } from '../../../imaging/pdq';
import type { ModelDescription, Sessions } from '../../stage';
import { RECORD_BYTES, readRecord, type TrainingRecord } from './record';

export interface IndexedPicture {
  /** Place in the index, from 0. */
  at: number;
  /** Hamming distance of 256 bits. */
  distance: number;
}

export interface TrainingIndex {
  count: number;
  /** Pixels of the short side of the pictures that were fingerprinted. */
  shortSide: number;
  /** Whether pictures are known by more than their fingerprint. */
  recorded: boolean;
  /**
   * The `most` nearest to any of the hashes (32 bytes each), nearest first, ties in the index's order. Every fingerprint is
   * compared; where qualities are recorded, pictures too flat to have a reliable one are left aside.
   */
  nearest(hashes: readonly Uint8Array[], most: number): IndexedPicture[];
  /** 32 bytes. */
  hashAt(at: number): Uint8Array;
  /** Null where the index holds fingerprints alone. @throws model_corrupt when the record names no scene. */
  recordAt(at: number): TrainingRecord | null;
}

const HASH_BYTES = 32;
const unpack = promisify(gunzip);

/** Null where the model has no index. @throws model_corrupt when its files are not what `model.json` says. */
export async function openTrainingIndex(sessions: Sessions, model: ModelDescription): Promise<TrainingIndex | null> {
  const described = model.trainingIndex;
  if (!described) return null;
  const { count, shortSide } = described;
  const corrupt = (path: string, cause?: unknown) =>
    new ColophonError('model_corrupt', { file: `${model.name}/${path}` }, { cause });

  const hashes = await sessions.file(model.name, described.pdq);
  if (hashes.length !== count * HASH_BYTES) throw corrupt(described.pdq);
  const path = described.scenes;
  const records = path === undefined ? null : await readRecords(path);
  async function readRecords(file: string): Promise<Uint8Array> {
    const bytes = await unpack(await sessions.file(model.name, file), { maxOutputLength: count * RECORD_BYTES }).catch(
      (cause: unknown) => Promise.reject(corrupt(file, cause)),
    );
    if (bytes.length !== count * RECORD_BYTES) throw corrupt(file);
    return bytes;
  }
  const recordAt = (at: number) => {
    if (!records) return null;
    try {
      return readRecord(records.subarray(at * RECORD_BYTES, (at + 1) * RECORD_BYTES));
    } catch (cause) {
      throw corrupt(path ?? described.pdq, cause);
    }
  };
  const hashAt = (at: number) => hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
  const reliable = (at: number) => !records || (records[at * RECORD_BYTES + 10] ?? 0) >= PDQ_RELIABLE_QUALITY;
  return {
    count,
    shortSide,
    recorded: records !== null,
    nearest: (asked, most) => nearestIn(asked, hashAt, count, most, reliable),
    hashAt,
    recordAt,
  };
}

function nearestIn(
  asked: readonly Uint8Array[],
  hashAt: (at: number) => Uint8Array,
  count: number,
  most: number,
  reliable: (at: number) => boolean,
): IndexedPicture[] {
  const best: IndexedPicture[] = [];
  for (let at = 0; at < count; at++) {
    if (!reliable(at)) continue;
    const known = hashAt(at);
    const distance = Math.min(...asked.map((hash) => hammingDistance(known, hash)));
    if (best.length === most && distance >= (best.at(-1)?.distance ?? 0)) continue;
    const place = best.findIndex((other) => other.distance > distance);
    best.splice(place === -1 ? best.length : place, 0, { at, distance });
    best.length = Math.min(best.length, most);
  }
  return best;
}
