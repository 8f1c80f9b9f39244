/** What our mails say: who it is for, what was asked, the one link, how long it works, and what to do when it was not you. */
import { env } from '../env/index';
import { ColophonError } from '../errors/index';
import { type Mail, mailWay, sendMail } from '../mail/index';

/** @throws mail_not_configured when nothing could be sent. */
export function demandMail(): void {
  if (mailWay() === 'none') throw new ColophonError('mail_not_configured');
}

/** An address of this installation. */
export function linkTo(path: string): string {
  const { APP_URL, PORT } = env();
  return new URL(path, APP_URL ?? `http://localhost:${PORT}`).href;
}

const post = (to: string, subject: string, ...lines: string[]): void => {
  const mail: Mail = { to, subject, text: `${lines.join('\n\n')}\n\nColophon, ${linkTo('/')}\n` };
  sendMail(mail);
};

const IGNORE = 'If you did not ask for this, do nothing: without the link nothing happens.';

export const mails = {
  magicLink: (to: string, token: string, minutes: number) =>
    post(
      to,
      'Your sign-in link',
      'Open this link and press the button to sign in:',
      linkTo(`/signin/link?token=${token}`),
      `It works once, for ${minutes} minutes.`,
      IGNORE,
    ),
  passwordReset: (to: string, token: string, minutes: number) =>
    post(
      to,
      'Choose a new password',
      'Open this link to choose a new password:',
      linkTo(`/signin/reset?token=${token}`),
      `It works once, for ${minutes} minutes. All your sessions end when the password changes.`,
      IGNORE,
    ),
  signUp: (to: string, token: string, hours: number) =>
    post(
      to,
      'Confirm your address',
      'Open this link and press the button to make your account:',
      linkTo(`/signup/confirm?token=${token}`),
      `It works once, for ${hours} hours.`,
      IGNORE,
    ),
  alreadyThere: (to: string) =>
    post(
      to,
      'You already have an account',
      'Somebody, probably you, tried to sign up with this address. There is an account already: sign in, or choose a new password.',
      linkTo('/signin'),
      'If it was not you, do nothing.',
    ),
  invitation: (to: string, organisation: string, by: string, token: string, days: number) =>
    post(
      to,
      `${by} invites you to ${organisation}`,
      `${by} invites you to work in “${organisation}”:`,
      linkTo(`/invitation?token=${token}`),
      `The link works once, for ${days} days.`,
      'If you do not know them, do nothing.',
    ),
  emailChangeOld: (to: string, newAddress: string, token: string, hours: number) =>
    post(
      to,
      'Your address is about to change',
      `Somebody who is signed in as you wants to use ${newAddress} instead of this address. If it is you, say so here:`,
      linkTo(`/account/email?token=${token}`),
      `Both addresses have to agree within ${hours} hours.`,
      'If it is not you, do not open the link, and change your password: somebody is in your account.',
    ),
  emailChangeNew: (to: string, token: string, hours: number) =>
    post(
      to,
      'Confirm your new address',
      'Somebody wants to use this address for their account. If it is you, say so here:',
      linkTo(`/account/email?token=${token}`),
      `Both addresses have to agree within ${hours} hours.`,
      IGNORE,
    ),
  passwordChanged: (to: string) =>
    post(
      to,
      'Your password was changed',
      'The password of your account was changed just now, and your other sessions were ended.',
      'If it was not you, choose a new one at once:',
      linkTo('/signin/forgot'),
    ),
  deletionPlanned: (to: string, on: string) =>
    post(
      to,
      'Your account will be deleted',
      `As you asked, your account will be deleted on ${on}. Until then you can sign in and take it back:`,
      linkTo('/account'),
      'If it was not you, take it back and change your password.',
    ),
} as const;
