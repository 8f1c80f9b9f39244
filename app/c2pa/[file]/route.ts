/**
 * The reader of content credentials for the browser, from our own address: the same WebAssembly module that the server reads
 * with, and the few lines of a worker around it. A picture checked with it never leaves the visitor's machine.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asAnyone } from '../../http/handle';

/** Written as text, because no bundler must touch it: it imports its neighbour by address. */
const READER = ['.', 'c2pa.js'].join('/');
const WORKER = `import init, { WasmReader } from '${READER}';
const ready = init({ module_or_path: new URL('./c2pa.wasm', self.location.href) });
self.onmessage = async ({ data }) => {
  try {
    await ready;
    const reader = await WasmReader.fromBlob(data.type, data.blob, data.settings);
    const json = reader.json();
    reader.free();
    self.postMessage({ id: data.id, json });
  } catch (error) {
    self.postMessage({ id: data.id, failure: String(error && error.message ? error.message : error) });
  }
};
`;

const PACKAGE = () => join(process.cwd(), 'node_modules', '@contentauth', 'c2pa-wasm', 'pkg');
const FILES: Readonly<Record<string, { type: string; read: () => Promise<Uint8Array | string> }>> = {
  'reader.js': { type: 'text/javascript; charset=utf-8', read: async () => WORKER },
  'c2pa.js': { type: 'text/javascript; charset=utf-8', read: () => readFile(join(PACKAGE(), 'c2pa.js')) },
  'c2pa.wasm': { type: 'application/wasm', read: () => readFile(join(PACKAGE(), 'c2pa_bg.wasm')) },
};

/** The worker may compile the module and read its neighbours; it may speak to nobody else. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors 'none'";

export const GET = asAnyone<{ file: string }>(async (_request, { file }) => {
  const found = Object.hasOwn(FILES, file) ? FILES[file] : undefined;
  if (!found) return new Response(null, { status: 404 });
  const body = await found.read();
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: {
      'content-type': found.type,
      'cache-control': 'public, max-age=86400',
      'content-security-policy': POLICY,
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    },
  });
});
