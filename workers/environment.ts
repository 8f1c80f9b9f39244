/** What this process computes with, as reports record it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codecVersions } from '../lib/imaging/index';
import type { Environment } from '../lib/pipeline/environment';
import { GENERATOR } from '../lib/pipeline/provenance/index';
import { runtimeVersion } from './runtime/index';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Whatever stands between a brief and the artwork's bytes. */
const DRAWING = ['lib/pipeline/brief', 'lib/pipeline/generation', 'lib/imaging', 'workers/runtime'] as const;
/** Widest first: the kernels of ONNX Runtime are chosen by these. */
const INSTRUCTIONS = ['amx_int8', 'avx512_vnni', 'avx512f', 'avx2', 'avx', 'sse4_1', 'sve', 'asimd'] as const;

let sources: string | undefined;

/** SHA-256 over path and content of every source file that draws, in an order of its own; read once. */
function drawingSources(): string {
  if (sources !== undefined) return sources;
  const files = DRAWING.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(relative(ROOT, file)).update('\0').update(readFileSync(file));
  sources = hash.digest('hex');
  return sources;
}

/** Only Linux says which instructions there are, in a file. */
function instructions(): string | null {
  try {
    const flags = /^(?:flags|Features)\s*:(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1]?.split(/\s+/) ?? [];
    return INSTRUCTIONS.find((name) => flags.includes(name)) ?? null;
  } catch {
    return null;
  }
}

/** @param threads inside one operator, as the runtime was given them */
export function environmentWith(threads: number): Environment {
  return {
    os: process.platform,
    architecture: process.arch,
    processor: cpus()[0]?.model.trim() || 'unknown',
    instructions: instructions(),
    threads,
    version: GENERATOR.version,
    sources: drawingSources(),
    node: process.version,
    onnxruntime: runtimeVersion,
    vips: codecVersions().vips,
  };
}
