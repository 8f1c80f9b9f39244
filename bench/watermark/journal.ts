/** What a long measurement has done so far, one line of JSON each, so that it can be stopped and go on another day. */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = 'lib/pipeline/provenance';

/** What only makes marks: pictures without one are read alike whatever it does. */
const MAKERS = new Set(['allocate.ts', 'budget.ts', 'embed.ts', 'headroom.ts', 'perception.ts', 'dct-1/allocate.ts']);

function sha256Of(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const name of files) hash.update(`${name}\n`).update(readFileSync(join(ROOT, name)));
  return hash.digest('hex');
}

const sources = () =>
  (readdirSync(join(ROOT, 'watermark'), { recursive: true }) as string[]).filter((name) => name.endsWith('.ts')).sort();

/** SHA-256 of everything that makes and reads the mark: figures of two versions of it are never added up. */
export const markCodeSha256 = (): string => sha256Of([...sources().map((name) => `watermark/${name}`), 'mark.ts']);

/** SHA-256 of what reads marks: figures of pictures without one depend on nothing else. */
export const readerCodeSha256 = (): string =>
  sha256Of(
    sources()
      .filter((name) => !MAKERS.has(name))
      .map((name) => `watermark/${name}`),
  );

export interface Journal {
  /** What is recorded under `name`, else measured now and recorded; null when there is no time left to begin it. */
  once<T>(name: string, measure: () => Promise<T> | T): Promise<T | null>;
  /** How many were left out for want of time. */
  readonly left: number;
}

/**
 * @param file none keeps the journal in memory
 * @param about what the figures depend on beside their names: mark code, seed, size
 * @param minutes how long new measurements may begin; none is no limit
 */
export function journalIn(file: string | undefined, about: string, minutes?: number): Journal {
  const known = new Map<string, unknown>();
  if (file !== undefined && existsSync(file))
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      // The last line may be half: whoever wrote it was stopped.
      const entry = parsed(line);
      if (entry?.about === about) known.set(entry.name, entry.value);
    }
  const until = minutes === undefined ? Number.POSITIVE_INFINITY : Date.now() + minutes * 60_000;
  let left = 0;
  return {
    async once<T>(name: string, measure: () => Promise<T> | T) {
      if (known.has(name)) return known.get(name) as T;
      if (Date.now() >= until) {
        left += 1;
        return null;
      }
      const value = await measure();
      known.set(name, value);
      if (file !== undefined) appendFileSync(file, `${JSON.stringify({ about, name, value })}\n`);
      return value;
    },
    get left() {
      return left;
    },
  };
}

function parsed(line: string): { about: string; name: string; value: unknown } | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
