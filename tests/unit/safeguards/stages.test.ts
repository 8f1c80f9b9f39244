import { expect, it } from 'vitest';
import { encodePng } from '../../../lib/imaging/index';
import type { GenerationOutput } from '../../../lib/pipeline/generation/output';
import { decide, SAFEGUARDS, safeguardsArtworkStage } from '../../../lib/pipeline/safeguards/index';
import type { Ports, RunFacts } from '../../../lib/pipeline/stage';
import { briefOf, context, PRESET, ports } from './context';
import { paint, scene } from './pictures';

const PLACEMENTS = ['instagram-post', 'instagram-story', 'leaderboard'] as const;
const items = [0, 1].flatMap((index) =>
  PLACEMENTS.map((placement) => ({
    id: `itm_${index}_${placement}`,
    index,
    placement,
    assetId: `ast_${index}_${placement}`,
  })),
);

async function run(broken: number, only = items) {
  const good = await encodePng(scene(1, 128, 128));
  const blank = await encodePng(paint(128, 128, () => [90, 90, 90]));
  const { generation, run: facts } = context();
  const artworks = [0, 1].flatMap((index) =>
    (['square', 'portrait', 'landscape'] as const).map((aspect): GenerationOutput['artworks'][number] => ({
      index,
      aspect,
      blob: index === broken && aspect === 'landscape' ? 'blank' : 'good',
      width: 128,
      height: 128,
      seed: 1,
      steps: 4,
      guidance: 1,
      quiet: 'none',
      timings: {},
    })),
  );
  const done: [number, number][] = [];
  const whole: Ports = {
    ...ports([{ title: 'Work', hashes: [new Uint8Array(32)] }]),
    now: () => new Date(0),
    progress: (count: number, total: number) => done.push([count, total]),
    blobs: { get: async (sha256: string) => (sha256 === 'blank' ? blank : good) },
  } as unknown as Ports;
  const runFacts: RunFacts = {
    ...facts,
    generationId: 'gen_1',
    organisationName: 'Org',
    brief: briefOf({ placements: [...PLACEMENTS], count: 2 }),
    preset: PRESET,
    presetVersionId: 'bpv_1',
    requestedAt: new Date(0),
    items,
  };
  const outcome = await safeguardsArtworkStage.run(
    { run: runFacts, items: only, earlier: { generation: { ...generation, artworks } }, findings: [], decisions: [] },
    whole,
  );
  return { ...outcome, done };
}

it('looks at every artwork once and names the items that are cut from it', async () => {
  const { output, findings = [], done } = await run(-1);
  expect(done.at(-1)).toEqual([6, 6]);
  expect(output.inspected.every((entry) => entry.pictures === 6)).toBe(true);
  for (const { id, placement, index } of items) {
    const about = findings.filter((finding) =>
      finding.items.some((entry) => entry.index === index && entry.placement === placement),
    );
    const looking = SAFEGUARDS.filter((safeguard) => (safeguard.appliesTo as readonly string[]).includes('artwork'));
    expect(new Set(about.map((finding) => finding.rule)), id).toEqual(
      new Set(looking.map((safeguard) => `safeguards/${safeguard.id}`)),
    );
  }
});

it('a broken artwork blocks its own items only', async () => {
  const { findings = [] } = await run(1);
  const verdicts = decide({
    items,
    findings,
    decisions: [],
    engine: 'house',
    finished: ['generation', 'safeguards:artwork'],
  });
  expect(verdicts.filter((entry) => entry.verdict === 'block').map((entry) => entry.itemId)).toEqual([
    'itm_1_leaderboard',
  ]);
  expect(verdicts.filter((entry) => entry.verdict === 'pass')).toHaveLength(5);
});

it('does not look at artworks whose items are gone', async () => {
  const { output } = await run(-1, items.slice(0, 1));
  expect(output.inspected.every((entry) => entry.pictures === 1)).toBe(true);
});
