import type { AuditDocument } from '../conclude/document';
import type { AuditFinding, AuditVerdict, Estimate } from '../conclude/findings';

export interface AuditChange {
  /** What both audits looked at. */
  name: string;
  before: { value: number; low: number; high: number; verdict: AuditVerdict } | null;
  after: { value: number; low: number; high: number; verdict: AuditVerdict } | null;
  /** Intervals that do not meet, or another verdict: more than chance moves. */
  moved: boolean;
}

/** The main number of a finding, and its name; the same in two audits of one definition. */
export function headlineOf(finding: AuditFinding): { name: string; estimate: Estimate | null } {
  switch (finding.kind) {
    case 'distribution':
      return { name: `${finding.measure} · ${finding.group}`, estimate: finding.distance ?? finding.diversity };
    case 'between':
      return { name: `${finding.measure} · ${finding.groups.join(' against ')}`, estimate: finding.distance };
    case 'requested':
      return {
        name: `${finding.measure} · as asked`,
        estimate: { value: finding.kept.share, low: finding.kept.low, high: finding.kept.high },
      };
    case 'rates':
      return {
        name: finding.measure,
        estimate: { value: finding.distance, low: finding.distance, high: finding.distance },
      };
    case 'gap':
      return { name: `${finding.measure} · ${finding.groups.join(' against ')}`, estimate: finding.gap };
    case 'within':
      return { name: `variety · ${finding.group}`, estimate: finding.variety };
  }
}

export function compareAudits(before: AuditDocument | null, after: AuditDocument): AuditChange[] {
  const of = (document: AuditDocument | null) =>
    new Map(
      (document?.findings ?? []).map((finding) => {
        const { name, estimate } = headlineOf(finding);
        return [name, estimate && { ...estimate, verdict: finding.verdict }] as const;
      }),
    );
  const [old, now] = [of(before), of(after)];
  return [...new Set([...old.keys(), ...now.keys()])].map((name) => {
    const [one, other] = [old.get(name) ?? null, now.get(name) ?? null];
    const apart = one !== null && other !== null && (one.high < other.low || other.high < one.low);
    return { name, before: one, after: other, moved: apart || one?.verdict !== other?.verdict };
  });
}
