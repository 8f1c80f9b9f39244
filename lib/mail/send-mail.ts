import { createTransport, type Transporter } from 'nodemailer';
import { env } from '../env/index';
import { log } from '../log/index';
import type { Mail } from './mail';
import { keepInOutbox } from './outbox';

/** How mail leaves this installation. `none` means that nothing which needs mail is offered. */
export function mailWay(): 'smtp' | 'outbox' | 'none' {
  const { SMTP_URL, DEVELOPMENT } = env();
  if (SMTP_URL) return 'smtp';
  return DEVELOPMENT === '1' ? 'outbox' : 'none';
}

let transport: { url: string; transporter: Transporter } | undefined;

function transporter(url: string): Transporter {
  if (transport?.url !== url) {
    transport?.transporter.close();
    // A server that does not answer must not keep a request, nor a pool of them, for minutes.
    const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
    transport = { url, transporter: createTransport({ url, ...limits }) };
  }
  return transport.transporter;
}

const TRIES = 3;

/**
 * Sends in the background: an answer that waits for a mail server tells a stranger whether there was a mail to send.
 * A mail that fails three times is logged without its text, which may hold a link; the person asks for another.
 */
export function sendMail(mail: Mail): void {
  void deliver(mail).catch((error: unknown) => {
    log.error({ reason: error instanceof Error ? error.message : 'unknown' }, 'a mail could not be sent');
  });
}

async function deliver(mail: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env();
  if (mailWay() === 'outbox') return keepInOutbox(mail);
  if (!SMTP_URL) return;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await transporter(SMTP_URL).sendMail({ from: MAIL_FROM, ...mail });
      return;
    } catch (error) {
      if (attempt === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500 * 4 ** attempt));
    }
  }
}
