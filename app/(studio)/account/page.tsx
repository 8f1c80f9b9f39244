import type { Metadata } from 'next';
import {
  GRACE_DAYS,
  listSessions,
  pendingEmailChange,
  profileOf,
  secondFactorState,
} from '../../../lib/accounts/index';
import { mailWay } from '../../../lib/mail/index';
import { ButtonLink } from '../../components/button';
import { PageFrame, Section } from '../../components/page-frame';
import { Sign } from '../../components/verdict';
import { toWire } from '../../http/wire';
import { requirePerson } from '../../session/actor';
import { words } from '../../words';
import { DeletionForm } from './deletion-form';
import { EmailForm } from './email-form';
import { PasswordForm } from './password-form';
import { ProfileForm } from './profile-form';
import { Sessions } from './sessions';

export const metadata: Metadata = { title: words.account.title };

export default async function AccountPage() {
  const person = await requirePerson('/account');
  const [profile, sessions, factor, change] = await Promise.all([
    profileOf(person),
    listSessions(person),
    secondFactorState(person),
    pendingEmailChange(person),
  ]);
  const { account } = words;
  return (
    <PageFrame title={account.title} lead={account.lead}>
      <Section title={account.profile}>
        <ProfileForm name={profile.name} />
      </Section>
      <Section title={account.email} help={account.emailIs(profile.email)}>
        <EmailForm pending={change && toWire(change)} mail={mailWay() !== 'none'} hasPassword={profile.hasPassword} />
      </Section>
      <Section title={account.password} help={profile.hasPassword ? undefined : account.passwordNone}>
        <PasswordForm hasPassword={profile.hasPassword} about={[profile.email, profile.name]} />
      </Section>
      {profile.identities.length > 0 ? (
        <Section title={account.identities}>
          <ul className="space-y-1 text-sm">
            {profile.identities.map(({ issuer, subject, createdAt }) => (
              <li key={`${issuer} ${subject}`} className="break-words">
                {issuer}{' '}
                <span className="text-faint">{account.identitySince(createdAt.toISOString().slice(0, 10))}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={account.factor}>
        <p>
          <Sign tone={factor.on ? 'pass' : 'plain'}>
            {factor.on ? account.factorOn(factor.codesLeft) : account.factorOff}
          </Sign>
        </p>
        <ButtonLink href="/account/second-factor">{factor.on ? account.factorManage : account.factorAdd}</ButtonLink>
      </Section>
      <Section title={account.sessions}>
        <Sessions sessions={toWire(sessions)} />
      </Section>
      <Section title={account.exportTitle} help={account.exportHelp}>
        <a href="/api/account/export" download className="text-sm underline underline-offset-4">
          {account.export}
        </a>
      </Section>
      <Section title={account.deletion} help={account.deletionHelp(GRACE_DAYS)}>
        <DeletionForm deleteAfter={profile.deleteAfter?.toISOString() ?? null} hasPassword={profile.hasPassword} />
      </Section>
    </PageFrame>
  );
}
