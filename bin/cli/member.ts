import {
  type Actor,
  addMember,
  changeRole,
  invite,
  listInvitations,
  listMembers,
  makeSignInLink,
  ROLES,
  type Role,
  removeMember,
  setQuota,
  withdrawInvitation,
} from '../../lib/accounts/index';
import { ColophonError } from '../../lib/errors/index';
import { actorIn } from './chosen-organisation';
import { openCommandHome } from './home';
import { readOptions, wholeNumber } from './options';
import { note, sayJson, sayLine } from './say';
import { readVerb } from './verbs';

const OPTIONS = {
  json: { type: 'boolean' },
  org: { type: 'string' },
  email: { type: 'string' },
  role: { type: 'string' },
  days: { type: 'string' },
  name: { type: 'string' },
} as const;

const VERBS = {
  list: '',
  add: 'EMAIL',
  invite: '[EMAIL]',
  invitations: '',
  withdraw: 'INVITATION',
  role: 'MEMBER ROLE',
  quota: 'MEMBER CREDITS|none',
  remove: 'MEMBER',
  link: 'EMAIL',
} as const;

type Values = ReturnType<typeof readOptions<typeof OPTIONS>>['values'];

/** `colophon member …`: what owners and admins do on the team page. MEMBER is an id or an address. */
export async function member(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, OPTIONS, true);
  const { verb, words } = readVerb('member', positionals, VERBS);
  const home = await openCommandHome();
  try {
    const actor = values.org ? await actorIn(values.org) : home.actor;
    const { answer, lines } = await RUN[verb](actor, words, values);
    if (values.json) sayJson(answer);
    else for (const line of lines) sayLine(line);
    if (!values.json && lines.length === 0) note('There is none.');
    return 0;
  } finally {
    await home.close();
  }
}

interface Said {
  answer: unknown;
  lines: string[];
}

const RUN: Record<keyof typeof VERBS, (actor: Actor, words: readonly string[], values: Values) => Promise<Said>> = {
  async list(actor) {
    const answer = await listMembers(actor);
    const quota = (credits: number | null) => (credits === null ? 'no limit' : `of ${credits}`);
    return {
      answer,
      lines: answer.members.map(
        ({ email, name, role, usedThisMonth, monthlyQuota }) =>
          `${email}  ${name}  ${role}  ${usedThisMonth} credits this month, ${quota(monthlyQuota)}`,
      ),
    };
  },
  async add(actor, [email = ''], { role, name }) {
    const answer = await addMember(actor, { email, name: name ?? email, role: readRole(role ?? 'viewer') });
    const link = answer.link ? ` First sign-in, once within 15 minutes: ${answer.link}` : '';
    return { answer, lines: [`${email} is a member of “${actor.organisationName}” now.${link}`] };
  },
  async invite(actor, [email], { role, days, email: option }) {
    const to = email ?? option;
    const wish = { email: to, role: readRole(role ?? 'viewer'), days: wholeNumber('days', days) };
    const answer = await invite(actor, wish);
    return { answer, lines: [answer.link, ...(answer.mailed ? [`It was sent to ${to}, too.`] : [])] };
  },
  async invitations(actor) {
    const answer = await listInvitations(actor);
    return {
      answer,
      lines: answer.invitations.map(({ id, email, role, state }) => `${id}  ${email ?? 'by link'}  ${role}  ${state}`),
    };
  },
  async withdraw(actor, [id = '']) {
    await withdrawInvitation(actor, id);
    return { answer: { withdrawn: id }, lines: [`${id} cannot be used any more.`] };
  },
  async role(actor, [who = '', role = '']) {
    await changeRole(actor, who, readRole(role));
    return { answer: { member: who, role }, lines: [`${who} is ${role} now.`] };
  },
  async quota(actor, [who = '', credits = '']) {
    const quota = credits === 'none' ? null : (wholeNumber('quota', credits) ?? null);
    await setQuota(actor, who, quota);
    const said = quota === null ? 'no limit' : `${quota} credits a month`;
    return { answer: { member: who, monthlyQuota: quota }, lines: [`${who} has ${said} now.`] };
  },
  async remove(actor, [who = '']) {
    await removeMember(actor, who);
    return { answer: { removed: who }, lines: [`${who} is no member of “${actor.organisationName}” any more.`] };
  },
  async link(_actor, [email = '']) {
    const link = await makeSignInLink(email);
    return { answer: { link }, lines: [link] };
  },
};

function readRole(text: string): Role {
  const role = ROLES.find((known) => known === text);
  if (role) return role;
  throw new ColophonError('invalid_argument', {
    argument: 'role',
    problem: `“${text.slice(0, 40)}” is none; use ${ROLES.join(', ')}.`,
  });
}
