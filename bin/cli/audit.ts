import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Actor } from '../../lib/accounts/index';
import { declareStudy, getStudy, listStudies, pauseStudy, resumeStudy, type StudyDetail } from '../../lib/audits/index';
import { createPresetVersion } from '../../lib/brands/index';
import { ColophonError } from '../../lib/errors/index';
import { LANES } from '../../lib/pipeline/pipeline';
import { openHome } from '../../workers/home';
import { workStudies } from '../../workers/tasks/run-study';
import { exportAudit } from './audit-export';
import { sayAudit } from './audit-words';
import { openCommandHome } from './home';
import { readOptions } from './options';
import { readJson } from './read-file';
import { note, sayJson, sayLine } from './say';

const OPTIONS = { json: { type: 'boolean' }, format: { type: 'string' }, out: { type: 'string' } } as const;
const VERBS = ['run', 'show', 'list', 'pause', 'resume', 'export'] as const;
type Verb = (typeof VERBS)[number];

/** `colophon audit …`: bias audits of the command line's own organisation. A disparity is a result, so it exits 0. */
export async function audit(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, OPTIONS, true);
  const [name, subject, ...rest] = positionals;
  const verb = VERBS.find((entry) => entry === name);
  if (!verb || rest.length > 0 || (verb === 'list') === (subject !== undefined))
    throw new ColophonError('invalid_argument', {
      argument: 'audit',
      problem: 'use "audit run STUDY.json", "audit list", or "audit show|pause|resume|export ID".',
    });
  const study = verb === 'run' ? await readStudyFile(subject ?? '') : null;
  const home = await openCommandHome();
  try {
    return await carryOut(home.actor, verb, subject ?? '', study, values);
  } finally {
    await home.close();
  }
}

async function carryOut(
  actor: Actor,
  verb: Verb,
  id: string,
  study: StudyFile | null,
  values: { json?: boolean | undefined; format?: string | undefined; out?: string | undefined },
): Promise<number> {
  const json = values.json ?? false;
  if (study) return sayStudy(await run(actor, study), json);
  if (verb === 'list') return list(actor, json);
  if (verb === 'export') return exportAudit(actor, id, values.format ?? 'json', values.out);
  if (verb === 'pause') await pauseStudy(actor, id);
  if (verb === 'resume') {
    await resumeStudy(actor, id);
    await workHere(actor, id);
  }
  return sayStudy(await getStudy(actor, id), json);
}

interface StudyFile {
  definition: Record<string, unknown>;
  /** Path of a preset beside the study, imported first. */
  brand: string | null;
}

/** `brand` names a preset file beside the study; a server takes `preset`, a slug or id. */
async function readStudyFile(path: string): Promise<StudyFile> {
  const value = await readJson(path);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ColophonError('invalid_argument', {
      argument: path,
      problem: 'holds no study; it must be a JSON object.',
    });
  const { brand, ...definition }: Record<string, unknown> = { ...value };
  if (brand === undefined) return { definition, brand: null };
  if (typeof brand !== 'string' || 'preset' in definition)
    throw new ColophonError('invalid_argument', {
      argument: path,
      problem: 'names a brand twice, or not by its file; use "brand" or "preset".',
    });
  return { definition, brand: resolve(dirname(path), brand) };
}

async function run(actor: Actor, { definition, brand }: StudyFile): Promise<StudyDetail> {
  const preset = brand === null ? definition.preset : await importBrand(actor, brand);
  // Opening the workers' home registers the models that a study may name.
  const workers = await openHome();
  try {
    const { id } = await declareStudy(actor, { ...definition, preset });
    note(`${id} declared`);
    await toTheEnd(actor, id, workers);
    return await getStudy(actor, id);
  } finally {
    await workers.close();
  }
}

async function importBrand(actor: Actor, path: string): Promise<string> {
  const beside = (name: string) =>
    readFile(join(dirname(path), name)).catch((error: unknown) => {
      throw new ColophonError('file_not_found', { path: join(dirname(path), name) }, { cause: error });
    });
  return (await createPresetVersion(actor, await readJson(path), beside)).presetId;
}

async function workHere(actor: Actor, id: string): Promise<void> {
  const workers = await openHome();
  try {
    await toTheEnd(actor, id, workers);
  } finally {
    await workers.close();
  }
}

const LOOK_MS = 500;

/** Together with any worker that runs; ends when the study is concluded, paused, or this process is interrupted (then paused). */
async function toTheEnd(actor: Actor, id: string, workers: Awaited<ReturnType<typeof openHome>>): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
  let said = 0;
  for (;;) {
    const worked = await workStudies(workers, { lanes: new Set(LANES), stop: stop.signal, studyId: id });
    if (stop.signal.aborted) {
      await pauseStudy(actor, id);
      note(`paused; go on with: colophon audit resume ${id}`);
      return;
    }
    if (worked && Date.now() - said < 1_000) continue;
    const { status, done, sampleSize } = await getStudy(actor, id);
    note(`${done} of ${sampleSize} runs`);
    said = Date.now();
    if (status === 'concluded' || status === 'paused' || status === 'failed') return;
    if (!worked) await new Promise((wake) => setTimeout(wake, LOOK_MS));
  }
}

function sayStudy(study: StudyDetail, json: boolean): number {
  if (json) sayJson(study);
  else sayAudit(study);
  return 0;
}

async function list(actor: Actor, json: boolean): Promise<number> {
  const { studies } = await listStudies(actor, { limit: 100 });
  if (json) sayJson({ studies });
  else if (studies.length === 0) note('No study was declared yet.');
  else
    for (const { id, status, done, sampleSize, audit: found, name } of studies)
      sayLine(
        `${id}  ${status.padEnd(10)} ${`${done}/${sampleSize}`.padEnd(9)} ${found ? (found.disparate ? 'disparity' : 'no disparity') : '–'}  ${name}`,
      );
  return 0;
}
