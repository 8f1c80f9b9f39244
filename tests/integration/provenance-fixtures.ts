/** A run with everything provenance reads, and ports that live in memory. */
import { createHash, randomBytes } from 'node:crypto';
import { drawnPicture } from '../../bench/provenance/pictures';
import { ColophonError } from '../../lib/errors/index';
import { encodePng } from '../../lib/imaging/index';
import { presetSnapshotSchema } from '../../lib/pipeline/brief/index';
import type { Creative } from '../../lib/pipeline/composition/output';
import type { Finding } from '../../lib/pipeline/finding';
import type { GenerationOutput } from '../../lib/pipeline/generation/output';
import { localSigner, makeDevelopmentChain } from '../../lib/pipeline/provenance/index';
import type { Blobs, Delivery, HumanDecision, Item, Ports, RunFacts, Signer } from '../../lib/pipeline/stage';

export const LOGO_SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><circle cx="32" cy="32" r="30" fill="#123456"/></svg>';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export function memoryBlobs(): Blobs & { all: Map<string, Uint8Array> } {
  const all = new Map<string, Uint8Array>();
  return {
    all,
    async put(bytes) {
      const key = sha256(bytes);
      all.set(key, bytes);
      return key;
    },
    async get(key) {
      const bytes = all.get(key);
      if (!bytes) throw new ColophonError('blob_missing', { sha256: key });
      return bytes;
    },
    async has(key) {
      return all.has(key);
    },
  };
}

const absent = () => Promise.reject(new Error('provenance must not ask for this'));

export interface World {
  ports: Ports;
  blobs: ReturnType<typeof memoryBlobs>;
  rootPem: string;
  reportSigner: Signer;
  progress: [number, number][];
  deliveries: Delivery[];
  abort: AbortController;
}

export async function makeWorld(): Promise<World> {
  const chain = await makeDevelopmentChain({ organisation: 'Bäckerei Ümlaut, Ltd.' });
  const blobs = memoryBlobs();
  const progress: [number, number][] = [];
  const deliveries: Delivery[] = [];
  const abort = new AbortController();
  const reportSigner = localSigner({ keyPem: chain.reportKeyPem, keyId: 'report-1' });
  const ids = new Map<string, string>();
  const ports: Ports = {
    now: () => new Date('2026-11-23T12:00:00Z'),
    signal: abort.signal,
    progress: (done, total) => progress.push([done, total]),
    blobs,
    sessions: { open: absent, file: absent, describe: absent },
    works: { count: absent, nearest: absent, names: absent },
    audits: { newest: absent },
    watermarkIds: {
      async allot(itemId, keyId) {
        const name = `${itemId}/${keyId}`;
        const id = ids.get(name) ?? randomBytes(8).toString('hex');
        ids.set(name, id);
        return id;
      },
    },
    watermarkKey: { id: 'wmk-1', secret: new Uint8Array(32).fill(9) },
    manifestSigner: localSigner({ keyPem: chain.keyPem, chainPem: chain.chainPem }),
    reportSigner,
    deliveries: {
      async record(delivery) {
        const alreadyDelivered = deliveries.some((one) => one.item.id === delivery.item.id);
        if (!alreadyDelivered) deliveries.push(delivery);
        return { assetId: delivery.item.assetId, alreadyDelivered };
      },
    },
  };
  return { ports, blobs, rootPem: chain.rootPem, reportSigner, progress, deliveries, abort };
}

export const SIZES: Readonly<Record<string, [number, number]>> = {
  'instagram-post': [1080, 1080],
  'instagram-story': [1080, 1920],
  'linkedin-post': [1200, 627],
  leaderboard: [728, 90],
};

/** Stands for the hash of the creative that `makeRun` stores, which nobody knows before. */
export const THE_CREATIVE = 'the creative';

export interface RunOptions {
  placements?: string[];
  kind?: 'gradient' | 'bokeh' | 'waves' | 'poster' | 'split';
  edits?: Creative['edits'];
  product?: { sha256: string; mediaType: 'image/jpeg' };
  digitalSourceType?: GenerationOutput['digitalSourceType'];
  decisions?: HumanDecision[];
}

