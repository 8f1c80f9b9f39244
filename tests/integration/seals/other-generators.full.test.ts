/**
 * Pictures of other generators through `colophon seal`, then read by `colophon verify`, by c2pa-python and by exiftool.
 *
 * Three origins, told apart in what is printed: `made` here in the manner of a maker and `reference` files of ../shared/data; or,
 * with FOREIGN_PICTURES=DIR, the files of that folder instead, each taken to be by a generative model. FOREIGN_PIECE=1/3 takes every
 * third of them.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeclaredSource } from '../../../lib/pipeline/brief/index';
import { askPython, c2paPython, NO_PYTHON } from '../../setup/c2pa-python';
import { useDatabase } from '../../setup/database';
import { runCommand } from '../cli/run-command';
import { foreignFiles } from './other-generators';

const REFERENCE = join(process.cwd(), '../shared/data/c2pa-files');
/** Intact, of other products. */
const WHOLE = ['adobe-20220124-C.jpg', 'adobe-20220124-CA.jpg', 'adobe-20220124-CAICA.jpg'];
const BROKEN = ['adobe-20220124-E-dat-CA.jpg', 'adobe-20220124-E-sig-CA.jpg', 'adobe-20220124-XCA.jpg'];
const IPTC: Readonly<Record<DeclaredSource, string>> = {
  trained: 'trainedAlgorithmicMedia',
  composite: 'compositeWithTrainedAlgorithmicMedia',
  algorithmic: 'algorithmicMedia',
  photo: 'digitalCapture',
  human: 'digitalCreation',
};

interface Foreign {
  path: string;
  from: 'made' | 'reference' | 'folder';
  maker: string;
  source: DeclaredSource;
  credentials: boolean;
}
interface SealAnswer {
  results: { file: string; assets?: { file: string }[]; error?: { code: string; message: string } }[];
}
interface VerifyAnswer {
  results: {
    credentials: { state: string; sourceType: string | null; ingredients: { relationship: string; state: string }[] };
    watermark: { detected: boolean };
    record: { state: string };
  }[];
}

/** Those of FOREIGN_PICTURES where it names a folder; otherwise the made ones and the reference files. */
async function filesToSeal(folder: string): Promise<Foreign[]> {
  const own = process.env.FOREIGN_PICTURES;
  if (own !== undefined)
    return readdirSync(own)
      .sort()
      .filter((entry) => /\.(png|jpe?g|webp|avif)$/i.test(entry))
      .map((name) => ({
        ...{ path: join(own, name), from: 'folder', maker: name },
        ...{ source: 'trained', credentials: false },
      }));
  note('FOREIGN_PICTURES names no folder: no pictures straight from a generator');
  const made = (await foreignFiles()).map(({ bytes, fileName, ...facts }): Foreign => {
    writeFileSync(join(folder, fileName), bytes);
    return { ...facts, path: join(folder, fileName), from: 'made' };
  });
  if (!existsSync(REFERENCE)) note('../shared/data is not here: no reference files of other products');
  const reference = (existsSync(REFERENCE) ? WHOLE : []).map(
    (name): Foreign => ({
      path: join(REFERENCE, name),
      from: 'reference',
      maker: name,
      source: 'photo',
      credentials: true,
    }),
  );
  return [...made, ...reference];
}

const note = (text: string) => process.stdout.write(`${text}\n`);

