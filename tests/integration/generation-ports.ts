import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { type Brief, briefSchema, type PresetSnapshot, presetSnapshotSchema } from '../../lib/pipeline/brief/index';
import type { Item, Ports, RunFacts, Sessions, StageInput } from '../../lib/pipeline/stage';
import type { ListedModel } from '../../models/index';

export const fixtureModel = (name: string, sha256: string | null = null): ListedModel => ({
  name,
  folder: fileURLToPath(new URL(`../fixtures/models/${name}`, import.meta.url)),
  sha256,
});

export const PRESET: PresetSnapshot = presetSnapshotSchema.parse({
  schema: 1,
  name: 'Test',
  slug: 'test',
  colours: [
    { role: 'primary', hex: '#e76f51', weight: 0.6 },
    { role: 'secondary', hex: '#264653', weight: 0.4 },
  ],
  type: { display: { family: 'Inter', weight: 700 }, text: { family: 'Inter', weight: 400 } },
  voice: {},
  style: { words: ['calm', 'film grain'], negative: [] },
  logo: { variants: [{ ground: 'any', blob: 'x', mediaType: 'image/png' }] },
});

/** Only what generation touches; anything else would throw, which is part of the test. */
export function generationPorts(sessions: Sessions, signal: AbortSignal = new AbortController().signal) {
  const blobs = new Map<string, Uint8Array>();
  const steps: string[] = [];
  const ports = {
    now: () => new Date(),
    signal,
    progress: (done: number, total: number) => void steps.push(`${done}/${total}`),
    blobs: {
      async put(bytes: Uint8Array) {
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        blobs.set(sha256, bytes);
        return sha256;
      },
    },
    sessions,
  } as unknown as Ports;
  return { ports, blobs, steps };
}

export function generationInput(
  request: object,
  preset = PRESET,
): StageInput<{ policy: { normalisedPrompt: string; rulesVersion: string } }> {
  const parsed = briefSchema.parse({ prompt: 'soft gradient', placements: ['instagram-post'], ...request });
  const { seed = 1, layout = 'editorial', engine = 'tiny' } = parsed;
  const brief: Brief = { ...parsed, seed, layout, engine };
  const items: Item[] = Array.from({ length: brief.count }, (_, index) => index).flatMap((index) =>
    brief.placements.map((placement) => ({
      id: `itm_${index}_${placement}`,
      index,
      placement,
      assetId: `ast_${index}_${placement}`,
    })),
  );
  const run: RunFacts = {
    generationId: 'gen_test',
    organisationId: 'org_test',
    organisationName: 'Test',
    brief,
    preset,
    presetVersionId: 'prv_test',
    requestedAt: new Date(0),
    items,
  };
  const policy = { normalisedPrompt: brief.prompt, rulesVersion: '1' };
  return { run, items, earlier: { policy }, findings: [], decisions: [] };
}
