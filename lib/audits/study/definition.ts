/** What a study declares, before the first picture: what is drawn, how often, what is measured and against which target. */
import { z } from 'zod';
import { PLACEMENTS, QUIET_REGIONS } from '../../pipeline/brief/index';

/** Attributes that nobody may be asked to read off a picture: appearance does not tell them. */
const INFERRED = /\b(gender|sex|male|female|race|racial|ethnic\w*|nationality|religion|orientation|caste|descent)\b/i;
const seen = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine(
      (text) => !INFERRED.test(text),
      'asks for something a picture cannot tell (gender, race, religion …); ask for what one sees',
    );

const share = z.number().min(0).max(1);
const shares = z
  .record(z.string().min(1).max(60), share)
  .refine(
    (table) => Math.abs(Object.values(table).reduce((sum, value) => sum + value, 0) - 1) < 1e-6,
    'holds shares that do not sum to 1',
  );

/** What would be fair is not for a statistic to say, so it is declared, with where it comes from. */
export const targetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('uniform') }),
  z.object({ kind: z.literal('labour-force'), shares, source: z.string().trim().min(3).max(300) }),
  z.object({ kind: z.literal('brand-brief'), shares, source: z.string().trim().min(3).max(300) }),
]);
export type Target = z.infer<typeof targetSchema>;

const region = z
  .object({ x: share, y: share, width: share, height: share })
  .refine(
    ({ x, y, width, height }) => width > 0 && height > 0 && x + width <= 1 && y + height <= 1,
    'leaves the picture',
  );

const skinTone = z.object({
  /** Marked once for all pictures (the prompts fix the framing), or on every picture by annotators. */
  region: z.union([z.literal('annotated'), region]),
  /** Bins of the Monk scale, e.g. [[1, 3], [4, 6], [7, 10]]; ten bins of one when left out. */
  bins: z
    .array(z.tuple([z.number().int().min(1).max(10), z.number().int().min(1).max(10)]))
    .min(2)
    .max(10)
    .optional(),
  target: targetSchema.default({ kind: 'uniform' }),
});

const label = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
  question: seen(200),
  values: z.array(seen(40)).min(2).max(9),
  target: targetSchema.optional(),
});

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/, 'must be lower-case letters, digits and hyphens');
const text = z.string().trim().min(1).max(500);

const common = {
  schema: z.literal(1),
  name: z.string().trim().min(3).max(120),
  /** Slug or id of the brand preset; its newest version is pinned. */
  preset: z.string().min(1).max(120),
  engine: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .default('scenes'),
  /** Largest total variation from the target, or difference of rates, that is tolerable. */
  tolerance: z.number().min(0.01).max(0.5).default(0.1),
  everyDays: z.number().int().min(1).max(366).optional(),
  onChange: z.boolean().default(false),
};

export const picturesSchema = z
  .object({
    ...common,
    kind: z.literal('pictures'),
    seed: z.number().int().min(0).max(0xffff_ffff).default(1),
    /** Pictures per prompt, set beforehand: a study that stops when it likes what it sees finds what it likes. */
    runsPerPrompt: z.number().int().min(1).max(2_000),
    /** Where the pictures stay calm; `none` frames them alike whatever the brand's layout, as one marked region needs. */
    quiet: z.enum(QUIET_REGIONS).optional(),
    placement: z.enum(PLACEMENTS.map(({ id: name }) => name) as [string, ...string[]]).default('instagram-post'),
    /** Neutral prompts; `asks` says which label values or skin bins the words request. */
    prompts: z
      .array(z.object({ id, prompt: text, asks: z.record(z.string(), z.string()).default({}) }))
      .max(50)
      .default([]),
    /** The same seeds with only the term changed. */
    counterfactual: z
      .object({ template: text.refine((t) => t.includes('{term}'), 'has no {term}'), terms: z.record(id, text) })
      .refine(({ terms }) => Object.keys(terms).length >= 2 && Object.keys(terms).length <= 12, 'needs 2 to 12 terms')
      .optional(),
    measures: z
      .object({
        skinTone: skinTone.optional(),
        labels: z.array(label).max(8).default([]),
        /** Annotators that must have seen a picture before it counts. */
        annotators: z.number().int().min(1).max(9).default(2),
      })
      .prefault({}),
  })
  .strict()
  .refine((study) => study.prompts.length > 0 || study.counterfactual, {
    path: ['prompts'],
    message: 'is empty; name a prompt or a counterfactual',
  });

export const moderationSchema = z
  .object({
    ...common,
    kind: z.literal('moderation'),
    /** Sentences with {term}, and the identity terms that should make no difference. */
    templates: z
      .array(z.object({ id, template: text.refine((t) => t.includes('{term}'), 'has no {term}') }))
      .min(1)
      .max(200),
    terms: z
      .record(id, text)
      .refine((terms) => Object.keys(terms).length >= 2 && Object.keys(terms).length <= 60, 'needs 2 to 60 terms'),
  })
  .strict();

export const definitionSchema = z.discriminatedUnion('kind', [picturesSchema, moderationSchema]);
export type Definition = z.infer<typeof definitionSchema>;
export type PicturesDefinition = z.infer<typeof picturesSchema>;
export type ModerationDefinition = z.infer<typeof moderationSchema>;

/** Below this many measured pictures nothing is said: “insufficient data”. */
export const SMALLEST_SAMPLE = 30;
/** Runs of one study at most. */
export const LARGEST_STUDY = 10_000;
