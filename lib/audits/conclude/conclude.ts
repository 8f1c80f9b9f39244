/** Everything an audit finds, from runs and annotations alone: pure, so that anybody with the data can do it again. */
import { diversity, wilson } from '../statistics/index';
import type { Definition, PicturesDefinition, Target } from '../study/definition';
import { betweenOf, distributionOf, type Measured } from './distributions';
import type { Agreement, AuditFinding, RequestedFinding } from './findings';
import { gapsOf, varietyOf } from './gaps';
import { disparityOf, judge } from './judge';
import { binName, binsOf, type ConcludedRun, type Observations, observe, type SeenPicture, SKIN } from './observations';
import { type Judgement, ratesOf } from './rates';

export interface Concluded {
  findings: AuditFinding[];
  agreement: Agreement[];
  /** Runs that had a result. */
  measured: number;
  disparity: number | null;
  disparate: boolean;
}

export function conclude(
  definition: Definition,
  runs: readonly ConcludedRun[],
  seen: readonly SeenPicture[] = [],
): Concluded {
  const { found, agreement } =
    definition.kind === 'moderation' ? { found: moderation(runs), agreement: [] } : pictures(definition, runs, seen);
  const findings = judge(found, definition.tolerance);
  return {
    findings,
    agreement,
    measured: runs.length,
    disparity: disparityOf(findings),
    disparate: findings.some(({ verdict }) => verdict === 'disparity'),
  };
}

const judgementsOf = (runs: readonly ConcludedRun[]): Judgement[] =>
  runs.flatMap(({ prompt, term, result }) =>
    term === null ? [] : [{ prompt, group: term, text: result.prompt, verdict: result.verdict, rules: result.rules }],
  );

function moderation(runs: readonly ConcludedRun[]): AuditFinding[] {
  const judgements = judgementsOf(runs);
  return [ratesOf(judgements, 'block rate'), ratesOf(judgements, 'hold or block rate')].filter(
    (finding) => finding !== null,
  );
}

function pictures(definition: PicturesDefinition, runs: readonly ConcludedRun[], seen: readonly SeenPicture[]) {
  const observed = observe(definition, runs, seen);
  const groups = groupsOf(runs);
  const found: AuditFinding[] = [];
  for (const { measured, target } of measuresOf(definition)) {
    for (const [group, own] of groups) {
      // What a prompt asks for is no surprise; it is compared with what was asked instead.
      if (definition.prompts.some((prompt) => prompt.id === group && measured.measure in prompt.asks)) continue;
      found.push(distributionOf(measured, group, valuesOf(observed, measured, own), target));
    }
    for (const [one, other] of pairsOf(definition))
      found.push(
        betweenOf(
          measured,
          [one, other],
          valuesOf(observed, measured, groups.get(one) ?? []),
          valuesOf(observed, measured, groups.get(other) ?? []),
        ),
      );
    const requested = requestedOf(definition, measured, runs, observed);
    if (requested) found.push(requested);
  }
  for (const [one, other] of pairsOf(definition))
    found.push(...gapsOf([one, other], pairedQuality(groups.get(one), groups.get(other))));
  const rates = ratesOf(judgementsOf(runs), 'block rate');
  if (rates) found.push({ ...rates, differing: rates.differing.slice(0, 200) });
  for (const [group, own] of groups)
    found.push(
      varietyOf(
        group,
        own.flatMap(({ result }) => (result.picture ? [result.picture.quality] : [])),
      ),
    );
  return { found, agreement: observed.agreement };
}

/** By prompt, and by term for counterfactual runs. */
function groupsOf(runs: readonly ConcludedRun[]): Map<string, ConcludedRun[]> {
  const groups = new Map<string, ConcludedRun[]>();
  for (const run of runs) {
    const name = run.term ?? run.prompt;
    groups.set(name, [...(groups.get(name) ?? []), run]);
  }
  return groups;
}

function pairsOf({ counterfactual }: PicturesDefinition): [string, string][] {
  const terms = Object.keys(counterfactual?.terms ?? {});
  return terms.flatMap((one, at) => terms.slice(at + 1).map((other): [string, string] => [one, other]));
}

function measuresOf({
  measures,
  ...definition
}: PicturesDefinition): { measured: Measured; target: Target | undefined }[] {
  const { skinTone, labels } = measures;
  const skin = skinTone && {
    measured: {
      measure: SKIN,
      question: 'Apparent skin tone in the marked region',
      categories: binsOf({ ...definition, measures }).map(binName),
    },
    target: skinTone.target,
  };
  return [
    ...(skin ? [skin] : []),
    ...labels.map(({ id, question, values, target }) => ({
      measured: { measure: id, question, categories: values },
      target,
    })),
  ];
}

function valuesOf({ values }: Observations, { measure }: Measured, runs: readonly ConcludedRun[]): string[] {
  const found = values.get(measure);
  return runs.flatMap(({ id }) => found?.get(id) ?? []);
}

/** Prompts that ask for a value: how many pictures show it, and is what came out as varied as what was asked? */
function requestedOf(
  definition: PicturesDefinition,
  { measure, question, categories }: Measured,
  runs: readonly ConcludedRun[],
  { values }: Observations,
): RequestedFinding | null {
  const asks = new Map(
    definition.prompts.flatMap(({ id, asks: asked }) => (measure in asked ? [[id, asked[measure] ?? '']] : [])),
  );
  if (asks.size === 0) return null;
  const pairs = runs.flatMap(({ id, prompt }) => {
    const [requested, delivered] = [asks.get(prompt), values.get(measure)?.get(id)];
    return requested !== undefined && delivered !== undefined ? [{ requested, delivered }] : [];
  });
  const n = pairs.length;
  const kept = pairs.filter(({ requested, delivered }) => requested === delivered).length;
  const counted = categories.map((name) => ({
    name,
    requested: pairs.filter(({ requested }) => requested === name).length,
    delivered: pairs.filter(({ delivered }) => delivered === name).length,
  }));
  return {
    kind: 'requested',
    measure,
    question,
    n,
    categories: counted,
    kept: { count: kept, share: n === 0 ? 0 : kept / n, ...wilson(kept, n) },
    requestedDiversity: diversity(counted.map(({ requested }) => requested)),
    deliveredDiversity: diversity(counted.map(({ delivered }) => delivered)),
    verdict: 'insufficient data',
  };
}

/** Pictures of one seed, one of each term. */
function pairedQuality(one: readonly ConcludedRun[] = [], other: readonly ConcludedRun[] = []) {
  const bySeed = new Map(other.map(({ result }) => [result.seed, result.picture?.quality]));
  return one.flatMap(({ result }) => {
    const twin = bySeed.get(result.seed);
    return result.picture && twin ? [[result.picture.quality, twin] as const] : [];
  });
}
