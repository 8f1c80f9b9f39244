/**
 * Sheets to look at. `contact`: every family in three palettes and with three places kept quiet; `briefs`: the same twenty briefs
 * by both engines.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeJpeg } from '../../../lib/imaging/index';
import type { Quiet } from '../../../lib/pipeline/brief/index';
import { MODELS } from '../../../models/index';
import { createRuntime, type Runtime } from '../../../workers/runtime/index';
import { BRIEFS, PALETTES } from './briefs-table';
import { openEngine } from './draw';
import { type Cell, drawSheet } from './sheet';

const QUIET: readonly Quiet[] = ['left', 'right', 'top'];
const FIRST_SEED = 20_261;

export interface SheetOptions {
  out: string;
  /** Pixels of a side as drawn; the sheet shows them at 320. */
  size: number;
  /** Only these; all when left out. */
  families?: readonly string[] | undefined;
  say(line: string): void;
}

async function withRuntime(work: (runtime: Runtime) => Promise<void>): Promise<void> {
  const runtime = createRuntime({ models: MODELS });
  try {
    await work(runtime);
  } finally {
    await runtime.close();
  }
}

async function save(rows: readonly (readonly Cell[])[], path: string, say: SheetOptions['say']): Promise<void> {
  await writeFile(path, await encodeJpeg(await drawSheet(rows, 320), { quality: 88 }));
  say(path);
}

/** One sheet a family: three palettes across, what is kept quiet changing with them; one row for each of its subjects' kinds. */
export async function contactSheets({ out, size, families, say }: SheetOptions): Promise<void> {
  await mkdir(out, { recursive: true });
  await withRuntime(async (runtime) => {
    const engine = await openEngine(runtime, 'scenes');
    const kinds = await kindsOf(runtime);
    for (const { id, prompts } of kinds) {
      if (families && !families.includes(id)) continue;
      const rows: Cell[][] = [];
      for (const prompt of prompts) {
        const row: Cell[] = [];
        for (const [at, [name, colours]] of Object.entries(PALETTES).entries()) {
          const quiet = QUIET[at % QUIET.length] ?? 'none';
          const seed = FIRST_SEED + at + rows.length * 10;
          const made = await engine.draw({ prompt, colours, quiet, seed, width: size, height: size });
          const label = made ? `${prompt} → ${made.what} · ${name}, quiet ${quiet}, ${made.milliseconds} ms` : prompt;
          row.push({ pixels: made?.pixels ?? null, label });
        }
        rows.push(row);
      }
      await save(rows, join(out, `${id}.jpg`), say);
    }
  });
}

/** The first subject of every kind; a family that lists none is asked for by its example. */
async function kindsOf(runtime: Runtime): Promise<{ id: string; prompts: string[] }[]> {
  const { families } = await runtime.describe('scenes');
  const words = JSON.parse(new TextDecoder().decode(await runtime.file('scenes', 'words.json'))) as {
    subjects: Record<string, Record<string, string[]>>;
  };
  return families.map(({ id, example_prompt }) => {
    const kinds = Object.values(words.subjects[id] ?? {}).flatMap(([first]) => first ?? []);
    return { id, prompts: kinds.length > 0 ? kinds : [example_prompt] };
  });
}

/** `briefs.jpg`, four briefs a row, each by `scenes` and by `house`. */
export async function briefSheet({ out, size, say }: SheetOptions): Promise<void> {
  await mkdir(out, { recursive: true });
  await withRuntime(async (runtime) => {
    const engines = [await openEngine(runtime, 'scenes'), await openEngine(runtime, 'house')];
    const cells: Cell[] = [];
    for (const [at, brief] of BRIEFS.entries())
      for (const engine of engines) {
        const made = await engine.draw({ ...brief, seed: FIRST_SEED + at, width: size, height: size });
        const answer = made ? `${engine.model.name} · ${made.milliseconds} ms` : `${engine.model.name} cannot draw it`;
        cells.push({ pixels: made?.pixels ?? null, label: `${brief.prompt} · ${answer}` });
      }
    const rows = Array.from({ length: Math.ceil(cells.length / 4) }, (_, row) => cells.slice(row * 4, row * 4 + 4));
    await save(rows, join(out, 'briefs.jpg'), say);
  });
}
