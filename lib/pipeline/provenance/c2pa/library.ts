/**
 * The C2PA implementation behind signing. Two can do it with the same answers: the WebAssembly module, which is always there, and
 * the native one, which is an optional dependency and several times as fast where it loads.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { ClaimSigner } from './cose';
import type { IngredientFile } from './manifest';
import { asBlob, c2pa } from './runtime';
import { c2paSettings } from './settings';

export interface SigningOrder {
  /** Manifest definition as the builders take it. */
  definition: Record<string, unknown>;
  ingredients: readonly IngredientFile[];
  mediaType: string;
  bytes: Uint8Array;
}

export interface SigningLibrary {
  name: 'c2pa-wasm' | 'c2pa-node';
  /** New bytes with the manifest in them, verified by the library itself. Rejects with the library's own words. */
  sign(order: SigningOrder, signer: ClaimSigner): Promise<Uint8Array>;
}

export const wasmLibrary: SigningLibrary = {
  name: 'c2pa-wasm',
  async sign({ definition, ingredients, mediaType, bytes }, signer) {
    const builder = c2pa().Builder.fromJson(JSON.stringify(definition), c2paSettings());
    try {
      for (const { definition: about, mediaType: type, bytes: file } of ingredients)
        await builder.addIngredientFromBlob(JSON.stringify(about), type, asBlob(file));
      return await builder.sign(signer, [], mediaType, asBlob(bytes));
    } finally {
      builder.free();
    }
  },
};

/** As much of the native package as is used; its own types are not there where it is not installed. */
interface NativePackage {
  Builder: {
    withJson(
      definition: unknown,
      settings: string,
    ): {
      addIngredient(definition: string, file: { buffer: Buffer; mimeType: string }): Promise<void>;
      signAsync(
        signer: unknown,
        input: { buffer: Buffer; mimeType: string },
        output: { buffer: Buffer | null },
      ): Promise<Buffer>;
    };
  };
  CallbackSigner: {
    newSigner(
      config: { alg: 'es256'; certs: Buffer[]; reserveSize: number; directCoseHandling: true },
      sign: (claim: Buffer) => Promise<Buffer>,
    ): unknown;
  };
}

const buffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function nativeBy({ Builder, CallbackSigner }: NativePackage): SigningLibrary {
  return {
    name: 'c2pa-node',
    async sign({ definition, ingredients, mediaType, bytes }, signer) {
      const builder = Builder.withJson(definition, c2paSettings());
      for (const { definition: about, mediaType: type, bytes: file } of ingredients)
        await builder.addIngredient(JSON.stringify(about), { buffer: buffer(file), mimeType: type });
      const { alg, reserveSize } = signer;
      const callback = CallbackSigner.newSigner(
        { alg, certs: [], reserveSize, directCoseHandling: true },
        async (claim) => buffer(await signer.sign(new Uint8Array(claim))),
      );
      const output: { buffer: Buffer | null } = { buffer: null };
      await builder.signAsync(callback, { buffer: buffer(bytes), mimeType: mediaType }, output);
      if (!output.buffer) throw new Error('the native library wrote nothing');
      return new Uint8Array(output.buffer);
    },
  };
}

let native: Promise<SigningLibrary | null> | null = null;

/** The native library, or null where it is not installed, has no binary for this machine, or does not load. */
export function nativeLibrary(): Promise<SigningLibrary | null> {
  native ??= (async () => {
    try {
      // Under a computed name: a bundler that sees it would try to follow it into a binary.
      const file = createRequire(import.meta.url).resolve(['@contentauth', 'c2pa-node'].join('/'));
      const url = pathToFileURL(file).href;
      return nativeBy(
        (await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ url)) as NativePackage,
      );
    } catch {
      return null;
    }
  })();
  return native;
}

/** The native library where it loads, else the WebAssembly one. */
export async function signingLibrary(): Promise<SigningLibrary> {
  return (await nativeLibrary()) ?? wasmLibrary;
}
