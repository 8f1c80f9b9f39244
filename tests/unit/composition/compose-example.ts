import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ColophonError } from '../../../lib/errors/index';
import { decodeImage, encodePng, type Pixels } from '../../../lib/imaging/index';
import {
  aspectOf,
  type Brief,
  findPlacement,
  LAYOUT_QUIET,
  type LayoutId,
  type PresetSnapshot,
  presetSchema,
  presetSnapshotSchema,
} from '../../../lib/pipeline/brief/index';
import { type Creative, compositionStage } from '../../../lib/pipeline/composition/index';
import type { Finding } from '../../../lib/pipeline/finding';
import type { GenerationOutput } from '../../../lib/pipeline/generation/output';
import type { ModelDescription, Ports, Session, Sessions } from '../../../lib/pipeline/stage';

export const BRANDS = ['tallhamn', 'ohmride'] as const;
export type Brand = (typeof BRANDS)[number];

const blobs = new Map<string, Uint8Array>();

export async function put(bytes: Uint8Array): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  blobs.set(sha256, bytes);
  return sha256;
}

export async function get(sha256: string): Promise<Uint8Array> {
  const bytes = blobs.get(sha256);
  if (!bytes) throw new Error(`no blob ${sha256}`);
  return bytes;
}

/** An example brand as a brief pins it. */
export async function snapshotOf(brand: Brand): Promise<PresetSnapshot> {
  const preset = presetSchema.parse(JSON.parse(readFileSync(`examples/brands/${brand}.json`, 'utf8')));
  const variants = await Promise.all(
    preset.logo.variants.map(async ({ ground, data = '' }) => ({
      ground,
      blob: await put(Buffer.from(data.split(',')[1] ?? '', 'base64')),
      mediaType: 'image/svg+xml' as const,
    })),
  );
  return presetSnapshotSchema.parse({ ...preset, fonts: [], references: [], logo: { ...preset.logo, variants } });
}

/** Pictures that are hard on type: what stands behind it is light here and dark there. */
export const ARTWORKS = {
  white: () => [255, 255, 255],
  black: () => [0, 0, 0],
  grey: () => [119, 119, 119],
  ramp: (x, y) => [255 * x, 255 * (1 - y), 120 + 100 * x],
  stripes: (x, y) => ((Math.floor(x * 24) + Math.floor(y * 24)) % 2 === 0 ? [245, 240, 225] : [18, 22, 40]),
  bokeh: (x, y) => {
    const glow = Math.sin(x * 19 + Math.sin(y * 7) * 3) * Math.cos(y * 13 - x * 5);
    return [120 + 110 * glow, 90 + 90 * glow * glow, 130 - 100 * glow];
  },
} satisfies Record<string, (x: number, y: number) => number[]>;
export type ArtworkName = keyof typeof ARTWORKS;

const SIZES = { square: [256, 256], portrait: [256, 448], landscape: [448, 256] } as const;

function paint(name: ArtworkName, [width, height]: readonly [number, number]): Pixels {
  const colour: (x: number, y: number) => number[] = ARTWORKS[name];
  const data = new Uint8ClampedArray(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.set(colour(x / width, y / height), (y * width + x) * 3);
  return { data, width, height, channels: 3 };
}

export interface Example {
  brand: Brand;
  layout: LayoutId;
  copy: Brief['copy'];
  placements: readonly string[];
  artwork: ArtworkName;
  product?: Uint8Array;
  aiLabel?: boolean;
  draft?: boolean;
  /** By a program, no model. */
  rendered?: boolean;
  /** Makes every picture twice as large; without one, as most engines are. */
  upscaler?: Session;
  /** The artwork is so many times as large as usual. */
  times?: number;
}

/** An engine that has an upscaler, or none that this worker knows. */
function sessionsWith(upscaler: Session | undefined): Pick<Sessions, 'describe' | 'file' | 'open'> {
  const files = ['model.onnx', 'config.json'].map((name) => ({ path: `upscaler/${name}`, bytes: 0, sha256: '' }));
  const description = { files, upscaler: { component: 'upscaler', scale: 2 } } as unknown as ModelDescription;
  return {
    describe: async (engine) => {
      if (!upscaler) throw new ColophonError('unknown_engine', { engine, available: 'none' });
      return description;
    },
    file: async () => new TextEncoder().encode('{"overlap": 0}'),
    open: async () => upscaler as Session,
  };
}

export interface ComposedExample {
  creatives: readonly (Creative & { pixels: Pixels })[];
  findings: readonly Finding[];
}

/** Runs the composition stage itself, over blobs in memory. */
export async function composeExample(example: Example): Promise<ComposedExample> {
  const { brand, layout, copy, artwork, product, aiLabel, draft, rendered, upscaler, times = 1 } = example;
  const aspects = new Set(example.placements.map((id) => aspectOf(findPlacement(id) ?? { width: 1, height: 1 })));
  const sizeOf = (aspect: keyof typeof SIZES) => [SIZES[aspect][0] * times, SIZES[aspect][1] * times] as const;
  const artworks = await Promise.all(
    [...aspects].map(async (aspect) => ({
      index: 0,
      aspect,
      blob: await put(await encodePng(paint(artwork, sizeOf(aspect)))),
      width: sizeOf(aspect)[0],
      height: sizeOf(aspect)[1],
      seed: 1,
      steps: 1,
      guidance: 1,
      quiet: LAYOUT_QUIET[layout][aspect],
      timings: {},
    })),
  );
  const brief = {
    prompt: 'test',
    copy,
    placements: [...example.placements],
    count: 1,
    seed: 1,
    engine: 'house',
    layout,
    anyway: false,
    aiLabel,
    product: product ? { sha256: await put(product), mediaType: 'image/png' as const } : undefined,
  } satisfies Brief;
  const ports = {
    blobs: { put, get, has: async (h: string) => blobs.has(h) },
    signal: new AbortController().signal,
    progress: () => undefined,
    sessions: sessionsWith(upscaler),
  };
  const items = example.placements.map((placement, i) => ({
    id: `item_${i}`,
    index: 0,
    placement,
    assetId: `ast_${i}`,
  }));
  const run = {
    generationId: 'gen_test',
    organisationId: 'org_test',
    organisationName: 'Test',
    brief,
    preset: await snapshotOf(brand),
    presetVersionId: 'pre_test',
    requestedAt: new Date(0),
    items,
  };
  const digitalSourceType = rendered ? 'algorithmicMedia' : 'trainedAlgorithmicMedia';
  const generation = { artworks, personFree: true, digitalSourceType, draft };
  const earlier = { generation: generation as unknown as GenerationOutput };
  const outcome = await compositionStage.run(
    { run, items, earlier, findings: [], decisions: [] },
    ports as unknown as Ports,
  );
  const { creatives } = compositionStage.output.parse(outcome.output);
  const decoded = await Promise.all(
    creatives.map(async (creative) => ({ ...creative, pixels: (await decodeImage(await get(creative.blob))).pixels })),
  );
  return { creatives: decoded, findings: outcome.findings ?? [] };
}
