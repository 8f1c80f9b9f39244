/** Mail: by any SMTP server, or, on a developer's machine, into a folder. Plain text, so that nothing in it can be hidden. */
export type { Mail } from './mail';
export { type OutboxMail, readOutbox } from './outbox';
export { mailWay, sendMail } from './send-mail';
