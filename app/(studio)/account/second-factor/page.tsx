import type { Metadata } from 'next';
import { secondFactorState } from '../../../../lib/accounts/index';
import { safeNext } from '../../../(auth)/signin/safe-next';
import { OrganisationSwitch } from '../../../components/organisation-switch';
import { PageFrame } from '../../../components/page-frame';
import { Note } from '../../../components/verdict';
import { currentSession, requirePerson } from '../../../session/actor';
import { words } from '../../../words';
import { Enrol } from './enrol';
import { Manage } from './manage';

export const metadata: Metadata = { title: words.account.factorTitle };

export default async function FactorPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const person = await requirePerson('/account/second-factor');
  const session = await currentSession();
  const given = (await searchParams).next;
  const next = given === undefined ? '/account' : safeNext(given);
  const { on, codesLeft } = await secondFactorState(person);
  const { account } = words;
  return (
    <PageFrame title={account.factorTitle} lead={on ? account.factorOn(codesLeft) : account.factorBeginHelp}>
      {session?.state === 'must_enrol' ? (
        <div className="mt-6">
          <Note tone="review" title={account.factorRequired(session.organisationName)} />
          <OrganisationSwitch
            others={person.memberships
              .filter((membership) => !membership.secondFactorRequired)
              .map(({ organisationId, name }) => ({ id: organisationId, name }))}
          />
        </div>
      ) : null}
      <div className="mt-6">{on ? <Manage /> : <Enrol next={next} />}</div>
    </PageFrame>
  );
}
