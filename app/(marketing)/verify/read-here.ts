/** Reads a picture's credentials in this browser, in a worker, with the same reader as the server's. Nothing is sent anywhere. */

export interface ReadHere {
  /** `aged`: as it was signed, by a certificate that was not valid any more. */
  state: 'trusted' | 'valid' | 'aged' | 'invalid' | 'none';
  issuer: string | null;
  generator: string | null;
  sourceType: string | null;
  time: string | null;
  failures: string[];
}

interface Store {
  active_manifest?: string;
  validation_results?: { activeManifest?: { success?: { code: string }[]; failure?: { code: string }[] } };
  manifests?: Record<string, Manifest>;
}
interface Manifest {
  signature_info?: { issuer?: string; time?: string };
  claim_generator_info?: { name?: string; version?: string }[];
  assertions?: {
    label: string;
    data?: { actions?: { action: string; digitalSourceType?: string }[]; digitalSourceType?: string };
  }[];
}

let worker: Worker | null = null;
let last = 0;
const waiting = new Map<number, (answer: { json?: string; failure?: string }) => void>();

function started(): Worker {
  if (worker) return worker;
  const made = new Worker('/c2pa/reader.js', { type: 'module' });
  made.onmessage = ({ data }: MessageEvent<{ id: number; json?: string; failure?: string }>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  };
  made.onerror = () => {
    for (const answer of waiting.values()) answer({ failure: 'the reader could not be loaded' });
    waiting.clear();
    worker = null;
  };
  worker = made;
  return made;
}

const named = (uri: string | undefined) => uri?.split('/').at(-1) ?? null;

/** An ingredient that is unknown here makes the whole only “valid” for the library; the picture itself is still trusted. */
const anchored = ({ validation_results: found }: Store) =>
  (found?.activeManifest?.success ?? []).some(({ code }) => code === 'signingCredential.trusted');

function told(json: string): ReadHere {
  const store = JSON.parse(json) as Store;
  const manifest = store.manifests?.[store.active_manifest ?? ''];
  if (!manifest) return { state: 'none', issuer: null, generator: null, sourceType: null, time: null, failures: [] };
  const failures = (store.validation_results?.activeManifest?.failure ?? []).map(({ code }) => code);
  const real = failures.filter((code) => code !== 'signingCredential.untrusted');
  const data = (manifest.assertions ?? []).map((assertion) => assertion.data);
  const inception = data.flatMap((entry) => entry?.actions ?? []).find(({ digitalSourceType }) => digitalSourceType);
  const [maker] = manifest.claim_generator_info ?? [];
  return {
    state:
      real.length > 0
        ? real.every((code) => CERTIFICATE_FAULT.test(code))
          ? 'aged'
          : 'invalid'
        : anchored(store)
          ? 'trusted'
          : 'valid',
    issuer: manifest.signature_info?.issuer ?? null,
    generator: maker ? [maker.name, maker.version].filter(Boolean).join(' ') : null,
    sourceType: named(
      inception?.digitalSourceType ?? data.find((entry) => entry?.digitalSourceType)?.digitalSourceType,
    ),
    time: manifest.signature_info?.time ?? null,
    failures: real,
  };
}

/** Faults of the certificate, not of the picture, as the server tells them apart. */
const CERTIFICATE_FAULT = /^(signingCredential\.|claimSignature\.outsideValidity|timeStamp\.)/;

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/** By its first bytes: what a browser says goes by the name alone, and under a wrong type nothing would be found. */
async function typeOf(file: File): Promise<string> {
  const start = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  if (ascii(start, 1, 4) === 'PNG') return 'image/png';
  if (start[0] === 0xff && start[1] === 0xd8) return 'image/jpeg';
  if (ascii(start, 0, 4) === 'RIFF' && ascii(start, 8, 12) === 'WEBP') return 'image/webp';
  return ascii(start, 4, 12) === 'ftypavif' ? 'image/avif' : file.type;
}

/**
 * Null when the browser cannot run the reader; then only the server can say.
 * @param settings of the C2PA library, as the server's reader has them
 */
export async function readHere(file: File, settings: string): Promise<ReadHere | null> {
  if (typeof Worker === 'undefined' || typeof WebAssembly === 'undefined') return null;
  const id = ++last;
  const type = await typeOf(file);
  const answer = await new Promise<{ json?: string; failure?: string }>((resolve) => {
    waiting.set(id, resolve);
    setTimeout(() => resolve({ failure: 'timeout' }), 30_000);
    started().postMessage({ id, blob: file, type, settings });
  });
  if (answer.json !== undefined) return told(answer.json);
  const none = { issuer: null, generator: null, sourceType: null, time: null, failures: [] };
  if (/JumbfNotFound|UnsupportedType|RemoteManifest/i.test(answer.failure ?? '')) return { state: 'none', ...none };
  if (/could not be loaded|timeout/.test(answer.failure ?? '')) return null;
  return { state: 'invalid', ...none, failures: ['manifest.unreadable'] };
}
