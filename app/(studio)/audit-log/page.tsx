import type { Metadata } from 'next';
import { can, readAuditLog, verifyAuditLog } from '../../../lib/accounts/index';
import { auditFilter } from '../../api/audit-log/filter';
import { ButtonLink, buttonClass } from '../../components/button';
import { Empty } from '../../components/empty';
import { PageFrame } from '../../components/page-frame';
import { Note } from '../../components/verdict';
import { requireActor } from '../../session/actor';
import { words } from '../../words';
import { Entries } from './entries';
import { Filters } from './filters';
import { type Query, readQuery } from './query';

export const metadata: Metadata = { title: words.auditLog.title };

export default async function AuditLogPage({ searchParams }: { searchParams: Promise<Query> }) {
  const actor = await requireActor('/audit-log');
  const { auditLog } = words;
  if (!can(actor, 'audit-log:read')) return <Empty title={auditLog.title} help={auditLog.forbidden} />;
  const { given, filter, cursor, search } = readQuery(await searchParams, auditFilter);
  const [chain, page] = await Promise.all([verifyAuditLog(actor), readAuditLog(actor, filter, { cursor, limit: 50 })]);
  return (
    <PageFrame
      title={auditLog.title}
      lead={auditLog.lead}
      width="table"
      aside={
        <div className="flex gap-2">
          {(['csv', 'json'] as const).map((format) => (
            <a key={format} href={`/api/audit-log/export?${search({ format })}`} download className={buttonClass()}>
              {auditLog.export} {auditLog[format]}
            </a>
          ))}
        </div>
      }
    >
      <div className="mt-6 space-y-6">
        <Note
          tone={chain.intact ? 'pass' : 'block'}
          title={chain.intact ? auditLog.intact(String(chain.entries)) : auditLog.broken(String(chain.brokenAt))}
        />
        <Filters given={given} />
        {page.entries.length === 0 ? (
          <Empty title={auditLog.empty} help={auditLog.emptyHelp} />
        ) : (
          <Entries entries={page.entries} brokenAt={chain.intact ? null : chain.brokenAt} />
        )}
        {page.nextCursor ? (
          <ButtonLink href={`/audit-log?${search({ cursor: page.nextCursor })}`}>{auditLog.older}</ButtonLink>
        ) : null}
      </div>
    </PageFrame>
  );
}