describe('pictures of other generators', { timeout: 1_500_000 }, () => {
  const database = useDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'colophon-foreign-'));
  const foreign: Foreign[] = [];
  const sealed = new Map<Foreign, string>();

  const seal = async (files: readonly string[], source: DeclaredSource, out: string) => {
    const options = ['--brand', 'examples/brands/tallhamn.json', '--source', source, '--people', 'none'];
    const said = await runCommand(database, ['seal', ...files, ...options, '--out', join(folder, out), '--json']);
    return { code: said.code, results: (JSON.parse(said.stdout) as SealAnswer).results };
  };

  beforeAll(async () => {
    const [piece = 1, pieces = 1] = (process.env.FOREIGN_PIECE ?? '').split('/').filter(Boolean).map(Number);
    for (const [at, file] of (await filesToSeal(folder)).entries()) if (at % pieces === piece - 1) foreign.push(file);
    for (const source of new Set(foreign.map((file) => file.source))) {
      const files = foreign.filter((file) => file.source === source);
      const { results } = await seal(
        files.map(({ path }) => path),
        source,
        source,
      );
      for (const [at, { assets, error }] of results.entries()) {
        const file = files[at];
        if (!file) continue;
        if (assets?.[0]) sealed.set(file, assets[0].file);
        else note(`not sealed: ${file.maker}: ${error?.message}`);
      }
    }
  }, 1_500_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('are sealed, every one, and read back as trusted, marked, recorded, with what they came with kept', async () => {
    expect([...sealed.keys()]).toEqual(foreign);
    const said = await runCommand(database, ['verify', ...sealed.values(), '--json']);
    const { results } = JSON.parse(said.stdout) as VerifyAnswer;
    for (const [at, file] of foreign.entries()) {
      const read = results[at];
      const parent = read?.credentials.ingredients.find(({ relationship }) => relationship === 'parentOf');
      note(
        `${file.from.padEnd(9)} ${file.maker.padEnd(38)} ${file.source.padEnd(8)} ${read?.credentials.state}, source ${read?.credentials.sourceType}, parent ${parent?.state}, mark ${read?.watermark.detected}, record ${read?.record.state}`,
      );
      expect(read).toMatchObject({
        credentials: { state: 'trusted' },
        watermark: { detected: true },
        record: { state: 'found' },
      });
      if (file.credentials) expect(parent?.state).not.toBe('none');
      else expect(parent?.state).toBe('none');
    }
  });

  test('are trusted by the reference reader for Python, which finds the earlier manifests inside', async (context) => {
    const python = c2paPython();
    if (!python) return context.skip(NO_PYTHON);
    const files = [...sealed].map(([, path], at) => ({ name: `${at}-${basename(path)}`, bytes: readFileSync(path) }));
    const rootPem = readFileSync(join(database.dataDir, 'keys/manifest.root.pem'), 'utf8');
    const expression = `[any(entry["code"] == "signingCredential.trusted" for entry in store["validation_results"]["activeManifest"]["success"]), store["validation_results"]["activeManifest"]["failure"], len(store["manifests"])]`;
    const said = askPython(python, files, { rootPem, expression }) as [boolean, unknown[], number][];
    for (const [at, [file]] of [...sealed].entries()) {
      const [trusted, failures, manifests] = said[at] ?? [false, [], 0];
      expect({ maker: file.maker, trusted, failures }).toEqual({ maker: file.maker, trusted: true, failures: [] });
      if (file.credentials) expect(manifests).toBeGreaterThanOrEqual(2);
      else expect(manifests).toBe(1);
    }
    note(`c2pa-python: ${said.length} of ${said.length} trusted, without a failure`);
  });

  test('say to exiftool what was declared, and nothing any more of prompts, cameras and programs', async (context) => {
    let read: Record<string, unknown>[];
    try {
      const json = execFileSync('exiftool', ['-j', '-a', '-G1', ...sealed.values()], {
        encoding: 'utf8',
        maxBuffer: 1e8,
      });
      read = JSON.parse(json) as Record<string, unknown>[];
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
        return context.skip('exiftool is not installed');
      throw error;
    }
    for (const [at, [file]] of [...sealed].entries()) {
      const fields = read[at] ?? {};
      expect(fields['XMP-iptcExt:DigitalSourceType']).toMatch(new RegExp(`${IPTC[file.source]}$`));
      expect(
        Object.keys(fields).filter((name) =>
          /^(IFD0|ExifIFD|GPS|PNG:(Parameters|Prompt|Workflow|Comment|Dream))/.test(name),
        ),
      ).toEqual([]);
    }
    note(`exiftool: ${read.length} of ${read.length} carry the declared source type, none a prompt or a camera`);
  });

  test('wait for a person when they are declared as photographs, or came with credentials that were broken', async () => {
    const trained = foreign.filter(({ source }) => source === 'trained');
    // What a file does not say cannot contradict anybody.
    const { code, results } = await seal(
      trained.map(({ path }) => path),
      'photo',
      'contradicted',
    );
    expect(code).toBe(4);
    for (const [at, { error }] of results.entries())
      expect({ maker: trained[at]?.maker, code: error?.code, words: error?.message }).toEqual({
        maker: trained[at]?.maker,
        code: 'held_for_review',
        words: expect.stringContaining('but its own file says otherwise'),
      });
    note(`declared as a photograph: ${results.length} of ${trained.length} held for a person`);
    if (!foreign.some(({ from }) => from === 'reference')) return;
    const broken = await seal(
      BROKEN.map((name) => join(REFERENCE, name)),
      'photo',
      'broken',
    );
    expect(broken.results.map(({ error }) => error?.code)).toEqual(BROKEN.map(() => 'held_for_review'));
    note(`broken credentials: ${broken.results.length} of ${BROKEN.length} held for a person`);
  });
});
