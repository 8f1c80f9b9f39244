import { ColophonError } from '../../errors/index';
import { encodePng } from '../../imaging/index';
import { diversify, initialModeOf } from '../brief/index';
import type { PolicyOutput } from '../policy/output';
import type { ModelDescription, RunFacts, Stage } from '../stage';
import { adoptPicture } from './adopt';
import { readBeginning } from './begin-from';
import { firstStep } from './denoise';
import { draftSettings } from './draft';
import { type Artwork, type GenerationOutput, generationOutputSchema } from './output';
import { openPainter } from './painter';
import { paletteTensor } from './palette';
import { paletteOfPicture } from './palette-of-picture';
import { planArtworks } from './plan';
import { effectivePrompts } from './prompt';
import { openRenderer } from './scenes/renderer';
import { assessSubject } from './subject/index';

export const generationStage: Stage<GenerationOutput, { policy: PolicyOutput }> = {
  step: 'generation',
  output: generationOutputSchema,
  async run({ run, items }, ports) {
    const { brief, preset } = run;
    if (brief.sealed) return adoptPicture(brief.sealed, run, items, ports);
    const model = await ports.sessions.describe(brief.engine);
    const subject = assessSubject(brief.prompt, model);
    if (!subject.drawable && !brief.anyway) throw cannotDraw(brief, model, subject);

    const painter = await (model.kind === 'scenes' ? openRenderer : openPainter)(ports.sessions, model);
    const plan = planArtworks(brief, items, model, preset.ownLayouts, run.items);
    const { prompt, negative } = effectivePrompts(brief, preset.style, model);
    const palette = paletteTensor(preset.colours);
    const { steps, guidance } = brief.draft
      ? draftSettings(model)
      : { steps: brief.steps ?? model.defaults.steps, guidance: brief.guidance ?? model.defaults.guidance };

    const beginning = await readBeginning(brief, model, ports.blobs);
    const drawnSteps = beginning ? steps - firstStep(steps, beginning.strength) : steps;

    const artworks: Artwork[] = [];
    let done = 0;
    const onStep = () => ports.progress(++done, plan.length * drawnSteps);
    for (const planned of plan) {
      if (ports.signal.aborted) throw new ColophonError('cancelled');
      const own = brief.diversify ? promptOf(run, planned.index, model) : undefined;
      const { family } = own === undefined ? subject : assessSubject(own, model);
      const canvas = await beginning?.layOut([planned.width, planned.height]);
      // What joins a picture is drawn in that picture's colours, not in the brand's.
      const colours = canvas?.redrawn ? paletteOfPicture(canvas.picture, canvas.redrawn) : palette;
      const told = { prompt: own ?? prompt, negative, palette: colours, steps, guidance, family };
      const drawing = { ...planned, ...told, canvas, tile: brief.tile, draft: brief.draft };
      const { pixels, timings, scene } = await painter.draw(drawing, {
        signal: ports.signal,
        now: () => ports.now(),
        onStep,
      });
      const blob = await ports.blobs.put(await encodePng(pixels));
      const made = { width: pixels.width, height: pixels.height, blob, steps, guidance, timings };
      artworks.push({
        ...planned,
        ...made,
        ...(own === undefined ? {} : { prompt: own }),
        ...(scene ? { scene } : {}),
      });
    }
    const output: GenerationOutput = {
      engine: brief.engine,
      model: { name: model.name, version: model.version, sha256: model.sha256, licence: model.licence },
      digitalSourceType: keepsPart(brief) ? 'compositeWithTrainedAlgorithmicMedia' : model.digitalSourceType,
      personFree: brief.initial ? brief.people === 'none' || null : isPersonFree(artworks, model, subject.personFree),
      effectivePrompt: prompt,
      unknownWords: [...subject.unknownWords],
      ...(brief.draft ? { draft: true as const } : {}),
      artworks,
      ...(ports.environment ? { environment: ports.environment } : {}),
    };
    return { output };
  },
};

/** Pixels of the customer's own are left in the picture. */
function keepsPart(brief: RunFacts['brief']): boolean {
  const mode = initialModeOf(brief);
  return mode === 'inpainting' || mode === 'outpainting';
}

/** Of scenes it is known what was drawn; of other engines, what the prompt asked for. */
function isPersonFree(artworks: readonly Artwork[], model: ModelDescription, asked: boolean | null): boolean | null {
  const drawn = artworks.flatMap(({ scene }) => (scene ? [scene.family] : []));
  if (drawn.length === 0) return asked;
  return drawn.every((id) => model.families.some((family) => family.id === id && family.person_free));
}

/** The same addition the form has shown: a pure function of prompt, seed and index. */
function promptOf({ brief, preset }: RunFacts, index: number, model: ModelDescription): string {
  const { prompt } = diversify(brief.prompt, brief.seed, index);
  return effectivePrompts({ ...brief, prompt }, preset.style, model).prompt;
}

/** Preflight asks the same question before anything is charged; this is the second lock on the same door. */
function cannotDraw(
  brief: RunFacts['brief'],
  model: ModelDescription,
  { subject, suggestions }: ReturnType<typeof assessSubject>,
): ColophonError {
  return new ColophonError('cannot_draw', {
    engine: model.name,
    subject: subject ?? brief.prompt.slice(0, 80),
    suggestions: suggestions.map((scene) => scene.prompt),
  });
}
