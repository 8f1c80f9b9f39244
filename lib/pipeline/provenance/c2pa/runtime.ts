/** Loads the C2PA WebAssembly once per thread and bridges the one browser API it asks for. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initSync, WasmBuilder, WasmReader } from '@contentauth/c2pa-wasm';

/**
 * Bytes dressed as a `Blob`. The module reads blobs synchronously through `FileReaderSync`, which exists in browser workers
 * only; Node's own Blob has no synchronous read. This one is never seen outside this room.
 */
class MemoryBlob {
  readonly size: number;
  readonly type = '';
  constructor(readonly bytes: Uint8Array) {
    this.size = bytes.byteLength;
  }
  slice(start = 0, end = this.size): MemoryBlob {
    return new MemoryBlob(this.bytes.subarray(start, end));
  }
}

class MemoryReader {
  readAsArrayBuffer(blob: MemoryBlob): ArrayBuffer {
    return new Uint8Array(blob.bytes).buffer;
  }
}

/** Asked for at run time under a name of its own: a bundler that sees `require.resolve` would try to bundle the module. */
const locate = (name: string): string => Reflect.apply(createRequire(import.meta.url).resolve, undefined, [name]);

let ready = false;

function load(): void {
  if (ready) return;
  const scope = globalThis as unknown as { FileReaderSync?: unknown };
  scope.FileReaderSync ??= MemoryReader;
  const file = locate('@contentauth/c2pa-wasm/c2pa.wasm');
  initSync({ module: readFileSync(file) });
  ready = true;
}

export function asBlob(bytes: Uint8Array): Blob {
  return new MemoryBlob(bytes) as unknown as Blob;
}

/** The two entry points, with the module loaded. About 60 ms the first time, nothing after. */
export function c2pa(): { Builder: typeof WasmBuilder; Reader: typeof WasmReader } {
  load();
  return { Builder: WasmBuilder, Reader: WasmReader };
}
