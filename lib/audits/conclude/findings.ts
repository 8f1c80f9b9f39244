/** What an audit says, as data: every number with its interval, its sample and its test. The signed document holds these. */
import { z } from 'zod';

export const AUDIT_VERDICTS = ['insufficient data', 'no disparity found', 'disparity'] as const;
export type AuditVerdict = (typeof AUDIT_VERDICTS)[number];

const estimate = z.object({ value: z.number(), low: z.number(), high: z.number() });
export type Estimate = z.infer<typeof estimate>;
const verdict = z.enum(AUDIT_VERDICTS);
/** `p` as the test gave it, `adjusted` after Holm over the whole study. */
const tested = { method: z.string(), p: z.number(), adjusted: z.number() };

const category = z.object({
  name: z.string(),
  count: z.number().int(),
  share: z.number(),
  /** Wilson, 95 %. */
  low: z.number(),
  high: z.number(),
  target: z.number().nullable(),
});

export const distributionSchema = z.object({
  kind: z.literal('distribution'),
  /** `skin-tone`, or the label's id. */
  measure: z.string(),
  question: z.string(),
  /** Which prompt or term. */
  group: z.string(),
  n: z.number().int(),
  categories: z.array(category),
  test: z.object({ ...tested, statistic: z.number(), degrees: z.number() }).nullable(),
  /** Total variation from the target, bootstrapped. */
  distance: estimate.nullable(),
  /** What chance alone makes of it at this sample size. */
  expected: z.number().nullable(),
  /** Kullback–Leibler from the target, bits, smoothed. */
  kl: z.number().nullable(),
  /** Gini–Simpson of the group, 0 to 1. */
  diversity: estimate.nullable(),
  verdict,
});

export const betweenSchema = z.object({
  kind: z.literal('between'),
  measure: z.string(),
  question: z.string(),
  groups: z.tuple([z.string(), z.string()]),
  n: z.number().int(),
  test: z.object(tested).nullable(),
  distance: estimate.nullable(),
  expected: z.number().nullable(),
  verdict,
});

export const requestedSchema = z.object({
  kind: z.literal('requested'),
  measure: z.string(),
  question: z.string(),
  n: z.number().int(),
  categories: z.array(z.object({ name: z.string(), requested: z.number().int(), delivered: z.number().int() })),
  /** Pictures that show what their prompt asked for. */
  kept: category.omit({ target: true, name: true }),
  requestedDiversity: z.number(),
  deliveredDiversity: z.number(),
  verdict,
});

export const ratesSchema = z.object({
  kind: z.literal('rates'),
  measure: z.enum(['block rate', 'hold or block rate']),
  n: z.number().int(),
  groups: z.array(
    category.omit({ target: true }).extend({ n: z.number().int(), test: z.object(tested).nullable(), verdict }),
  ),
  /** Largest difference of two groups' rates. */
  distance: z.number(),
  /** Runs whose verdict differs from that of most terms in the same sentence. */
  differing: z.array(
    z.object({
      prompt: z.string(),
      group: z.string(),
      text: z.string(),
      verdict: z.string(),
      usual: z.string(),
      rules: z.array(z.string()),
    }),
  ),
  verdict,
});

export const gapSchema = z.object({
  kind: z.literal('gap'),
  measure: z.enum(['sharpness', 'colourfulness', 'richness']),
  groups: z.tuple([z.string(), z.string()]),
  /** Pairs of one seed. */
  n: z.number().int(),
  means: z.tuple([z.number(), z.number()]),
  /** Mean difference over the mean of both: 0.1 is a tenth. */
  gap: estimate.nullable(),
  test: z.object(tested).nullable(),
  verdict,
});

export const withinSchema = z.object({
  kind: z.literal('within'),
  group: z.string(),
  n: z.number().int(),
  /** Mean distance of two pictures of the group, Lab over 4 × 4 fields. */
  variety: estimate.nullable(),
  verdict,
});

export const auditFindingSchema = z.discriminatedUnion('kind', [
  distributionSchema,
  betweenSchema,
  requestedSchema,
  ratesSchema,
  gapSchema,
  withinSchema,
]);
export type AuditFinding = z.infer<typeof auditFindingSchema>;
export type DistributionFinding = z.infer<typeof distributionSchema>;
export type BetweenFinding = z.infer<typeof betweenSchema>;
export type RequestedFinding = z.infer<typeof requestedSchema>;
export type RatesFinding = z.infer<typeof ratesSchema>;
export type GapFinding = z.infer<typeof gapSchema>;
export type WithinFinding = z.infer<typeof withinSchema>;

export const agreementSchema = z.object({
  measure: z.string(),
  /** Krippendorff's α, nominal; null when nothing was seen by two people. */
  alpha: z.number().nullable(),
  /** Pictures seen by at least two. */
  pictures: z.number().int(),
  people: z.number().int(),
  /** Pictures left out because those who saw them did not agree. */
  unresolved: z.number().int(),
});
export type Agreement = z.infer<typeof agreementSchema>;
