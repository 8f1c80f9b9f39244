import type { ReactNode } from 'react';
import type { VerifyResult } from '../../../lib/verify/index';
import { ChevronIcon } from '../../components/icons';
import { words } from '../../words';

const w = words.verify;

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 gap-y-1 border-t border-line py-2 text-sm sm:grid-cols-[160px_1fr]">
      <dt className="text-soft">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

/** Who signed, when, with what, from what; and what did not hold. */
export function CredentialDetails({ result }: { result: VerifyResult }) {
  const { credentials, record } = result;
  const made = credentials.state !== 'none';
  const steps = [
    ...new Set(
      credentials.actions.map(({ action }) => words.verifyMore.actions[action] ?? action.replace('c2pa.', '')),
    ),
  ];
  return (
    <details className="group mt-6">
      <summary className="flex items-center gap-1 rounded text-sm font-medium text-soft hover:text-ink">
        <span className="transition-transform group-open:rotate-90">
          <ChevronIcon />
        </span>
        {w.details}
      </summary>
      <dl className="mt-3">
        {credentials.issuer ? <Fact name={w.facts.issuer}>{credentials.issuer}</Fact> : null}
        {credentials.generator ? <Fact name={w.facts.generator}>{credentials.generator}</Fact> : null}
        {credentials.sourceType ? (
          <Fact name={w.facts.source}>
            {credentials.sourceWords ?? credentials.sourceType}
            {credentials.sourceBy === 'declaration' ? ` ${words.verifyMore.declared}` : null}
            {credentials.sourceBy === 'parent' ? ` ${words.verifyMore.byParent}` : null}
          </Fact>
        ) : null}
        {credentials.model?.name ? <Fact name={w.facts.model}>{credentials.model.name}</Fact> : null}
        {steps.length > 0 ? <Fact name={words.verifyMore.steps}>{steps.join(', ')}</Fact> : null}
        {credentials.time ? (
          <Fact name={w.facts.time}>
            <time dateTime={credentials.time}>{credentials.time.replace('T', ' ').slice(0, 16)}</time>
            {credentials.timeStamped ? null : ` ${w.facts.timeClaimed}`}
          </Fact>
        ) : null}
        {credentials.ingredients.length > 0 ? (
          <Fact name={w.facts.ingredients}>
            <ul className="space-y-1">
              {credentials.ingredients.map((ingredient, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two ingredients may have one title
                <li key={`${ingredient.title} ${index}`}>{ingredient.words}</li>
              ))}
            </ul>
          </Fact>
        ) : null}
        {made && credentials.failures.length > 0 ? (
          <Fact name={w.facts.failures}>
            <ul className="space-y-1">
              {credentials.failures.map((failure) => (
                <li key={failure.code}>
                  {failure.words} <span className="figures text-faint">{failure.code}</span>
                </li>
              ))}
            </ul>
          </Fact>
        ) : null}
        {record.asset ? <Fact name={w.facts.organisation}>{record.asset.organisationName}</Fact> : null}
        {record.distance !== null ? <Fact name={w.facts.distance}>{w.facts.bits(record.distance)}</Fact> : null}
        <Fact name={w.facts.file}>
          {[result.mediaType, result.width && result.height ? `${result.width}×${result.height}` : null]
            .filter(Boolean)
            .join(', ')}
        </Fact>
        <Fact name="SHA-256">
          <span className="figures break-all">{result.sha256}</span>
        </Fact>
      </dl>
    </details>
  );
}
