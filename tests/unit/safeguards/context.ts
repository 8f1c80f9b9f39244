import { hammingDistance } from '../../../lib/imaging/pdq';
import {
  type BriefRequest,
  briefSchema,
  type PresetSnapshot,
  presetSnapshotSchema,
} from '../../../lib/pipeline/brief/index';
import type { SafeguardContext, SafeguardPorts } from '../../../lib/pipeline/safeguards/safeguard';
import type { ProtectedWorks } from '../../../lib/pipeline/stage';

export interface TestWork {
  title: string;
  holder?: string;
  kind?: string;
  own?: boolean;
  hashes: readonly Uint8Array[];
}

/** A registry that scans: what the real one must agree with. */
export function worksOf(works: readonly TestWork[]): ProtectedWorks {
  return {
    async count() {
      const counts: Record<string, number> = {};
      for (const { kind = 'artwork' } of works) counts[kind] = (counts[kind] ?? 0) + 1;
      return counts;
    },
    async nearest(queries, maxDistance) {
      return works.flatMap(({ title, holder = 'Somebody', kind = 'artwork', own, hashes }) => {
        const near = queries
          .flatMap((query) => hashes.map((hash) => ({ ...query, distance: hammingDistance(query.hash, hash) })))
          .filter(({ distance }) => distance <= maxDistance)
          .sort((a, b) => a.distance - b.distance)[0];
        if (!near) return [];
        const { variant, distance, region } = near;
        return [
          {
            workId: title,
            title,
            holder,
            kind,
            variant,
            distance,
            ...(region ? { region } : {}),
            ...(own ? { own } : {}),
          },
        ];
      });
    },
    async names() {
      return works.map(({ title, kind = 'artwork' }) => ({ name: title.toLowerCase(), kind, workId: title }));
    },
  };
}

export const PRESET: PresetSnapshot = presetSnapshotSchema.parse({
  schema: 1,
  name: 'Northwind',
  slug: 'northwind',
  colours: [
    { role: 'primary', hex: '#102030', weight: 1 },
    { role: 'background', hex: '#f0f0f0', weight: 1 },
  ],
  type: { display: { family: 'Inter', weight: 600 }, text: { family: 'Inter', weight: 400 } },
  voice: {},
  style: {},
  logo: { variants: [{ ground: 'any', blob: 'a'.repeat(64), mediaType: 'image/png' }] },
});

export function briefOf(request: Partial<BriefRequest> = {}) {
  const brief = briefSchema.parse({ prompt: 'a stone plinth', placements: ['instagram-post'], ...request });
  return { ...brief, seed: 1, layout: 'editorial' as const, engine: brief.engine ?? 'house' };
}

export function context(
  facts: { personFree?: boolean | null; preset?: Partial<PresetSnapshot> } = {},
): SafeguardContext {
  return {
    run: {
      brief: briefOf(),
      preset: { ...PRESET, ...facts.preset },
      presetVersionId: 'bpv_1',
      organisationId: 'org_1',
    },
    generation: {
      engine: 'house',
      model: { name: 'house', version: '1', sha256: 'a'.repeat(64), licence: 'Apache-2.0' },
      digitalSourceType: 'trainedAlgorithmicMedia',
      personFree: facts.personFree === undefined ? true : facts.personFree,
      effectivePrompt: 'a stone plinth',
      unknownWords: [],
      artworks: [],
    },
  };
}

export function ports(works: readonly TestWork[] = []): SafeguardPorts {
  const absent = () => Promise.reject(new RangeError('no model in this test'));
  return {
    works: worksOf(works),
    audits: { newest: async () => null },
    now: () => new Date(),
    sessions: { open: absent, file: absent, describe: absent },
    signal: new AbortController().signal,
    blobs: { get: absent, put: absent, has: async () => false },
  };
}
