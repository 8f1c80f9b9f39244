/** The SQL Prisma itself would write for prisma/schema on an empty database, from its engine's WebAssembly build. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

const SCHEMA = path.resolve(import.meta.dirname, '../../prisma/schema');

interface Engine {
  diff(request: object): Promise<{ stdout: string | null }>;
}
interface Bindings {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: { new: (options: object, log: () => void, adapter: object) => Promise<Engine> };
}

export async function schemaSql(url: string): Promise<string> {
  const code = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const binary = path.join(path.dirname(code), 'schema_engine_bg.wasm');
  const bindings: Bindings = await import(/* @vite-ignore */ code);
  // The engine reports its own crashes through this global.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => {
        throw new Error(message);
      },
    },
  });
  const imports = { './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports };
  const { instance } = await WebAssembly.instantiate(readFileSync(binary), imports);
  bindings.__wbg_set_wasm(instance.exports);
  const begin = instance.exports.__wbindgen_start;
  if (typeof begin === 'function') begin();
  const files = readdirSync(SCHEMA).map((name) => {
    const file = path.join(SCHEMA, name);
    return { path: file, content: readFileSync(file, 'utf8') };
  });
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(url));
  const datamodels = files.map((file) => [file.path, file.content]);
  const engine = await bindings.SchemaEngine.new({ datamodels }, () => undefined, adapter);
  const { stdout } = await engine.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout ?? '';
}
