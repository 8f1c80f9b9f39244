/** What people are told by mail about cases: that time ran out, and how an appeal ended. Nothing of the case itself is in a mail. */
import { env } from '../env/index';
import { mailWay, sendMail } from '../mail/index';

function linkTo(path: string): string {
  const { APP_URL, PORT } = env();
  return new URL(path, APP_URL ?? `http://localhost:${PORT}`).href;
}

function post(to: string, subject: string, lines: readonly string[]): void {
  if (mailWay() === 'none') return;
  sendMail({ to, subject, text: `${lines.join('\n\n')}\n\nColophon, ${linkTo('/')}\n` });
}

export const mails = {
  overdue: (to: string, caseId: string, kind: 'review' | 'appeal') =>
    post(to, kind === 'appeal' ? 'An appeal is overdue' : 'A held picture is overdue', [
      'Its time to be decided has run out, and you are an admin or owner who may decide it:',
      linkTo(`/reviews?case=${caseId}`),
    ]),
  appealDecided: (to: string, caseId: string, overturned: boolean) =>
    post(to, overturned ? 'Your appeal was granted' : 'Your appeal was dismissed', [
      overturned
        ? 'Another reviewer overturned the block. What was held is being signed and delivered.'
        : 'Another reviewer looked at it and upheld the block. Their reason is here:',
      linkTo(`/appeals/${caseId}`),
    ]),
} as const;
