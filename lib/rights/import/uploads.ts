/** Imports sent from the screen: kept as a blob, worked off by a worker, with a row that says how far it is. */
import { z } from 'zod';
import { type Actor, demand } from '../../accounts/index';
import { claimRegistryImport, forOrganisation } from '../../db/index';
import { ColophonError } from '../../errors/index';
import { newId } from '../../ids/index';
import { log } from '../../log/index';
import { blobsOf } from '../../storage/index';
import { type ImportState, runImport } from './run-import';

export const LARGEST_UPLOAD = 64 * 1024 * 1024;
/** A worker that has said nothing for so long is gone; another goes on. */
const SILENT_SECONDS = 60;
const SAY_EVERY_MS = 400;

export interface ImportView {
  id: string;
  name: string;
  standing: string;
  status: 'waiting' | 'running' | 'finished' | 'failed';
  done: number;
  added: number;
  refused: number;
  problems: { entry: string; problem: string }[];
  createdAt: Date;
  finishedAt: Date | null;
}

const problemsSchema = z.array(z.object({ entry: z.string(), problem: z.string() })).catch([]);

/** @throws forbidden, image_too_large, storage_full. @returns the import's id; a worker takes it up within seconds. */
export async function startImport(
  actor: Actor,
  upload: { name: string; bytes: Uint8Array; standing: 'own' | 'foreign' },
): Promise<{ id: string }> {
  demand(actor, 'rights:write');
  const { organisationId, userId: createdBy } = actor;
  const { bytes, standing } = upload;
  if (bytes.length === 0) throw new ColophonError('invalid_argument', { argument: 'file', problem: 'is empty.' });
  const blob = await blobsOf(organisationId).put(bytes);
  const id = newId('registryImport');
  const name = upload.name.slice(0, 200) || 'import';
  await forOrganisation(organisationId, (tx) =>
    tx.registryImport.create({ data: { ...{ id, organisationId, name, blob, standing, createdBy } } }),
  );
  return { id };
}

/** The newest twenty. @throws forbidden. */
export async function listImports(actor: Actor): Promise<ImportView[]> {
  demand(actor, 'rights:read');
  const rows = await forOrganisation(actor.organisationId, (tx) =>
    tx.registryImport.findMany({ orderBy: { createdAt: 'desc' }, take: 20 }),
  );
  return rows.map(({ id, name, standing, status, done, added, refused, problems, createdAt, finishedAt }) => ({
    ...{ id, name, standing, done, added, refused, createdAt, finishedAt },
    status: z.enum(['waiting', 'running', 'finished', 'failed']).parse(status),
    problems: problemsSchema.parse(problems),
  }));
}

/** Works off one waiting import, or one whose worker is gone. @returns whether there was one. */
export async function workOffImport(): Promise<boolean> {
  const claimed = await claimRegistryImport(SILENT_SECONDS);
  if (!claimed) return false;
  const { id, organisation_id: organisationId } = claimed;
  const say = (data: object) =>
    forOrganisation(organisationId, (tx) => tx.registryImport.update({ where: { id }, data }));
  const row = await forOrganisation(organisationId, (tx) => tx.registryImport.findUniqueOrThrow({ where: { id } }));
  const actor: Actor = {
    userId: row.createdBy,
    email: '',
    name: 'import',
    organisationId,
    organisationName: '',
    role: 'admin',
  };
  let saidAt = 0;
  const facts = ({ done, added, refused, problems }: ImportState) => ({
    done,
    added,
    refused,
    problems,
    touchedAt: new Date(),
  });
  try {
    const bytes = await blobsOf(organisationId).get(row.blob ?? '');
    const source = async function* () {
      yield bytes;
    };
    const standing = row.standing === 'own' ? ('own' as const) : ('foreign' as const);
    const target = { actor, level: 'organisation', standing, importId: id, keepPreviews: true } as const;
    const state = await runImport(source, target, { holder: row.name, kind: null }, async (state) => {
      if (performance.now() - saidAt < SAY_EVERY_MS) return;
      saidAt = performance.now();
      await say(facts(state));
    });
    await say({ ...facts(state), status: 'finished', total: state.done, finishedAt: new Date() });
  } catch (error) {
    if (!(error instanceof ColophonError) || error.facts.status >= 500) throw error;
    log.info({ importId: id, code: error.code }, 'an import was refused');
    const problems = [{ entry: row.name, problem: error.message }];
    await say({ status: 'failed', problems, finishedAt: new Date() });
  }
  return true;
}
