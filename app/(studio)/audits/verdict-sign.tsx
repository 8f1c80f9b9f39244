import type { AuditVerdict } from '../../../lib/audits/index';
import { Sign } from '../../components/verdict';
import { words } from '../../words';

const TONES = { disparity: 'block', 'no disparity found': 'pass', 'insufficient data': 'plain' } as const;

export function VerdictSign({ verdict }: { verdict: AuditVerdict }) {
  return <Sign tone={TONES[verdict]}>{words.audits.verdicts[verdict]}</Sign>;
}

/** Of a whole audit: a disparity anywhere is one; nothing measured enough says nothing. */
export function verdictOfAudit(audit: { disparate: boolean; disparity: number | null }): AuditVerdict {
  if (audit.disparate) return 'disparity';
  return audit.disparity === null ? 'insufficient data' : 'no disparity found';
}
