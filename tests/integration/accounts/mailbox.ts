/** Reads what was sent, from the outbox of a development installation. */
import { expect } from 'vitest';
import { forgetEnvironment } from '../../../lib/env/index';
import { readOutbox } from '../../../lib/mail/index';

/** Call once the database of the test is there: the outbox lies in its folder. */
export function openOutbox(): void {
  Object.assign(process.env, { DEVELOPMENT: '1', ENCRYPTION_KEY: 'k'.repeat(32), APP_URL: 'http://localhost:3000' });
  forgetEnvironment();
}

export function closeOutbox(): void {
  delete process.env.DEVELOPMENT;
  forgetEnvironment();
}

/** The token of the newest mail to `to` whose subject fits; mails are sent in the background. */
export async function tokenIn(to: string, subject: RegExp): Promise<string> {
  let token = '';
  await expect
    .poll(async () => {
      const mail = (await readOutbox()).find((entry) => entry.to === to && subject.test(entry.subject));
      token = /token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
      return token;
    })
    .not.toBe('');
  return token;
}

export async function mailsTo(to: string): Promise<number> {
  return (await readOutbox()).filter((entry) => entry.to === to).length;
}
