import type { Metadata } from 'next';
import { can } from '../../../lib/accounts/index';
import { getPolicy, listVersions, newestReplay } from '../../../lib/policies/index';
import { Empty } from '../../components/empty';
import { PageFrame } from '../../components/page-frame';
import { toWire } from '../../http/wire';
import { requireActor } from '../../session/actor';
import { words } from '../../words';
import { History } from './history';
import { PolicyEditor } from './policy-editor';

export const metadata: Metadata = { title: words.policy.title };

export default async function PolicyPage() {
  const actor = await requireActor('/policy');
  const w = words.policy;
  if (!can(actor, 'policies:write')) return <Empty title={w.title} help={w.forbidden} />;
  const [policy, replay, { versions }] = await Promise.all([
    getPolicy(actor),
    newestReplay(actor),
    listVersions(actor),
  ]);
  return (
    <PageFrame title={w.title} lead={w.lead} width="table">
      <p className="mt-3 text-sm font-medium">{w.inForce(policy.published?.version ?? 0)}</p>
      <PolicyEditor policy={toWire(policy)} replay={toWire(replay)} />
      <History versions={toWire(versions)} />
    </PageFrame>
  );
}
