import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { Actor } from '../../lib/accounts/index';
import { ColophonError } from '../../lib/errors/index';
import { recordedRun } from '../../lib/generations/index';
import { decodeImage } from '../../lib/imaging/index';
import { NO_ENGINE } from '../../lib/pipeline/brief/index';
import { type Artwork, generationStage } from '../../lib/pipeline/generation/index';
import { type Report, verifyReport } from '../../lib/pipeline/provenance/index';
import type { Ports, RunFacts } from '../../lib/pipeline/stage';
import { blobsOf } from '../../lib/storage/index';
import { MODELS } from '../../models/index';
import { environmentWith } from '../../workers/environment';
import { createRuntime, type Runtime } from '../../workers/runtime/index';
import { openCommandHome } from './home';
import { numberBetween, readOptions } from './options';
import { readInput } from './read-file';
import { type Difference, differencesBetween } from './reproduce-differences';
import { sayJson, sayLine } from './say';

const OPTIONS = { json: { type: 'boolean' }, threads: { type: 'string' } } as const;
const MOST_THREADS = 256;

/**
 * `colophon reproduce REPORT`: draws the artwork of a report once more from the frozen record, with as many threads as then unless
 * told otherwise, and compares hashes. Answers 0 when they are the same, 1 when not; what differs is named either way. 2 when the
 * file is no report.
 */
export async function reproduce(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, OPTIONS, true);
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0)
    throw new ColophonError('invalid_argument', { argument: 'reproduce', problem: 'name one report file.' });
  const { valid, document: report } = verifyReport(await readInput(resolve(file)));
  if (!valid || !report) {
    const problem = `${basename(file)} is no report of Colophon, or was changed after it was signed.`;
    throw new ColophonError('invalid_argument', { argument: 'reproduce', problem });
  }
  const recorded = report.made.environment;
  const threads = numberBetween('threads', values.threads, 1, MOST_THREADS) ?? recorded?.threads;
  const home = await openCommandHome();
  const runtime = createRuntime({ models: MODELS, ...(threads === undefined ? {} : { threads }) });
  try {
    const run = await recordedRun(home.actor, report.generation);
    const begin = performance.now();
    const { artwork, bytes } = await drawAgain(report, run, runtime);
    const seconds = Math.round((performance.now() - begin) / 100) / 10;
    const same = artwork.blob === report.made.artwork.sha256;
    const here = environmentWith(runtime.statistics().threads);
    // A picture made elsewhere was not drawn: taking it in again is what there is to repeat.
    const elsewhere = report.made.engine === NO_ENGINE;
    const model = elsewhere ? report.made.model : await runtime.describe(report.made.engine);
    const differences = [
      ...differencesBetween(
        { model: report.made.model, environment: elsewhere ? here : recorded, generator: report.generator },
        { model, environment: here },
      ),
      ...(same ? [] : [await artworkDifference(report, { artwork, bytes }, home.actor)]),
    ];
    const answer = {
      file,
      reproduced: same,
      recorded: report.made.artwork.sha256,
      here: artwork.blob,
      seconds,
      environment: here,
      differences,
    };
    if (values.json) sayJson(answer);
    else {
      const done = elsewhere ? 'taken in' : 'drawn';
      if (same) sayLine(`${file}: ${done} again in ${seconds} s, and the artwork is the same, byte for byte.`);
      for (const { words } of differences) sayLine(`${file}: ${same ? 'although ' : ''}${words}`);
    }
    return same ? 0 : 1;
  } finally {
    await runtime.close();
    await home.close();
  }
}

async function drawAgain(report: Report, run: RunFacts, runtime: Runtime) {
  const drawn = new Map<string, Uint8Array>();
  const stored = blobsOf(run.organisationId);
  const ports = {
    now: () => new Date(),
    signal: new AbortController().signal,
    progress: () => {},
    // What is drawn stays here: a reproduction adds nothing to the record.
    blobs: {
      ...stored,
      put: async (bytes: Uint8Array) => {
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        drawn.set(sha256, bytes);
        return sha256;
      },
    },
    sessions: runtime,
  } as unknown as Ports;
  const { index, placement } = report.item;
  const items = run.items.filter((item) => item.index === index && item.placement === placement);
  const policy = { normalisedPrompt: run.brief.prompt, rulesVersion: '' };
  const { output } = await generationStage.run({ run, items, earlier: { policy }, findings: [], decisions: [] }, ports);
  const [artwork] = output.artworks;
  const bytes = artwork && drawn.get(artwork.blob);
  if (!artwork || !bytes)
    throw new ColophonError('internal', { reference: `nothing was drawn for ${report.item.asset}` });
  return { artwork, bytes };
}

async function artworkDifference(
  report: Report,
  here: { artwork: Artwork; bytes: Uint8Array },
  actor: Actor,
): Promise<Difference> {
  const { sha256 } = report.made.artwork;
  const original = await blobsOf(actor.organisationId)
    .get(sha256)
    .catch(() => null);
  const words = original
    ? await distance(original, here.bytes)
    : 'the recorded artwork is not stored here any more, so only hashes were compared.';
  return { what: 'artwork', recorded: sha256, here: here.artwork.blob, words };
}

async function distance(recorded: Uint8Array, here: Uint8Array): Promise<string> {
  const [a, b] = [(await decodeImage(recorded)).pixels, (await decodeImage(here)).pixels];
  if (a.width !== b.width || a.height !== b.height)
    return `the artwork has another size: ${a.width} × ${a.height} then, ${b.width} × ${b.height} here.`;
  let [most, sum] = [0, 0];
  for (let at = 0; at < a.data.length; at++) {
    const off = Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0));
    most = Math.max(most, off);
    sum += off * off;
  }
  const psnr =
    sum === 0 ? 'none in the pixels' : `${(10 * Math.log10(255 ** 2 / (sum / a.data.length))).toFixed(1)} dB`;
  return `the artwork differs by at most ${most} of 255 levels (${psnr}).`;
}
