/** The reader's JSON, as far as it is read; whatever else a foreign manifest holds is passed over. */
import { z } from 'zod';

const code = z.object({ code: z.string(), explanation: z.string().optional(), url: z.string().optional() });
/** Results of one validation, sorted. */
export const codes = z.object({ success: z.array(code).default([]), failure: z.array(code).default([]) });
export const deltas = z.array(z.object({ ingredientAssertionURI: z.string(), validationDeltas: codes }));
const results = z.object({
  activeManifest: codes.default({ success: [], failure: [] }),
  ingredientDeltas: deltas.nullish(),
});
const manifestShape = z.object({
  title: z.string().nullish(),
  claim_generator: z.string().nullish(),
  claim_generator_info: z.array(z.object({ name: z.string(), version: z.string().nullish() })).nullish(),
  signature_info: z
    .object({ issuer: z.string().nullish(), common_name: z.string().nullish(), time: z.string().nullish() })
    .nullish(),
  assertions: z.array(z.object({ label: z.string(), data: z.unknown() })).default([]),
  ingredients: z
    .array(
      z.object({
        title: z.string().nullish(),
        format: z.string().nullish(),
        relationship: z.string().default('unknown'),
        label: z.string().nullish(),
        active_manifest: z.string().nullish(),
        digital_source_type: z.string().nullish(),
        validation_results: results.nullish(),
        /** Ingredients of older versions list codes without sorting them. */
        validation_status: z.array(code).nullish(),
      }),
    )
    .default([]),
});
export type Manifest = z.infer<typeof manifestShape>;
export const storeShape = z.object({
  active_manifest: z.string().nullish(),
  manifests: z.record(z.string(), manifestShape).default({}),
  validation_results: results.nullish(),
});

const text = z.string().nullish();
export const actionsShape = z.object({
  actions: z.array(
    z.object({
      action: z.string(),
      digitalSourceType: text,
      description: text,
      when: text,
      parameters: z
        .object({ ingredients: z.array(z.object({ url: z.string() })).catch([]) })
        .nullish()
        .catch(null),
    }),
  ),
});
export const disclosureShape = z.object({
  modelName: text,
  modelIdentifier: text,
  contentProfile: z.object({ humanOversightLevel: text }).nullish(),
});
export const miningShape = z.object({ entries: z.record(z.string(), z.object({ use: z.string() })) });
export const bindingShape = z.object({ alg: z.string(), blocks: z.array(z.object({ value: z.string() })) });
export const reportShape = z.object({ reportSha256: z.string(), generation: z.string(), asset: z.string() });
export const declarationShape = z.object({ digitalSourceType: z.string(), declaredBy: z.string() });
