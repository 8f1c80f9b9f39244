/** What readers of this room see: plain data, made from rows, with words already said. */
import type { Reason } from '../generations/index';
import type { CheckStatus } from '../pipeline/finding';
import type { Hindrance } from './independence';

export type CaseStatus = 'open' | 'approved' | 'rejected';
export type CaseKind = 'review' | 'appeal';
export type CaseSubject = 'creative' | 'artwork' | 'brief';

export interface CaseView {
  id: string;
  kind: CaseKind;
  /** For an appeal, approved means that the verdict was overturned, and rejected that it was upheld. */
  status: CaseStatus;
  subject: CaseSubject;
  generationId: string;
  /** Null when it is about a brief, and so about every item of the generation. */
  itemId: string | null;
  index: number | null;
  placement: string | null;
  prompt: string;
  headline: string | null;
  /** Why a person is asked; for an appeal, what is appealed. */
  reasons: Reason[];
  rules: { rule: string; version: number }[];
  /** The customer's words. */
  statement: string | null;
  /** SHA-256 of what the decision is bound to: a picture's bytes or the brief's canonical JSON. */
  creativeSha256: string;
  createdAt: Date;
  dueAt: Date;
  /** Open and past its time. */
  overdue: boolean;
  escalatedAt: Date | null;
  /** Who is looking at it right now, when that is somebody else. */
  claimedBy: string | null;
  claimedUntil: Date | null;
  decidedAt: Date | null;
  /** Role of who decided. */
  decidedRole: string | null;
  /** The reviewer's own words. */
  reason: string | null;
  mayDecide: boolean;
  /** Why the actor may not, in one sentence with a way out; null when they may or when it is decided. */
  hindrance: { code: Hindrance; words: string } | null;
}

export interface EvidenceFinding {
  rule: string;
  version: number;
  status: CheckStatus;
  triggered: boolean;
  score: number | null;
  threshold: number | null;
  words: string;
  /** Fractions of width and height of the picture, origin top left. */
  region: { x: number; y: number; width: number; height: number } | null;
  params: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

export interface CaseDetail extends CaseView {
  /** Every check of the item, those that triggered first. */
  evidence: EvidenceFinding[];
  brief: {
    prompt: string;
    negativePrompt: string | null;
    copy: { headline: string | null; subline: string | null; callToAction: string | null };
    engine: string;
    placements: readonly string[];
  };
  brand: { name: string; version: number };
  /** The decision that is appealed: by whom in which role, and why. */
  first: { role: string | null; reason: string | null; decidedAt: Date | null } | null;
}
