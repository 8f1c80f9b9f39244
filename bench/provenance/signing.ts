/** What signing and reading cost, in both libraries side by side, in every format. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { encodeAvif, encodeJpeg, encodePng, encodeWebp, type Pixels } from '../../lib/imaging/index';
import {
  localSigner,
  type ManifestFacts,
  nativeLibrary,
  readCredentials,
  signFile,
  wasmLibrary,
} from '../../lib/pipeline/provenance/c2pa/index';
import { c2pa } from '../../lib/pipeline/provenance/c2pa/runtime';
import { c2paSettings } from '../../lib/pipeline/provenance/c2pa/settings';
import { makeDevelopmentChain } from '../../lib/pipeline/provenance/index';

export const FACTS: Omit<ManifestFacts, 'mediaType'> = {
  title: 'Instagram post 1',
  createdAt: new Date(),
  producedBy: 'Bench',
  sourceType: 'compositeWithTrainedAlgorithmicMedia',
  declared: false,
  begun: null,
  engine: { name: 'house', version: '1', identifier: `sha256:${'0'.repeat(64)}` },
  edits: ['cropped', 'resized', 'scrim', 'type', 'logo', 'label'],
  oversight: 'prompt_guided',
  watermarkId: '0123456789abcdef',
  trainingMining: 'notAllowed',
  report: { sha256: '0'.repeat(64), generationId: 'gen_1', assetId: 'ast_1' },
  ingredients: [],
};

export interface SigningCost {
  mediaType: string;
  library: 'c2pa-wasm' | 'c2pa-node';
  /** Processor milliseconds over all threads, median: with the library's own verification of what it wrote. */
  signMs: number;
  /** A reader of the same library, with all of its validation. */
  readMs: number;
  /** What this installation's own reading costs: the WebAssembly reader and the checks around it. */
  credentialsMs: number;
  fileBytes: number;
  addedBytes: number;
}

interface NativeReader {
  Reader: {
    fromAsset(file: { buffer: Buffer; mimeType: string }, settings: string): Promise<{ json(): unknown } | null>;
  };
}

async function nativeReader(): Promise<NativeReader> {
  const file = createRequire(import.meta.url).resolve('@contentauth/c2pa-node');
  return (await import(pathToFileURL(file).href)) as NativeReader;
}

async function cpu<T>(run: () => Promise<T>): Promise<[T, number]> {
  const before = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1000];
}
const median = (list: number[]) => Number(([...list].sort((a, b) => a - b)[list.length >> 1] ?? 0).toFixed(1));

/** The two libraries take turns, so that a busy machine treats them alike. Without the native one its rows are missing. */
export async function signingCosts(pixels: Pixels, runs: number): Promise<SigningCost[]> {
  const { keyPem, chainPem, rootPem } = await makeDevelopmentChain();
  const signer = localSigner({ keyPem, chainPem });
  const files = new Map([
    ['image/png', await encodePng(pixels)],
    ['image/jpeg', await encodeJpeg(pixels, { quality: 92 })],
    ['image/webp', await encodeWebp(pixels, { quality: 92 })],
    ['image/avif', await encodeAvif(pixels, { quality: 80 })],
  ] as const);
  const native = await nativeLibrary();
  const libraries = native ? [wasmLibrary, native] : [wasmLibrary];
  const reader = native ? (await nativeReader()).Reader : null;
  const rows: SigningCost[] = [];
  for (const [mediaType, bytes] of files) {
    const kept = libraries.map(() => ({ sign: [] as number[], read: [] as number[], whole: [] as number[], added: 0 }));
    // The first five warm up both.
    for (let run = -5; run < runs; run++)
      for (const [at, library] of libraries.entries()) {
        const [{ bytes: signed }, sign] = await cpu(() =>
          signFile(bytes, { ...FACTS, mediaType }, signer, { library }),
        );
        const [, whole] = await cpu(() => readCredentials(signed, mediaType, rootPem));
        const settings = c2paSettings(rootPem);
        const file = { buffer: Buffer.from(signed), mimeType: mediaType };
        const [, read] = await cpu(async () => {
          if (library.name === 'c2pa-node') return (await reader?.fromAsset(file, settings))?.json();
          const opened = await c2pa().Reader.fromBytes(mediaType, signed, settings);
          const told = opened.json();
          opened.free();
          return told;
        });
        const into = kept[at];
        if (run < 0 || !into) continue;
        into.sign.push(sign);
        into.read.push(read);
        into.whole.push(whole);
        into.added = signed.length - bytes.length;
      }
    for (const [at, { name }] of libraries.entries()) {
      const { sign, read, whole, added } = kept[at] ?? { sign: [], read: [], whole: [], added: 0 };
      rows.push({
        ...{ mediaType, library: name, signMs: median(sign), readMs: median(read), credentialsMs: median(whole) },
        ...{ fileBytes: bytes.length, addedBytes: added },
      });
    }
  }
  return rows;
}
