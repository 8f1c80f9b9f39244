import type { Receipt, Report } from '../pipeline/provenance/index';
import { type DisclosureFacts, factsOf } from './facts';
import { REGIONS, type Region } from './regions-table';

export const ADVICE = ['publish', 'publish_with_label', 'do_not_publish'] as const;
export type Advice = (typeof ADVICE)[number];

export interface DemandState {
  asks: string;
  evidence: string;
  state: 'met' | 'missing' | 'not_concerned';
  /** True when its lack is told and stops nothing. */
  minor: boolean;
  /** What to do; empty unless it is missing. */
  remedy: string;
}

export interface RegionSheet {
  region: Region['id'];
  title: string;
  regime: string;
  advice: Advice;
  demands: DemandState[];
}

/**
 * One page per region: publish, publish with label, or do not publish, and why. Evidence from the signed record, for a person
 * who decides; without a receipt nothing was read back, and then nothing may be published.
 */
export function publishSheet(report: Report, receipt: Receipt | null): RegionSheet[] {
  const facts = factsOf(report, receipt);
  return REGIONS.map((region) => sheetOf(region, facts));
}

function sheetOf({ id, title, regime, demands }: Region, facts: DisclosureFacts): RegionSheet {
  const judged = demands.map((demand) => ({ demand, met: demand.met(facts) }));
  const missing = judged.filter(({ met }) => met === false).map(({ demand }) => demand.otherwise);
  const unread = facts.credentials !== 'valid' && facts.credentials !== 'trusted';
  const advice: Advice =
    unread || missing.includes('stop')
      ? 'do_not_publish'
      : missing.includes('label')
        ? 'publish_with_label'
        : 'publish';
  return {
    ...{ region: id, title, regime, advice },
    demands: judged.map(({ demand: { asks, evidence, remedy, otherwise }, met }) => ({
      asks,
      evidence,
      minor: otherwise === 'note',
      state: met === null ? 'not_concerned' : met ? 'met' : 'missing',
      remedy: met === false ? remedy : '',
    })),
  };
}
