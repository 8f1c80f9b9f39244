import type { ReactNode } from 'react';
import type { VerifyResult } from '../../../lib/verify/index';
import { CrossIcon, DashIcon, QuarterIcon, TickIcon } from '../../components/icons';
import type { Tone } from '../../components/verdict';
import { words } from '../../words';
import { CredentialDetails } from './credential-details';

const w = words.verify;

const TEXT: Record<Tone, string> = {
  pass: 'text-pass',
  review: 'text-review',
  block: 'text-block',
  plain: 'text-soft',
};
const EDGE: Record<Tone, string> = {
  pass: 'border-pass',
  review: 'border-review',
  block: 'border-block',
  plain: 'border-edge',
};
const ICON: Record<Tone, ReactNode> = {
  pass: <TickIcon />,
  review: <QuarterIcon />,
  block: <CrossIcon />,
  plain: <DashIcon />,
};

/** The answer first, in a sentence; then the three things it rests on; then the particulars for those who want them. */
export function VerifyReport({ result }: { result: VerifyResult }) {
  const tone = overall(result);
  const { credentials, watermark, record } = result;
  return (
    <article aria-label={w.answer}>
      <div className={`border-l-4 pl-5 ${EDGE[tone]}`}>
        <p className="truncate text-sm text-faint">{result.name}</p>
        <h2 className="display mt-1 text-xl sm:text-2xl">{result.words}</h2>
      </div>
      {result.unreadable ? null : (
        <>
          <ul className="mt-8 grid gap-4 sm:grid-cols-3">
            <Evidence
              title={w.credentials}
              state={w.credentialStates[credentials.state]}
              tone={CREDENTIALS[credentials.state]}
            >
              {credentials.words}
            </Evidence>
            <Evidence
              title={w.watermark}
              state={w.watermarkStates[watermark.outcome]}
              tone={watermark.detected ? 'pass' : 'plain'}
              figure={watermark.watermark_id}
            >
              {watermark.words}
              {watermark.detected ? ` ${words.verifyMore.sure(1 - watermark.confidence)}.` : null}
            </Evidence>
            <Evidence
              title={w.record}
              state={w.recordStates[record.state]}
              tone={RECORD[record.state]}
              figure={record.asset?.assetId}
            >
              {record.words}
            </Evidence>
          </ul>
          <CredentialDetails result={result} />
        </>
      )}
      <p className="mt-8 border-t border-line pt-4 text-sm text-soft">{w.absence}</p>
    </article>
  );
}

const CREDENTIALS: Record<VerifyResult['credentials']['state'], Tone> = {
  trusted: 'pass',
  // Anyone can sign: who did is not known here, so it is no green tick.
  valid: 'review',
  invalid: 'block',
  none: 'plain',
};

const RECORD: Record<VerifyResult['record']['state'], Tone> = {
  found: 'pass',
  uncertain: 'review',
  not_found: 'plain',
  not_searched: 'plain',
  other_picture: 'block',
};

function overall({ unreadable, credentials, watermark, record }: VerifyResult): Tone {
  if (record.state === 'other_picture' || credentials.state === 'invalid') return 'block';
  if (credentials.state === 'trusted' || record.state === 'found') return 'pass';
  if (unreadable) return 'block';
  return credentials.state === 'valid' || watermark.detected ? 'review' : 'plain';
}

interface EvidenceProps {
  title: string;
  state: string;
  tone: Tone;
  figure?: string | null | undefined;
  children: ReactNode;
}

function Evidence({ title, state, tone, figure, children }: EvidenceProps) {
  return (
    <li className="flex flex-col rounded border border-line bg-sheet p-4">
      <h3 className="label">{title}</h3>
      <p className={`mt-1 flex items-center gap-2 font-medium ${TEXT[tone]}`}>
        {ICON[tone]}
        {state}
      </p>
      <p className="mt-2 text-sm text-soft">{children}</p>
      {figure ? <p className="figures mt-auto pt-3 break-all text-faint">{figure}</p> : null}
    </li>
  );
}