/** Composed creatives of one generation in the blobs, and the input the stage gets. */
export async function makeRun(world: World, options: RunOptions = {}) {
  const placements = options.placements ?? ['instagram-post'];
  const items: Item[] = placements.map((placement) => ({
    id: `itm_${placement}`,
    index: 0,
    placement,
    assetId: `ast_${placement}`,
  }));
  const logo = await world.blobs.put(new TextEncoder().encode(LOGO_SVG));
  const creatives: Creative[] = [];
  for (const placement of placements) {
    const [width, height] = SIZES[placement] ?? [1080, 1080];
    const pixels = drawnPicture(options.kind ?? 'bokeh', width, height, 3);
    creatives.push({
      index: 0,
      placement,
      blob: await world.blobs.put(await encodePng(pixels)),
      width,
      height,
      layout: 'editorial',
      artwork: { aspect: 'square', crop: { x: 0, y: 0, width, height } },
      texts: [],
      logo: { box: { x: 0, y: 0, width: 10, height: 10 }, clearSpace: 1, variant: 'any' },
      product: null,
      scrim: true,
      edits: options.edits ?? ['cropped', 'resized', 'scrim', 'type', 'logo', 'label'],
    });
  }
  const generation: GenerationOutput = {
    engine: 'house',
    model: { name: 'colophon-house', version: '1', sha256: 'c'.repeat(64), licence: 'Apache-2.0' },
    digitalSourceType: options.digitalSourceType ?? 'trainedAlgorithmicMedia',
    personFree: true,
    effectivePrompt: 'a calm sea at dawn',
    unknownWords: [],
    artworks: [
      {
        index: 0,
        aspect: 'square',
        blob: 'a'.repeat(64),
        width: 512,
        height: 512,
        seed: 7,
        steps: 12,
        guidance: 3,
        quiet: 'top',
        timings: {},
      },
    ],
  };
  const run: RunFacts = {
    generationId: 'gen_1',
    organisationId: 'org_1',
    organisationName: 'Bakery & Sons <Ltd>',
    brief: {
      prompt: 'a calm sea at dawn',
      copy: { headline: 'Fresh every morning' },
      placements,
      count: 1,
      seed: 7,
      engine: 'house',
      layout: 'editorial',
      anyway: false,
      ...(options.product ? { product: options.product } : {}),
    },
    preset: presetSnapshotSchema.parse({
      schema: 1,
      name: 'Bakery',
      slug: 'bakery',
      colours: [
        { role: 'primary', hex: '#123456', weight: 0.5 },
        { role: 'background', hex: '#ffffff', weight: 0.5 },
      ],
      type: {
        display: { family: 'Inter', weight: 700, tracking: 0, case: 'none' },
        text: { family: 'Inter', weight: 400, tracking: 0, case: 'none' },
      },
      voice: { use: [], avoid: [] },
      style: { words: [], negative: [] },
      layouts: ['editorial'],
      corner: 0.01,
      disclosure: { aiLabel: 'always', trainingMining: 'notAllowed' },
      logo: { clearSpace: 0.25, minWidth: 48, variants: [{ ground: 'any', blob: logo, mediaType: 'image/svg+xml' }] },
    }),
    presetVersionId: 'prv_1',
    requestedAt: new Date('2026-11-23T11:59:00Z'),
    items,
  };
  const findings: Finding[] = [
    {
      rule: 'policy/regulated-goods',
      version: 3,
      status: 'checked',
      triggered: false,
      score: 0.1,
      threshold: 0.8,
      items: [],
      code: 'watermark_absent',
      params: { failure: 'a stand-in' },
    },
  ];
  return {
    run,
    items,
    earlier: { generation, composition: { creatives } },
    findings,
    decisions: (options.decisions ?? []).map((decision) =>
      decision.subjectSha256 === THE_CREATIVE ? { ...decision, subjectSha256: creatives[0]?.blob ?? '' } : decision,
    ),
  };
}
