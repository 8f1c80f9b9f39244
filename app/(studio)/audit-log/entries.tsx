import type { AuditView } from '../../../lib/audit-log/index';
import { CrossIcon } from '../../components/icons';
import { words } from '../../words';

export function Entries({ entries, brokenAt }: { entries: AuditView[]; brokenAt: bigint | null }) {
  const { auditLog } = words;
  return (
    <section
      aria-label={auditLog.title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
      tabIndex={0}
      className="relative overflow-x-auto rounded border border-line"
    >
      <table className="w-full bg-sheet text-left text-sm">
        <thead>
          <tr className="label border-b border-line">
            {[auditLog.number, auditLog.at, auditLog.kind, auditLog.details, auditLog.hash].map((name) => (
              <th key={name} scope="col" className="px-3 py-2 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(({ seq, at, kind, body, hash }) => (
            <tr key={String(seq)} className="border-b border-line align-top last:border-0">
              <td className="figures px-3 py-2 whitespace-nowrap text-faint">
                {seq === brokenAt ? (
                  <span className="inline-flex items-center gap-1 text-block">
                    <CrossIcon size={12} />
                    {String(seq)}
                  </span>
                ) : (
                  String(seq)
                )}
              </td>
              <td className="figures px-3 py-2 whitespace-nowrap">{at.toISOString().slice(0, 19).replace('T', ' ')}</td>
              <td className="px-3 py-2 whitespace-nowrap">{kind}</td>
              <td className="min-w-[220px] px-3 py-2">
                <Details body={body} />
              </td>
              <td className="figures px-3 py-2 text-faint" title={hash}>
                {hash.slice(0, 12)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Ids and hashes, each with its name; an id leads to all the entries that mention it. */
function Details({ body }: { body: unknown }) {
  if (typeof body !== 'object' || body === null) return null;
  return (
    <dl className="flex flex-wrap gap-x-4 gap-y-1">
      {Object.entries(body).map(([name, value]) => {
        const text = typeof value === 'string' ? value : JSON.stringify(value);
        return (
          <div key={name} className="flex gap-1">
            <dt className="text-faint">{name}</dt>
            <dd className="figures pt-[2px] break-all">
              {/^[a-z]{3}_[0-9a-z]{26}$/.test(text) ? (
                <a href={`/audit-log?about=${text}`} className="underline underline-offset-4">
                  {text.slice(0, 4)}…{text.slice(-6)}
                </a>
              ) : (
                text
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
