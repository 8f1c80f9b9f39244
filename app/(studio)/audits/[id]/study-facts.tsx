import type { ReactNode } from 'react';
import type { StudyDetail } from '../../../../lib/audits/index';
import { words } from '../../../words';

const w = words.audits;

export function StudyFacts({ study }: { study: StudyDetail }) {
  const { preset, engine, sampleSize, definition, document, createdAt, concludedAt, everyDays, onChange, audit } =
    study;
  const target = definition.kind === 'pictures' ? definition.measures.skinTone?.target : undefined;
  const plans = [everyDays === null ? null : w.every(everyDays), onChange ? w.onChange : null].filter(
    (plan) => plan !== null,
  );
  const facts: [string, ReactNode][] = [
    [w.facts.preset, w.version(preset.name, preset.version)],
    [w.facts.engine, engine],
    [w.facts.sample, document ? `${document.sample.measured} of ${sampleSize}` : String(sampleSize)],
    [w.facts.declared, day(createdAt)],
    [w.facts.concluded, concludedAt ? day(concludedAt) : w.none],
    [w.facts.disparity, audit?.disparity == null ? w.unknown : audit.disparity.toFixed(3)],
    [w.facts.tolerance, String(definition.tolerance)],
    ...(target
      ? [
          [w.facts.target, `${w.targetKinds[target.kind]}${'source' in target ? `: ${target.source}` : ''}`] as [
            string,
            ReactNode,
          ],
        ]
      : []),
    [w.facts.schedule, plans.length === 0 ? w.never : plans.join(', ')],
    ...(audit
      ? [
          [
            w.facts.audit,
            <span key="id" className="figures break-all">
              {audit.id}
            </span>,
          ] as [string, ReactNode],
        ]
      : []),
  ];
  return (
    <dl className="mt-6 grid gap-x-8 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="label">{name}</dt>
          <dd className="text-sm">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const day = (date: Date) => date.toISOString().slice(0, 16).replace('T', ' ');
