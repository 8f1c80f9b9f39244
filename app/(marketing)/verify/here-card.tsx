import { words } from '../../words';
import type { ReadHere } from './read-here';

const w = words.verifyMore;

const EDGE = {
  trusted: 'border-pass',
  valid: 'border-review',
  aged: 'border-review',
  invalid: 'border-block',
  none: 'border-edge',
} as const;

/** What the browser itself read; that it reads, cannot, or leaves a sidecar to the server, which alone compares the two. */
export type Here = ReadHere | 'reading' | 'unavailable' | 'sidecar';

export function HereCard({ found, sidecar }: { found: Here; sidecar: string | null }) {
  if (found === 'reading') return <p className="mt-6 text-sm text-soft">{w.hereReading}</p>;
  if (found === 'unavailable') return <p className="mt-6 text-sm text-soft">{w.hereUnavailable}</p>;
  if (found === 'sidecar') return <p className="mt-6 text-sm text-soft">{w.hereSidecar(sidecar ?? '')}</p>;
  const source = found.sourceType ? (w.sources[found.sourceType] ?? found.sourceType) : null;
  const facts = [
    found.issuer ? w.signedBy(found.issuer) : null,
    found.generator ? w.madeWith(found.generator) : null,
    found.time ? found.time.slice(0, 16).replace('T', ' ') : null,
    source,
  ].filter((fact) => fact !== null);
  return (
    <section className={`mt-6 border-l-4 pl-5 ${EDGE[found.state]}`} aria-label={words.verify.credentials}>
      <p className="font-medium">{w.hereStates[found.state]}</p>
      {facts.length > 0 ? <p className="mt-1 text-sm text-soft">{facts.join(' · ')}</p> : null}
      {(found.state === 'invalid' || found.state === 'aged') && found.failures.length > 0 ? (
        <p className="figures mt-1 text-xs break-words text-faint">{found.failures.join(', ')}</p>
      ) : null}
      <p className="mt-1 text-xs text-faint">{w.here}</p>
    </section>
  );
}
