import { z } from 'zod';
import type { Report } from '../pipeline/provenance/index';

export interface Authorship {
  /** What people wrote, chose, supplied, masked, arranged and looked at. */
  people: { did: string; what: string }[];
  /** What a machine made. */
  machine: { did: string; what: string }[];
}

const briefSchema = z
  .looseObject({
    prompt: z.string().default(''),
    negativePrompt: z.string().optional(),
    copy: z.record(z.string(), z.unknown()).default({}),
    placements: z.array(z.string()).default([]),
    layout: z.string().optional(),
    quiet: z.string().optional(),
    guidance: z.number().optional(),
    steps: z.number().optional(),
    product: z.looseObject({ sha256: z.string() }).optional(),
    reference: z.looseObject({ sha256: z.string() }).optional(),
    initial: z.looseObject({ sha256: z.string() }).optional(),
    mask: z.unknown().optional(),
    sealed: z.looseObject({ fileName: z.string().default('a picture') }).optional(),
  })
  .catch({ prompt: '', copy: {}, placements: [] });

const EDITS: Readonly<Record<string, string>> = {
  cropped: 'cropped to the placement',
  resized: 'scaled to the placement',
  scrim: 'toned down behind the type',
  product: 'the product photo cut out and set in',
  type: 'the copy set as type',
  logo: 'the logo placed',
  label: 'the AI label set',
};

/**
 * Who did what, from the signed record: the brief as people wrote it, the edits, the decisions. It says what happened; who
 * holds which rights in it is for counsel.
 */
export function authorshipOf(report: Report): Authorship {
  const brief = briefSchema.parse(report.asked.brief);
  const people: Authorship['people'] = [];
  const wrote = (name: string, text: unknown) => {
    if (typeof text === 'string' && text.trim() !== '') people.push({ did: `Wrote the ${name}`, what: `“${text}”` });
  };
  if (brief.sealed) people.push({ did: 'Brought the picture', what: brief.sealed.fileName });
  else wrote('scene', brief.prompt);
  wrote('words to leave out', brief.negativePrompt);
  wrote('headline', brief.copy.headline);
  wrote('subline', brief.copy.subline);
  wrote('call to action', brief.copy.callToAction);
  people.push({
    did: 'Chose the brand',
    what: `preset version ${report.asked.presetVersion}: colours, type, logo and rules`,
  });
  people.push({ did: 'Chose the placement', what: `${report.item.placement}, one of ${brief.placements.length}` });
  if (brief.quiet && brief.quiet !== 'none')
    people.push({ did: 'Arranged', what: `kept the ${brief.quiet} calm for the copy` });
  if (brief.product)
    people.push({ did: 'Supplied', what: `the product photo (SHA-256 ${brief.product.sha256.slice(0, 12)}…)` });
  if (brief.initial)
    people.push({ did: 'Supplied', what: `the picture to begin from (SHA-256 ${brief.initial.sha256.slice(0, 12)}…)` });
  if (brief.reference)
    people.push({ did: 'Supplied', what: `a reference picture (SHA-256 ${brief.reference.sha256.slice(0, 12)}…)` });
  people.push(
    brief.mask === undefined
      ? { did: 'Masked', what: 'nothing: no part of this picture was painted or masked by hand' }
      : { did: 'Masked', what: 'the area that was drawn anew' },
  );
  for (const { decision, role, decidedAt, subject, kind } of report.decisions)
    people.push({
      did: kind === 'appeal' ? 'Looked at an appeal' : 'Looked at the result',
      what: `on ${decidedAt.slice(0, 10)} a person (${role}) ${decision === 'approve' ? 'let the' : 'stopped the'} ${subject}${decision === 'approve' ? ' go on' : ''}`,
    });
  if (report.decisions.length === 0)
    people.push({ did: 'Looked at the result', what: 'nobody before release: automatic checks let it go' });
  return { people, machine: machineOf(report, brief.sealed !== undefined) };
}

function machineOf({ made }: Report, sealed: boolean): Authorship['machine'] {
  const machine: Authorship['machine'] = [];
  if (!sealed) {
    const { model, artwork, effectivePrompt } = made;
    machine.push({
      did: 'Drew the scene',
      what: `${model.name} ${model.version} (${model.licence}), from noise with seed ${artwork.seed}, ${artwork.steps} steps, guidance ${artwork.guidance}`,
    });
    machine.push({ did: 'Read', what: `“${effectivePrompt}”` });
  }
  machine.push({
    did: 'Chose the layout’s details',
    what: `${made.creative.layout}: crop, sizes, line breaks and ink by rule, within the brand’s limits`,
  });
  if (made.creative.edits.length > 0)
    machine.push({ did: 'Composed', what: made.creative.edits.map((edit) => EDITS[edit] ?? edit).join('; ') });
  machine.push({ did: 'Marked and signed', what: 'watermark, metadata and manifest' });
  return machine;
}
