import { ask } from './ask';

export interface OverturnRate {
  rule: string;
  kind: 'review' | 'appeal';
  /** Null when the counts could tell of one organisation; the database keeps them to itself. */
  decided: number | null;
  overturned: number | null;
}

/** How often people went against each rule, over decisions taken before `until`. Never fewer cases or organisations than the database's own floor. */
export function overturnRates(until: Date, fewestCases: number, fewestOrganisations: number): Promise<OverturnRate[]> {
  return ask(
    (db) => db.$queryRaw<OverturnRate[]>`
    SELECT rule, kind, decided, overturned
    FROM overturn_rates(${until}::timestamptz, ${fewestCases}::integer, ${fewestOrganisations}::integer)`,
  );
}
