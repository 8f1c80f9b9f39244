import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Actor } from '../../lib/accounts/index';
import {
  closeWorkshop,
  exportPreset,
  getDraft,
  getPreset,
  importGuidelines,
  importPreset,
  listPresets,
  listVersions,
} from '../../lib/brands/index';
import { ColophonError } from '../../lib/errors/index';
import { openCommandHome } from './home';
import { readOptions } from './options';
import { PRESET_CHANGES, type PresetOptions, say } from './preset-changes';
import { readInput, readJson } from './read-file';
import { note, sayJson, sayLine } from './say';

const OPTIONS = {
  json: { type: 'boolean' },
  out: { type: 'string' },
  version: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  note: { type: 'string' },
  mode: { type: 'string' },
  name: { type: 'string' },
  slug: { type: 'string' },
} as const;

type Verb = (actor: Actor, names: readonly string[], options: PresetOptions) => Promise<unknown>;

/** What reads. What changes something is in `preset-changes.ts`. */
const READING: Readonly<Record<string, Verb>> = {
  async list(actor) {
    const presets = await listPresets(actor);
    return {
      presets: presets.map(({ id, slug, name, version }) => ({ id, slug, name, version })),
      lines: presets.map(({ slug, name, version }) => `${slug}  v${version}  ${name}`),
    };
  },
  async show(actor, [slug]) {
    const { id, name, version, versionId, snapshot } = await getPreset(actor, needed(slug, 'show SLUG'));
    const versions = await listVersions(actor, id);
    const draft = await getDraft(actor, id);
    const lines = versions.map((entry) => `v${entry.version}  ${entry.origin}  ${entry.note ?? ''}`.trimEnd());
    const state = draft.revision > 0 ? [`draft, revision ${draft.revision}, from v${draft.baseVersion}`] : [];
    return {
      id,
      name,
      version,
      versionId,
      preset: snapshot,
      versions,
      draftRevision: draft.revision,
      lines: [name, ...lines, ...state],
    };
  },
  async export(actor, [slug], { version, out }) {
    const text = await exportPreset(actor, needed(slug, 'export SLUG'), whole(version, '--version'));
    if (out === undefined) return { text };
    await writeFile(resolve(out), text).catch((error: unknown) => {
      throw new ColophonError('file_unwritable', { path: out, problem: String(error).slice(0, 120) }, { cause: error });
    });
    return { file: resolve(out), lines: [resolve(out)] };
  },
  async import(actor, files) {
    const [first] = files;
    const path = needed(first, 'import FILE…');
    if (/\.json$/i.test(path)) {
      const beside = (name: string) => readFile(join(dirname(path), name));
      const draft = await importPreset(actor, await readJson(path), beside);
      const { presetId, slug, name, revision } = draft;
      return {
        presetId,
        slug,
        name,
        revision,
        lines: [`${slug}: draft saved as revision ${revision}. Publish it with: colophon preset publish ${slug}`],
      };
    }
    const given = await Promise.all(files.map(async (file) => ({ name: file, bytes: await readInput(file) })));
    const proposal = await importGuidelines(actor, given);
    const { colours, fonts, logos, notes } = proposal;
    return {
      proposal,
      lines: [
        ...colours.map(({ hex, role, weight, uses }) => `${hex}  ${role}  ${uses ?? `${Math.round(weight * 100)} %`}`),
        ...fonts.map(
          ({ family, uses, bundled }) => `${family}  ${uses} uses  ${bundled ? 'bundled' : 'upload its file'}`,
        ),
        ...logos.map(({ name, why }) => `${name}: ${why}`),
        ...notes,
      ],
    };
  },
};

const VERBS: Readonly<Record<string, Verb>> = { ...READING, ...PRESET_CHANGES };

/** `colophon preset <verb>`: the presets of the command line's own organisation. */
export async function preset(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, OPTIONS, true);
  const [name = '', ...names] = positionals;
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!verb)
    throw new ColophonError('invalid_argument', {
      argument: 'preset',
      problem: `use one of ${Object.keys(VERBS).join(', ')}.`,
    });
  const home = await openCommandHome();
  try {
    const answer = await verb(home.actor, names, values);
    return values.json ? sayJsonOf(answer) : sayText(answer);
  } finally {
    await closeWorkshop();
    await home.close();
  }
}

const isAnswer = (value: unknown): value is { lines?: string[]; text?: string } =>
  typeof value === 'object' && value !== null;

function sayJsonOf(answer: unknown): number {
  if (!isAnswer(answer)) return 1;
  const { lines: _, text, ...rest } = answer;
  sayJson(text === undefined ? rest : JSON.parse(text));
  return 0;
}

function sayText(answer: unknown): number {
  if (!isAnswer(answer)) return 1;
  if (answer.text !== undefined) process.stdout.write(answer.text);
  for (const line of answer.lines ?? []) sayLine(line);
  if (answer.text === undefined && (answer.lines ?? []).length === 0) note('Nothing to show.');
  return 0;
}

const { needed, whole } = say;
