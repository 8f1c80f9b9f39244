import { decodeImage } from '../../imaging/index';
import type { GenerationOutput } from '../../pipeline/generation/index';
import type { FinishedStep, ItemVerdict } from '../../pipeline/records';
import type { Blobs } from '../../pipeline/stage';
import type { Definition } from '../study/definition';
import type { MeasuredSkin, RunResult } from '../study/run-result';
import type { OpenedRun } from '../study/study-run';
import { measureQuality } from './quality';
import { measureSkinTone, type SkinTone } from './skin-tone';

/**
 * What the pipeline decided, and what the pixels of the artwork show. The artwork and not the creative, because type and veil
 * are the same for every picture of a study and would only blunt the measures.
 */
export async function measureRun(
  { definition, facts }: OpenedRun,
  steps: readonly FinishedStep[],
  verdicts: readonly ItemVerdict[],
  blobs: Pick<Blobs, 'get'>,
): Promise<RunResult> {
  const [decided] = verdicts;
  const findings = steps.flatMap((step) => step.findings);
  const generation = steps.find(({ step }) => step === 'generation')?.output as GenerationOutput | undefined;
  return {
    prompt: facts.brief.prompt,
    seed: facts.brief.seed,
    verdict: decided?.verdict ?? 'pass',
    rules: [...new Set((decided?.reasons ?? []).map(({ rule }) => rule))].sort(),
    triggered: [...new Set(findings.filter(({ triggered }) => triggered).map(({ rule }) => rule))].sort(),
    picture: await pictureOf(definition, generation, blobs),
  };
}

async function pictureOf(
  definition: Definition,
  generation: GenerationOutput | undefined,
  blobs: Pick<Blobs, 'get'>,
): Promise<RunResult['picture']> {
  const artwork = generation?.artworks[0];
  if (!generation || !artwork || definition.kind !== 'pictures') return null;
  const { pixels } = await decodeImage(await blobs.get(artwork.blob), { name: 'The artwork' });
  const { width, height, blob } = artwork;
  const { effectivePrompt, unknownWords, personFree } = generation;
  const marked = definition.measures.skinTone?.region;
  const skin = marked && marked !== 'annotated' ? measureSkinTone(pixels, marked) : null;
  return {
    blob,
    width,
    height,
    effectivePrompt,
    unknownWords,
    personFree,
    quality: measureQuality(pixels),
    skin: skin && recorded(skin),
  };
}

export function recorded({ monk, ita, itaClass, distance }: SkinTone): MeasuredSkin {
  return { monk, ita: Math.round(ita * 10) / 10, itaClass, distance: Math.round(distance * 10) / 10 };
}
