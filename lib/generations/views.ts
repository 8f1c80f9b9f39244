/** What readers of this room see: plain data, made from rows, with words already said. */
import type { Brief } from '../pipeline/brief/index';
import type { Verdict } from '../pipeline/finding';
import type { Step } from '../pipeline/pipeline';
import type { Rewording } from '../pipeline/policy/index';
import type { Receipt, Report } from '../pipeline/provenance/index';

export type GenerationStatus = 'requested' | 'queued' | 'running' | 'settled' | 'failed' | 'cancelled';

export interface Reason {
  code: string;
  words: string;
}

export interface ItemView {
  id: string;
  index: number;
  placement: string;
  /** Null until the first check has spoken. */
  verdict: Verdict | null;
  credit: 'held' | 'captured' | 'released';
  assetId: string;
  delivered: boolean;
  /** What made the verdict; empty for `pass`. */
  reasons: Reason[];
  /** The objection to its block, also one to the whole brief. */
  appeal: { id: string; status: 'open' | 'approved' | 'rejected' } | null;
}

export interface StepView {
  step: Step;
  status: 'waiting' | 'started' | 'finished' | 'failed' | 'cancelled';
  milliseconds: number | null;
}

export interface GenerationView {
  id: string;
  status: GenerationStatus;
  /** The step that runs, or ran last; null before the first. */
  step: Step | null;
  progress: { step: Step; done: number; total: number } | null;
  /** Every step of the pipeline in order. */
  steps: StepView[];
  items: ItemView[];
  brief: Brief;
  preset: { id: string; name: string; version: number };
  engine: string;
  seed: number;
  createdAt: Date;
  settledAt: Date | null;
  /** When retention removed its pictures; the record stays. */
  removedAt: Date | null;
  error: { code: string; message: string } | null;
}

export interface Page {
  cursor?: string | undefined;
  limit?: number | undefined;
}

export interface AssetView {
  id: string;
  generationId: string;
  index: number;
  placement: string;
  width: number;
  height: number;
  bytes: number;
  mediaType: string;
  sha256: string;
  createdAt: Date;
  prompt: string;
  headline: string | null;
  presetId: string;
  presetName: string;
}

export interface AssetDetail extends AssetView {
  brief: Brief;
  preset: { id: string; slug: string; name: string; version: number };
  engine: string;
  seed: number;
  watermarkId: string | null;
  manifestLabel: string;
  fingerprint: string;
  fileName: string;
  /** When retention removed the picture; its record stays. */
  removedAt: Date | null;
  /** As they were signed; null when a file no longer verifies. */
  report: Report | null;
  receipt: Receipt | null;
}

export interface PreflightFinding {
  rule: string;
  code: string;
  words: string;
  triggered: boolean;
  /** Advice on wording that would pass, when the rule knows some. */
  passing: string[];
  field: string | null;
  severity: 'block' | 'review';
  score: number | null;
  threshold: number | null;
}

export interface Preflight {
  /** Credits: one per item; null while the brief cannot be read. */
  price: bigint | null;
  available: bigint;
  verdict: 'pass' | 'review' | 'block';
  findings: PreflightFinding[];
  /** For each text that triggered: where, and a text that passes. */
  rewordings: Rewording[];
  /** What would draw it: as the brief or the brand says, else as it would be chosen. */
  engine: string;
  /** The subject the engine would be asked for. */
  subject: string | null;
  /** What is wrong with the brief, by field; empty when it can be requested. */
  problems: { path: string; message: string }[];
  cannotDraw: { subject: string; suggestions: string[] } | null;
  /** Whether the engine can draw a first look at the brief. */
  firstLook: boolean;
}
