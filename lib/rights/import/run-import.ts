/** Works of a table or an archive into the registry, some at a time, with what became of each. */
import { demand } from '../../accounts/index';
import { ColophonError } from '../../errors/index';
import { decodeImage } from '../../imaging/index';
import { registerForAll, registerWork } from '../register-work';
import { csvEntries } from './csv';
import type { ImportDefaults, ImportEntry, Imported, ImportSource } from './entry';
import { refusal } from './entry';
import { registerFingerprints } from './register-fingerprints';
import type { ImportTarget } from './target';
import { zipEntries } from './zip';

export interface ImportState {
  done: number;
  added: number;
  refused: number;
  /** The first hundred. */
  problems: { entry: string; problem: string }[];
  pastDeliveries: number;
}

const MOST_PROBLEMS = 100;
/** Rows without pictures, registered together. */
const BATCH = 500;

/**
 * @param onProgress awaited after every picture and every batch.
 * @throws invalid_argument for what is neither table nor archive, or becomes unreadable on the way: what came before stays.
 */
export async function runImport(
  source: ImportSource,
  target: ImportTarget,
  defaults: ImportDefaults,
  onProgress: (state: ImportState) => Promise<void> = async () => {},
): Promise<ImportState> {
  demand(target.actor, 'rights:write');
  const state: ImportState = { done: 0, added: 0, refused: 0, problems: [], pastDeliveries: 0 };
  let batch: { entry: ImportEntry; ref: string }[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    const { added, pastDeliveries } = await registerFingerprints(target, batch);
    state.added += added;
    state.pastDeliveries += pastDeliveries;
    batch = [];
    await onProgress(state);
  };
  const entries = (await isArchive(source)) ? zipEntries(source, defaults) : csvEntries(source, defaults);
  for await (const imported of entries) {
    const ref = `${target.importId}:${state.done}`;
    state.done += 1;
    if (isRefused(imported)) refuse(state, imported.entry, imported.problem);
    else if (imported.bytes === null) {
      if (imported.fingerprints.length === 0 && !['name', 'artist', 'character'].includes(imported.kind))
        refuse(state, imported.entry, `needs a fingerprint: a ${imported.kind} cannot be found by its title.`);
      else batch.push({ entry: imported, ref });
      if (batch.length >= BATCH) await flush();
    } else {
      await one(state, target, imported, imported.bytes, ref);
      await onProgress(state);
    }
  }
  await flush();
  await onProgress(state);
  return state;
}

async function one(
  state: ImportState,
  target: ImportTarget,
  entry: ImportEntry,
  bytes: Uint8Array,
  importRef: string,
): Promise<void> {
  const { title, holder, kind, fingerprints } = entry;
  try {
    const { pixels } = await decodeImage(bytes, { name: 'It' });
    const work = {
      ...{ title, holder, kind, pixels, fingerprints, importRef },
      standing: target.standing,
      source: 'import',
      keepPreview: target.keepPreviews,
    } as const;
    const { pastDeliveries } = await (target.level === 'all' ? registerForAll(work) : registerWork(target.actor, work));
    state.added += 1;
    state.pastDeliveries += pastDeliveries;
  } catch (error) {
    if (!(error instanceof ColophonError) || error.facts.status >= 500) throw error;
    refuse(state, entry.entry, error.message);
  }
}

function refuse(state: ImportState, entry: string, problem: string): void {
  state.refused += 1;
  if (state.problems.length < MOST_PROBLEMS) state.problems.push({ entry, problem });
}

const isRefused = (imported: Imported): imported is { entry: string; problem: string } => 'problem' in imported;

/** By the first bytes: a name's ending is the sender's claim. @throws invalid_argument for neither. */
async function isArchive(source: ImportSource): Promise<boolean> {
  for await (const block of source()) {
    if (block.length === 0) continue;
    const head = block.subarray(0, 4_096);
    if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) return true;
    if (head.includes(0)) throw refusal('is neither a CSV table (UTF-8) nor a ZIP archive.');
    return false;
  }
  throw refusal('is empty.');
}
