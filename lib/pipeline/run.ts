/**
 * Carries out `pipeline.ts` for one generation: resumes after the last finished step, decides after every step that made
 * findings, drops blocked items, keeps held ones back from provenance, and hands over when the next step needs another lane.
 */
import { z } from 'zod';
import { ColophonError } from '../errors/index';
import { compositionStage } from './composition/index';
import { deliveryStage } from './delivery/index';
import type { Finding } from './finding';
import { generationStage } from './generation/index';
import { type Lane, PIPELINE, type Step } from './pipeline';
import { policyStage } from './policy/index';
import { provenanceStage } from './provenance/index';
import type { FinishedStep, ItemVerdict, RunRecords } from './records';
import { decide, safeguardsArtworkStage, safeguardsCreativeStage } from './safeguards/index';
import type { HumanDecision, Item, Ports, RunFacts, Stage } from './stage';

/** Which earlier outputs a step reads, by the name its stage knows them under. */
interface Wiring {
  stage: Stage<unknown>;
  reads: Readonly<Record<string, Step>>;
}

function wire<Output, Earlier>(
  stage: Stage<Output, Earlier>,
  reads: Readonly<Record<keyof Earlier & string, Step>>,
): Wiring {
  // The stage's own schemas check what it reads and writes; the compiler cannot carry them through a table of all stages.
  return { stage: stage as unknown as Stage<unknown>, reads };
}

const WIRING: Readonly<Record<Step, Wiring>> = {
  policy: wire(policyStage, {}),
  generation: wire(generationStage, { policy: 'policy' }),
  'safeguards:artwork': wire(safeguardsArtworkStage, { generation: 'generation' }),
  composition: wire(compositionStage, { generation: 'generation' }),
  'safeguards:creative': wire(safeguardsCreativeStage, { generation: 'generation', composition: 'composition' }),
  provenance: wire(provenanceStage, { generation: 'generation', composition: 'composition' }),
  delivery: wire(deliveryStage, { provenance: 'provenance' }),
};

export type RunOutcome = { state: 'settled' } | { state: 'cancelled' } | { state: 'handover'; lane: Lane; step: Step };

/**
 * These steps may finish more than once, each time for the items released since: an appeal that was overturned lets an item
 * go on that was blocked while its siblings passed. Their outputs list items under this name, and the lists add up.
 */
const ITEMWISE: Readonly<Partial<Record<Step, string>>> = {
  composition: 'creatives',
  'safeguards:creative': 'items',
  provenance: 'signed',
  delivery: 'delivered',
};
/** Held items stop before these until a person has decided; what passed goes on. */
const AFTER_REVIEW: ReadonlySet<Step> = new Set(['provenance', 'delivery']);

interface Progress {
  run: RunFacts;
  outputs: Map<Step, unknown>;
  findings: Finding[];
  decisions: readonly HumanDecision[];
  verdicts: readonly ItemVerdict[];
}

/**
 * @param lanes the lanes this process works; a step of another lane ends the call with `handover`.
 * @param before settles in front of this step: a study's run is judged like any other and never signed or delivered.
 * @throws what a stage threw, after recording it: infrastructure, whose class says whether to retry.
 */
export async function runGeneration(
  records: RunRecords,
  ports: Ports,
  lanes: ReadonlySet<Lane>,
  before?: Step,
): Promise<RunOutcome> {
  const progress = resume(await records.load());
  for (const { step, lane } of PIPELINE) {
    if (step === before) break;
    if (ports.signal.aborted) return cancelled(records);
    const items = itemsFor(step, progress);
    if (items.length === 0) continue;
    if (!lanes.has(lane)) return { state: 'handover', lane, step };
    const done = await runStep(step, items, progress, records, ports);
    if (done === 'cancelled') return cancelled(records);
  }
  await records.settle('settled');
  return { state: 'settled' };
}

function resume(loaded: {
  run: RunFacts;
  finished: readonly FinishedStep[];
  decisions: readonly HumanDecision[];
}): Progress {
  const progress: Progress = {
    run: loaded.run,
    outputs: new Map(),
    findings: [],
    decisions: loaded.decisions,
    verdicts: [],
  };
  for (const record of loaded.finished) keep(progress, record);
  progress.verdicts = verdictsOf(progress);
  return progress;
}

function keep(progress: Progress, record: FinishedStep): void {
  const list = ITEMWISE[record.step];
  const earlier = outputSchema.optional().parse(progress.outputs.get(record.step));
  const output = outputSchema.parse(record.output);
  const known = earlier && list ? listed(earlier, list) : null;
  const added = list ? listed(output, list) : null;
  progress.outputs.set(record.step, known && added && list ? { ...output, [list]: [...known, ...added] } : output);
  progress.findings.push(...record.findings);
}

const outputSchema = z.looseObject({});
const itemListSchema = z.array(z.looseObject({ index: z.number(), placement: z.string() }));

/** Null when the record is older than the list: then every item was worked. */
function listed(output: Record<string, unknown>, list: string) {
  return output[list] === undefined ? null : itemListSchema.parse(output[list]);
}

async function runStep(
  step: Step,
  items: readonly Item[],
  progress: Progress,
  records: RunRecords,
  ports: Ports,
): Promise<'done' | 'cancelled'> {
  const { stage, reads } = WIRING[step];
  await records.started(step);
  const begin = performance.now();
  try {
    const earlier = Object.fromEntries(
      Object.entries(reads).map(([name, source]) => [
        name,
        WIRING[source].stage.output.parse(progress.outputs.get(source)),
      ]),
    );
    const outcome = await stage.run(
      { run: progress.run, items, earlier, findings: progress.findings, decisions: progress.decisions },
      { ...ports, progress: (done, total) => records.progress(step, done, total) },
    );
    const output = stage.output.parse(outcome.output);
    const findings = outcome.findings ?? [];
    await records.finished(step, { output, findings, milliseconds: Math.round(performance.now() - begin) });
    keep(progress, { step, output, findings });
  } catch (error) {
    if (ports.signal.aborted) return 'cancelled';
    await records.failed(step, error);
    throw error;
  }
  progress.verdicts = verdictsOf(progress);
  await records.verdicts(progress.verdicts);
  return 'done';
}

function verdictsOf(progress: Progress): ItemVerdict[] {
  return decide({
    items: progress.run.items,
    findings: progress.findings,
    decisions: progress.decisions,
    engine: progress.run.brief.engine,
    finished: [...progress.outputs.keys()],
  });
}

/** The items a step still has to work on; none when it is finished. */
function itemsFor(step: Step, progress: Progress): readonly Item[] {
  const list = ITEMWISE[step];
  const output = outputSchema.optional().parse(progress.outputs.get(step));
  const worked = output && list ? listed(output, list) : null;
  if (output && !worked) return [];
  const finished = new Set(worked?.map(nameOf));
  const verdictOf = new Map(progress.verdicts.map((entry) => [entry.itemId, entry.verdict]));
  return progress.run.items.filter((item) => {
    const verdict = verdictOf.get(item.id) ?? 'pass';
    return !finished.has(nameOf(item)) && (verdict === 'pass' || (verdict === 'hold' && !AFTER_REVIEW.has(step)));
  });
}

function nameOf(item: { index: number; placement: string }): string {
  return `${item.index}/${item.placement}`;
}

async function cancelled(records: RunRecords): Promise<RunOutcome> {
  await records.settle('cancelled');
  return { state: 'cancelled' };
}

/** For callers that must tell a product decision from broken infrastructure. */
export function isRetryable(error: unknown): boolean {
  return error instanceof ColophonError ? error.retry : true;
}
