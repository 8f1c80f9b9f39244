import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Actor } from '../../lib/accounts/index';
import { createPresetVersion } from '../../lib/brands/index';
import { ColophonError } from '../../lib/errors/index';
import { getGeneration } from '../../lib/generations/index';
import {
  DECLARED_SOURCES,
  type DeclaredSource,
  ORIGINAL,
  PEOPLE,
  PLACEMENTS,
  REGIONS,
} from '../../lib/pipeline/brief/index';
import { type SealRequest, sealPicture } from '../../lib/seals/index';
import { closeVerifyThread } from '../../lib/verify/index';
import { openCommandHome } from './home';
import { readOptions } from './options';
import { progressBar } from './progress-bar';
import { readInput, readJson } from './read-file';
import { describeRun, type RunSaid } from './report-run';
import { fund, workHere } from './run-here';
import { saveAssets } from './save-assets';
import { prepareFolder } from './save-files';
import { note, sayJson, sayLine } from './say';
import { keysIn } from './verify-keys';

const OPTIONS = {
  brand: { type: 'string' },
  source: { type: 'string' },
  people: { type: 'string' },
  regions: { type: 'string' },
  title: { type: 'string' },
  placements: { type: 'string' },
  'ai-label': { type: 'boolean' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Sealed = { file: string } & (RunSaid | { error: { code: string; message: string; exit: number } });

/**
 * `colophon seal FILE…`: pictures made elsewhere, each through the whole pipeline without an engine. One file's failure does
 * not stop the next; the exit code is that of the worst: bad input, blocked, held, delivered.
 */
export async function seal(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, OPTIONS, true);
  if (positionals.length === 0) throw bad('seal', 'name at least one picture.');
  const brandFile = values.brand ?? '';
  if (brandFile === '')
    throw bad('--brand', 'is missing; name a brand preset, for example examples/brands/<name>.json.');
  const order = {
    source: sourceOf(values.source),
    people: peopleOf(values.people),
    placements: placementsOf(values.placements),
    regions: regionsOf(values.regions),
    title: values.title,
    aiLabel: values['ai-label'],
  };
  const out = resolve(values.out ?? 'out');
  const brand = await readJson(brandFile);
  const files = positionals.map((file) => ({ file, path: resolve(file) }));
  await prepareFolder(out);
  const beside = (name: string) =>
    readFile(join(dirname(resolve(brandFile)), name)).catch((error: unknown) => {
      throw new ColophonError('file_not_found', { path: join(dirname(brandFile), name) }, { cause: error });
    });

  const home = await openCommandHome();
  try {
    const { presetId } = await createPresetVersion(home.actor, brand, beside);
    // The verifying thread is found from the project's root.
    process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
    const results: Sealed[] = [];
    for (const { file, path } of files) {
      const result = await sealOne(home.actor, file, path, { ...order, preset: presetId }, out);
      results.push(result);
      if (result.error) note(`colophon: ${file}: ${result.error.message}`);
      if (!values.json && 'assets' in result) for (const asset of result.assets) sayLine(asset.file);
    }
    if (values.json) sayJson({ results });
    return worst(results.map(({ error }) => error?.exit ?? 0));
  } finally {
    await closeVerifyThread();
    await home.close();
  }
}

async function sealOne(
  actor: Actor,
  file: string,
  path: string,
  order: Omit<SealRequest, 'bytes' | 'fileName'>,
  out: string,
): Promise<Sealed> {
  try {
    const bytes = await readInput(path);
    await fund(actor, order.placements?.length ?? 1);
    const bar = progressBar();
    try {
      const id = await workHere(actor, bar, async (dataFolder) => {
        const keys = await keysIn(dataFolder);
        return (await sealPicture(actor, { ...order, bytes, fileName: file }, { claimed: true, keys })).key;
      });
      const view = await getGeneration(actor, id);
      return { file, ...describeRun(view, await saveAssets(actor, view, out)) };
    } finally {
      bar.clear();
    }
  } catch (error) {
    if (!(error instanceof ColophonError)) throw error;
    return { file, error: { code: error.code, message: error.message, exit: error.facts.exit } };
  }
}

/** What must not be overlooked comes first. */
const GRAVITY = [1, 3, 4, 5, 2, 0];
const worst = (codes: readonly number[]) => GRAVITY.find((code) => codes.includes(code)) ?? 0;

const bad = (argument: string, problem: string) => new ColophonError('invalid_argument', { argument, problem });

function sourceOf(given: string | undefined): DeclaredSource {
  const found = DECLARED_SOURCES.find((source) => source === given);
  if (found) return found;
  const choices =
    'trained (a generative model made it), composite (a model made part of it), algorithmic (a program drew it), photo (a camera took it) or human (a person drew it)';
  throw bad(
    '--source',
    `${given === undefined ? 'is missing' : `“${given.slice(0, 40)}” is not known`}; say where the picture comes from: ${choices}.`,
  );
}

function peopleOf(given: string | undefined) {
  const found = PEOPLE.find((entry) => entry === given);
  if (given === undefined || found) return found;
  throw bad('--people', `“${given.slice(0, 40)}” is not known; say who is to be seen: ${PEOPLE.join(', ')}.`);
}

function placementsOf(given: string | undefined): string[] | undefined {
  const ids = given
    ?.split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  const known = [ORIGINAL, ...PLACEMENTS.map(({ id }) => id)];
  const strange = ids?.find((id) => !known.includes(id));
  if (strange !== undefined)
    throw bad('--placements', `“${strange.slice(0, 40)}” is not known; use ${known.join(', ')}.`);
  return ids;
}

function regionsOf(given: string | undefined) {
  const ids = given?.split(',').map((id) => id.trim());
  const strange = ids?.find((id) => !REGIONS.some((region) => region === id));
  if (strange !== undefined)
    throw bad('--regions', `“${strange.slice(0, 40)}” is not known; use ${REGIONS.join(', ')}.`);
  return ids && REGIONS.filter((region) => ids.includes(region));
}
