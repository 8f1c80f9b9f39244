import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requestSignInLink, requestSignUp, signUpIsOpen } from '../../../lib/accounts/index';
import { forgetEnvironment } from '../../../lib/env/index';
import { mailWay, readOutbox, sendMail } from '../../../lib/mail/index';
import { useDatabase } from '../../setup/database';
import { anOrganisation } from '../arrange';

useDatabase();

/** A real mail server on a local port that wants a login, as most do. */
const received: { to: string[]; text: string; user: string }[] = [];
const server = new SMTPServer({
  allowInsecureAuth: true,
  disabledCommands: ['STARTTLS'],
  onAuth: ({ username, password }, _session, answer) =>
    password === 'p w' ? answer(null, { user: username ?? '' }) : answer(new Error('wrong login')),
  onData(stream, session, done) {
    let text = '';
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    stream.on('end', () => {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      received.push({ to, text, user: String(session.user) });
      done();
    });
  },
});

function configure(values: Record<string, string>): void {
  for (const name of ['SMTP_URL', 'MAIL_FROM', 'DEVELOPMENT', 'SIGN_UP']) delete process.env[name];
  Object.assign(process.env, values);
  forgetEnvironment();
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  await anOrganisation('mailed', 0n);
});
afterAll(async () => {
  configure({});
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
const smtp = (login: string) => `smtp://${login}@127.0.0.1:${(server.server.address() as AddressInfo).port}`;

describe('mail', () => {
  it('reaches its reader by the configured server, with its link whole', async () => {
    configure({ SMTP_URL: smtp('user:p%20w'), MAIL_FROM: 'Colophon <no-reply@example.org>' });
    await requestSignInLink('owner1@mailed.test');
    await expect.poll(() => received.length, { timeout: 120_000 }).toBe(1);
    const [mail] = received;
    expect(mail).toMatchObject({ to: ['owner1@mailed.test'], user: 'user' });
    expect(mail?.text).toMatch(/From: Colophon <no-reply@example.org>/);
    expect(mail?.text.replace(/=\r\n/g, '').replaceAll('=3D', '=')).toMatch(/\/signin\/link\?token=[\w-]{43}/);
  });

  it('never keeps or fails a request when the server refuses or is away', async () => {
    for (const url of [smtp('user:wrong'), 'smtp://127.0.0.1:1']) {
      configure({ SMTP_URL: url });
      const begin = performance.now();
      expect(() => sendMail({ to: 'a@example.org', subject: 's', text: 't' })).not.toThrow();
      await expect(requestSignInLink('owner1@mailed.test')).resolves.toBeUndefined();
      expect(performance.now() - begin).toBeLessThan(2_000);
    }
  });

  it('that cannot be sent is not offered, and is kept in a folder only in development', async () => {
    configure({});
    expect([mailWay(), signUpIsOpen()]).toEqual(['none', false]);
    await expect(requestSignInLink('owner1@mailed.test')).rejects.toMatchObject({ code: 'mail_not_configured' });
    sendMail({ to: 'a@example.org', subject: 's', text: 't' });
    expect(await readOutbox()).toEqual([]);
    configure({ DEVELOPMENT: '1' });
    sendMail({ to: 'a@example.org', subject: 's', text: 't' });
    await expect.poll(async () => (await readOutbox()).length).toBe(1);
    configure({ DEVELOPMENT: '1', SMTP_URL: smtp('user:p%20w') });
    expect(mailWay()).toBe('smtp');
  });

  it('makes no account for strangers where the operator invites', async () => {
    configure({ DEVELOPMENT: '1', SIGN_UP: 'invitation' });
    const wish = { email: 'x@example.org', name: 'X', organisation: 'X', password: 'velvet lantern quarry otter' };
    await expect(requestSignUp(wish)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
