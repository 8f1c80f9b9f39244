import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Actor } from '../../lib/accounts/index';
import { forOrganisation, organisationBySlug } from '../../lib/db/index';
import { ColophonError } from '../../lib/errors/index';
import { dataDir } from './data-dir';

const fileSchema = z.object({ organisation: z.string() });
const file = () => join(dataDir(), 'cli.json');

/** The short name that `org switch` keeps; null for the command line's own organisation. */
export async function chosenSlug(): Promise<string | null> {
  const text = await readFile(file(), 'utf8').catch(() => null);
  if (text === null) return null;
  const read = fileSchema.safeParse(JSON.parse(text));
  return read.success ? read.data.organisation : null;
}

export async function chooseSlug(slug: string): Promise<void> {
  await mkdir(dataDir(), { recursive: true });
  await writeFile(`${file()}.part`, `${JSON.stringify({ organisation: slug })}\n`, { mode: 0o600 });
  await rename(`${file()}.part`, file());
}

/**
 * Whoever can run a command on this machine owns the installation, so the command line acts as an owner anywhere.
 * @throws not_found.
 */
export async function actorIn(slug: string): Promise<Actor> {
  const organisationId = await organisationBySlug(slug);
  if (!organisationId) throw new ColophonError('not_found', { thing: `organisation ${slug.slice(0, 60)}` });
  const found = await forOrganisation(organisationId, (tx) =>
    tx.organisation.findUnique({ where: { id: organisationId }, select: { name: true } }),
  );
  const who = { userId: 'cli', email: 'cli@colophon.local', name: 'Command line' };
  return { ...who, organisationId, organisationName: found?.name ?? slug, role: 'owner' };
}
