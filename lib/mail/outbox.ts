/** Mails of a developer's machine, one file each under DATA_DIR/outbox, readable by this account alone. */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { env } from '../env/index';
import type { Mail } from './mail';

const mailSchema = z.object({ to: z.string(), subject: z.string(), text: z.string(), at: z.string() });
export type OutboxMail = z.infer<typeof mailSchema>;

const folder = () => path.join(env().DATA_DIR, 'outbox');
/** What a page shows; older files stay on the disk. */
const NEWEST = 50;

export async function keepInOutbox(mail: Mail): Promise<void> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const at = new Date().toISOString();
  const name = `${at.replaceAll(':', '-')}-${randomBytes(4).toString('hex')}.json`;
  await writeFile(path.join(folder(), name), JSON.stringify({ ...mail, at }), { mode: 0o600 });
}

/** The newest first, at most 50. */
export async function readOutbox(): Promise<OutboxMail[]> {
  const names = (await readdir(folder()).catch(() => [])).filter((name) => name.endsWith('.json'));
  const newest = names.sort().reverse().slice(0, NEWEST);
  return Promise.all(
    newest.map(async (name) => mailSchema.parse(JSON.parse(await readFile(path.join(folder(), name), 'utf8')))),
  );
}
