/**
 * The run's memory: one immutable record per step and attempt. It is the audit trail, the progress bar, and where a crashed
 * run resumes. Every write checks that this attempt still owns the generation (fencing) and rejects with `stale_attempt`
 * otherwise.
 */
import type { Finding, Verdict } from './finding';
import type { Step } from './pipeline';
import type { HumanDecision, RunFacts } from './stage';

export interface FinishedStep {
  step: Step;
  /** As it was recorded; the step's schema parses it again when it is used. */
  output: unknown;
  findings: readonly Finding[];
}

export interface ItemVerdict {
  itemId: string;
  verdict: Verdict;
  /** The findings that made the verdict; empty for `pass`. */
  reasons: readonly Finding[];
}

export interface RunRecords {
  load(): Promise<{
    run: RunFacts;
    /** Finished steps of any attempt, oldest first, one per step. */
    finished: readonly FinishedStep[];
    decisions: readonly HumanDecision[];
  }>;
  started(step: Step): Promise<void>;
  finished(step: Step, record: { output: unknown; findings: readonly Finding[]; milliseconds: number }): Promise<void>;
  failed(step: Step, error: unknown): Promise<void>;
  /** Throttled to four writes a second; never awaited by stages. */
  progress(step: Step, done: number, total: number): void;
  /** Blocked items release their credits; held ones open a case when the run settles. */
  verdicts(verdicts: readonly ItemVerdict[]): Promise<void>;
  /** The run is over: every item has a verdict and its credits are captured, released or, while it is held, kept. */
  settle(outcome: 'settled' | 'cancelled'): Promise<void>;
}
