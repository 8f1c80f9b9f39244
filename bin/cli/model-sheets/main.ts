/**
 * Sheets to look at. `contact`: every family in three palettes and with three places kept quiet; `briefs`: the same twenty briefs
 * by both engines.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeJpeg } from '../../../lib/imaging/index';
import type { Quiet } from '../../../lib/pipeline/brief/index';
import { assessSubject } from '../../../lib/pipeline/generation/index';
import { modelsWith } from '../../../models/index';
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
  /** One of the engines; both when left out. */
  engine?: string | undefined;
  /** A folder of the house model that is not the listed one. */
  folder?: string | undefined;
  say(line: string): void;
}

async function withRuntime(folder: string | undefined, work: (runtime: Runtime) => Promise<void>): Promise<void> {
  const runtime = createRuntime({ models: modelsWith(folder) });
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

const ENGINES = ['scenes', 'house'];

/**
 * One sheet a family and engine: three palettes across, what is kept quiet changing with them; one row for each kind of its
 * subjects. The model's sheets have the same prompts, colours and seeds as the renderer's, for the families it was taught.
 *
 * @throws unknown_engine.
 */
export async function contactSheets({ out, engine, folder, ...options }: SheetOptions): Promise<void> {
  await withRuntime(folder, async (runtime) => {
    for (const name of engine === undefined ? ENGINES : [engine]) {
      const folder = join(out, name);
      await mkdir(folder, { recursive: true });
      await sheetsOf(runtime, name, { ...options, out: folder });
    }
  });
}

async function sheetsOf(runtime: Runtime, name: string, { out, size, families, say }: SheetOptions): Promise<void> {
  const engine = await openEngine(runtime, name);
  for (const { id, prompts } of await kindsOf(runtime, name)) {
    if (families && !families.includes(id)) continue;
    const rows: Cell[][] = [];
    for (const prompt of prompts) {
      const row: Cell[] = [];
      for (const [at, [palette, colours]] of Object.entries(PALETTES).entries()) {
        const quiet = QUIET[at % QUIET.length] ?? 'none';
        const seed = FIRST_SEED + at + rows.length * 10;
        const made = await engine.draw({ prompt, colours, quiet, seed, width: size, height: size });
        const label = made
          ? `${prompt} → ${made.what} · ${palette}, quiet ${quiet}, ${made.milliseconds} ms`
          : `${prompt}: cannot draw it`;
        row.push({ pixels: made?.pixels ?? null, label });
      }
      rows.push(row);
    }
    await save(rows, join(out, `${id}.jpg`), say);
  }
}

/** The first subject of every kind that the engine was taught; a family that lists none is asked for by its example. */
async function kindsOf(runtime: Runtime, engine: string): Promise<{ id: string; prompts: string[] }[]> {
  const model = await runtime.describe(engine);
  const words = JSON.parse(new TextDecoder().decode(await runtime.file('scenes', 'words.json'))) as {
    subjects: Record<string, Record<string, string[]>>;
  };
  const leadsTo = (prompt: string, id: string) => {
    const { drawable, family } = assessSubject(prompt, model);
    return drawable && family === id;
  };
  return model.families.map(({ id, example_prompt }) => {
    const kinds = Object.values(words.subjects[id] ?? {}).flatMap(
      (subjects) => subjects.find((subject) => leadsTo(subject, id)) ?? [],
    );
    return { id, prompts: kinds.length > 0 ? kinds : [example_prompt] };
  });
}

/** `briefs.jpg`, four briefs a row, each by `scenes` and by `house`. */
export async function briefSheet({ out, size, folder, say }: SheetOptions): Promise<void> {
  await mkdir(out, { recursive: true });
  await withRuntime(folder, async (runtime) => {
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
