/** What readers of this room see. */
import type { OrganisationPolicy, PolicyLimits } from '../pipeline/policy/index';

export interface RuleView {
  id: string;
  family: string;
  severity: 'block' | 'review';
  /** How far it may be loosened here. */
  loosening: 'never' | 'review' | 'open';
  /** The installation's own thresholds. */
  review: number;
  block: number;
}

export interface VersionView {
  version: number;
  note: string;
  restoredFrom: number | null;
  sha256: string;
  createdAt: Date;
  overrides: OrganisationPolicy;
  /** What the replay said before it was published; null when none was run. */
  replay: ReplayCounts | null;
}

export interface PolicyView {
  published: VersionView | null;
  draft: { overrides: OrganisationPolicy; changedAt: Date } | null;
  rules: RuleView[];
  limits: PolicyLimits;
}

export interface ReplayCounts {
  /** Decisions looked at. */
  total: number;
  newlyBlocked: number;
  newlyHeld: number;
  /** Stopped then, would pass now. */
  released: number;
  /** Blocked then, would wait for a person now. */
  softened: number;
  unchanged: number;
}

export const CHANGE_KINDS = ['newlyBlocked', 'newlyHeld', 'released', 'softened'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface Change {
  kind: ChangeKind;
  generationId: string;
  from: 'pass' | 'hold' | 'block';
  to: 'pass' | 'hold' | 'block';
  /** Rules that triggered only then, or only now. */
  rules: string[];
  /** Null for whoever may not read generations, and when it is gone. */
  prompt: string | null;
}

export interface ReplayView {
  id: string;
  status: 'running' | 'finished' | 'failed' | 'lost';
  since: Date;
  total: number;
  done: number;
  /** Of the overrides that were tried. */
  sha256: string;
  counts: ReplayCounts | null;
  /** The first 200 of each kind. */
  changes: Change[];
}
