import { overturnRates } from '../db/index';
import { wilson } from './wilson';

/** Fewer decided cases than this say too little, and too much about who they were. */
export const FEWEST_CASES = 30;
/** Counts of fewer organisations could be told apart by any one of them. The database has the same floor. */
export const FEWEST_ORGANISATIONS = 3;
const DAY_MS = 24 * 3_600_000;

export interface RuleRate {
  rule: string;
  /** `review`: held by the rule, and a person released it. `appeal`: a customer objected, and a second reviewer agreed. */
  kind: 'review' | 'appeal';
  /** Null means insufficient data; the counts never left the database. */
  published: {
    decided: number;
    overturned: number;
    /** Share of decided cases, 0 to 1, with its Wilson 95 % interval. */
    rate: number;
    low: number;
    high: number;
  } | null;
}

/** Overturn rates per rule over the whole installation, up to the last midnight in UTC, so that a single decision never shows. */
export async function publicRates(now = new Date()): Promise<{ until: Date; rates: RuleRate[] }> {
  const until = new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS);
  const rows = await overturnRates(until, FEWEST_CASES, FEWEST_ORGANISATIONS);
  const rates = rows.map(({ rule, kind, decided, overturned }): RuleRate => {
    if (decided === null || overturned === null) return { rule, kind, published: null };
    return {
      rule,
      kind,
      published: { decided, overturned, rate: overturned / decided, ...wilson(overturned, decided) },
    };
  });
  return { until, rates };
}
