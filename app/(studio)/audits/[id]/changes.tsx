import type { AuditChange } from '../../../../lib/audits/index';
import { Sign } from '../../../components/verdict';
import { words } from '../../../words';

const w = words.audits;
const printed = (side: AuditChange['before']) =>
  side ? `${side.value.toFixed(3)} (${side.low.toFixed(3)}–${side.high.toFixed(3)})` : w.tooFew;

/** What a repeated study found against the one before it. */
export function Changes({ changes }: { changes: AuditChange[] }) {
  return (
    <section className="mt-10">
      <h2 className="display text-xl">{w.changes}</h2>
      <p className="mt-1 text-sm text-faint">{w.changeNote}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="mt-3 overflow-x-auto" tabIndex={0} aria-label={w.changes}>
        <table className="w-full min-w-[560px] text-sm">
          <thead>
            <tr className="label border-b border-line text-left">
              <th className="py-2 pr-4 font-medium">{w.what}</th>
              <th className="py-2 pr-4 font-medium">{w.before}</th>
              <th className="py-2 pr-4 font-medium">{w.after}</th>
              <th className="py-2 font-medium">
                <span className="sr-only">{w.moved}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ name, before, after, moved }) => (
              <tr key={name} className="border-b border-line">
                <td className="py-2 pr-4">{name}</td>
                <td className="figures py-2 pr-4">{printed(before)}</td>
                <td className="figures py-2 pr-4">{printed(after)}</td>
                <td className="py-2">{moved ? <Sign tone="review">{w.moved}</Sign> : null}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
