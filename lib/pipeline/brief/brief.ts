/** What the customer asked for. The same schema parses the CLI, the studio's form and the API. */
import { z } from 'zod';
import { checkInitial, initialFields, pictureReference } from './initial';
import { findPlacement, ORIGINAL, PLACEMENTS } from './placements/index';
import { QUIET_REGIONS } from './quiet';
import { REGIONS } from './regions';
import { sealedSchema } from './sealed';

export { QUIET_REGIONS, type Quiet } from './quiet';

export const PEOPLE = ['none', 'real', 'synthetic'] as const;

/** The engine of pictures that are not drawn here. */
export const NO_ENGINE = 'none';

export const LIMITS = {
  promptCharacters: 4_000,
  headlineCharacters: 160,
  sublineCharacters: 320,
  callToActionCharacters: 48,
  count: 10,
  /** count × placements of one brief. */
  items: 40,
  /** The same of a draft, which costs nothing. */
  draftItems: 4,
} as const;

/** Control characters other than newline and tab have no place in a brief. */
const text = (max: number) =>
  z
    .string()
    .max(max, `is longer than ${max} characters; shorten it`)
    .refine((s) => !/(?![\t\n\r])\p{Cc}/u.test(s), 'contains control characters; remove them')
    .transform((s) => s.trim());

export const briefSchema = z
  .object({
    prompt: text(LIMITS.promptCharacters).refine((s) => s.length > 0, 'is empty; describe the scene to draw'),
    negativePrompt: text(LIMITS.promptCharacters).optional(),
    copy: z
      .object({
        headline: text(LIMITS.headlineCharacters).optional(),
        subline: text(LIMITS.sublineCharacters).optional(),
        callToAction: text(LIMITS.callToActionCharacters).optional(),
      })
      .prefault({}),
    placements: z
      .array(z.string())
      .min(1, 'is empty; name at least one placement')
      .max(PLACEMENTS.length, `holds more placements than exist`)
      .superRefine((ids, context) => {
        for (const id of ids)
          if (!findPlacement(id) && id !== ORIGINAL)
            context.addIssue({
              code: 'custom',
              message: `"${id.slice(0, 60)}" is not a placement; use ${PLACEMENTS.map((p) => p.id).join(', ')}`,
            });
        if (new Set(ids).size !== ids.length) context.addIssue({ code: 'custom', message: 'names a placement twice' });
      }),
    count: z
      .number()
      .int('must be a whole number')
      .min(1, 'must be at least 1')
      .max(LIMITS.count, `must be at most ${LIMITS.count}; split larger orders into several briefs`)
      .default(1),
    seed: z.number().int().min(0).max(0xffff_ffff, 'must be below 4294967296').optional(),
    /** What draws it. Left out, it is chosen when the brief is accepted: see `chooseEngine`. */
    engine: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .optional(),
    /** One of the preset's layouts: the house's or the brand's own. */
    layout: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be the name of one of the brand’s layouts')
      .max(40)
      .optional(),
    quiet: z.enum(QUIET_REGIONS).optional(),
    guidance: z.number().min(0).max(20).optional(),
    steps: z.number().int().min(1).max(50).optional(),
    aiLabel: z.boolean().optional(),
    product: pictureReference.optional(),
    reference: pictureReference.optional(),
    ...initialFields,
    /** Draw what the engine can make of a subject it was never taught, instead of answering `cannot_draw`. */
    anyway: z.boolean().default(false),
    /**
     * A first look: drawn in one step, checked like any picture, marked as a draft across itself, and free. Only by engines
     * that have a component for it.
     */
    draft: z.boolean().optional(),
    /** Let each picture of one unspecified person say another skin tone; see diversify.ts. Never on unless asked for. */
    diversify: z.boolean().optional(),
    /**
     * Who is to be seen: nobody, real people, or synthetic performers (made by a model or a program to look like a person).
     * Asked whenever a picture may hold people.
     */
    people: z.enum(PEOPLE).optional(),
    /** Where it is to be shown: decides which notices it needs. */
    regions: z.array(z.enum(REGIONS)).max(REGIONS.length).optional(),
    /** A picture made elsewhere; then the engine is `none` and nothing is drawn. */
    sealed: sealedSchema.optional(),
  })
  .strict()
  .superRefine(checkInitial)
  .refine((brief) => (brief.engine === NO_ENGINE) === (brief.sealed !== undefined), {
    path: ['engine'],
    message: `is “${NO_ENGINE}” for a sealed picture and only then`,
  })
  .refine((brief) => brief.sealed !== undefined || !brief.placements.includes(ORIGINAL), {
    path: ['placements'],
    message: `“${ORIGINAL}” is the size of a sealed picture; name another placement`,
  })
  .superRefine(checkDraft)
  .refine((brief) => brief.count * brief.placements.length <= LIMITS.items, {
    path: ['count'],
    message: `times the number of placements is over ${LIMITS.items} items; split the brief`,
  });

/** What a draft leaves out: everything that says how to take several steps, and pictures to begin from. */
function checkDraft(
  brief: { draft?: unknown; count: number; placements: readonly string[] } & Record<string, unknown>,
  context: z.RefinementCtx,
): void {
  if (!brief.draft) return;
  const problem = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
  for (const field of ['steps', 'guidance', 'negativePrompt'])
    if (brief[field] !== undefined) problem(field, 'has no effect in a draft; leave it out');
  if (brief.initial !== undefined) problem('draft', 'begins from nothing; leave the picture to begin from out');
  if (brief.sealed !== undefined) problem('draft', 'is for engines; a sealed picture is not drawn');
  if (brief.count * brief.placements.length > LIMITS.draftItems)
    problem('draft', `is for at most ${LIMITS.draftItems} pictures; ask for fewer or for the finished ones`);
}

export type BriefRequest = z.input<typeof briefSchema>;
/** A parsed brief; what was left open is resolved when it is accepted. */
export type Brief = z.infer<typeof briefSchema> & {
  seed: number;
  layout: string;
  engine: string;
  /** The engine was chosen here and is nobody's wish: a variation may be drawn by another one. */
  engineFree?: boolean | undefined;
  /** The layout is the preset's first choice and nobody's wish: another one may take its place where it breaks a rule. */
  layoutFree?: boolean | undefined;
};
