/**
 * The report: a signed, itemised account of everything that was looked at up to the unsigned encode, for one item. Its hash is
 * in the manifest, so the picture vouches for its report and the report for what was checked.
 */
import { z } from 'zod';
import { ColophonError, say } from '../../errors/index';
import type { Creative } from '../composition/output';
import { environmentSchema } from '../environment';
import { type Finding, findingSchema } from '../finding';
import type { GenerationOutput } from '../generation/output';
import type { HumanDecision, Item, RunFacts, Signer } from '../stage';
import { OVERSIGHT_LEVELS, type OversightLevel } from './c2pa/index';
import { GENERATOR } from './generator';
import { canonicalBytes, sha256Hex, signDocument, verifyDocument } from './signed-document';
import type { SourceType } from './source-type';

/**
 * 2 says of every decision what was looked at, which rules it is about and why, and names the oversight the manifest states.
 * 3 says where the artwork was drawn: machine, build, threads.
 */
export const REPORT_SCHEMA = 3;
const KNOWN = { kind: 'colophon.report', schemas: [1, 2, REPORT_SCHEMA] } as const;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const reportSchema = z.object({
  kind: z.literal('colophon.report'),
  schema: z.union([z.literal(1), z.literal(2), z.literal(REPORT_SCHEMA)]),
  generator: z.string(),
  createdAt: z.string(),
  generation: z.string(),
  organisation: z.object({ id: z.string(), name: z.string() }),
  item: z.object({ index: z.number().int(), placement: z.string(), asset: z.string() }),
  asked: z.object({
    brief: z.unknown(),
    requestedAt: z.string(),
    seed: z.number().int(),
    presetVersion: z.string(),
    presetSha256: sha256,
  }),
  made: z.object({
    engine: z.string(),
    model: z.object({ name: z.string(), version: z.string(), sha256: z.string(), licence: z.string() }),
    effectivePrompt: z.string(),
    unknownWords: z.array(z.string()),
    personFree: z.boolean().nullable(),
    artwork: z.object({ sha256, seed: z.number(), steps: z.number(), guidance: z.number() }),
    creative: z.object({ sha256, layout: z.string(), edits: z.array(z.string()) }),
    sourceType: z.string(),
    /** Null where nothing was drawn, and in reports of before it was kept. */
    environment: environmentSchema.nullable().default(null),
  }),
  checks: z.array(findingSchema.extend({ words: z.string() })),
  decisions: z.array(
    z.object({
      case: z.string(),
      kind: z.enum(['review', 'appeal']).default('review'),
      decision: z.enum(['approve', 'reject']),
      decidedAt: z.string(),
      role: z.string(),
      subject: z.enum(['creative', 'artwork', 'brief']).default('creative'),
      /** SHA-256 of what was looked at; null in reports of before it was kept. */
      subjectSha256: sha256.nullable().default(null),
      rules: z.array(z.object({ rule: z.string(), version: z.number().int() })).default([]),
      reason: z.string().default(''),
    }),
  ),
  /** What the manifest's `humanOversightLevel` says; null in reports of before it was kept. */
  oversight: z.enum(OVERSIGHT_LEVELS).nullable().default(null),
  encoded: z.object({
    sha256,
    mediaType: z.string(),
    quality: z.number().nullable(),
    width: z.number().int(),
    height: z.number().int(),
  }),
  watermark: z.object({
    id: z.string().nullable(),
    keyId: z.string(),
    algorithm: z.string(),
    psnr: z.number().nullable(),
    failure: z.string().nullable(),
  }),
});
export type Report = z.infer<typeof reportSchema>;

export interface ReportFacts {
  run: RunFacts;
  item: Item;
  createdAt: Date;
  generation: GenerationOutput;
  creative: Creative;
  sourceType: SourceType;
  findings: readonly Finding[];
  decisions: readonly HumanDecision[];
  oversight: OversightLevel;
  encoded: Report['encoded'];
  watermark: Report['watermark'];
}

/** Findings that speak of this item, or of the generation as a whole. */
function concerns(finding: Finding, item: Item): boolean {
  return (
    finding.items.length === 0 ||
    finding.items.some((one) => one.index === item.index && one.placement === item.placement)
  );
}

/** The report's contents: JSON without holes, so that its canonical form is the same wherever it is made. */
export function composeReport(facts: ReportFacts): Report {
  const { run, item, generation, creative } = facts;
  const artwork = generation.artworks.find(
    (entry) => entry.index === item.index && entry.aspect === creative.artwork.aspect,
  );
  if (!artwork)
    throw new ColophonError('internal', {
      reference: `no ${creative.artwork.aspect} artwork ${item.index} for ${item.id}`,
    });
  const report: Report = {
    kind: 'colophon.report',
    schema: REPORT_SCHEMA,
    generator: `${GENERATOR.name} ${GENERATOR.version}`,
    createdAt: facts.createdAt.toISOString(),
    generation: run.generationId,
    organisation: { id: run.organisationId, name: run.organisationName },
    item: { index: item.index, placement: item.placement, asset: item.assetId },
    asked: {
      brief: run.brief,
      requestedAt: run.requestedAt.toISOString(),
      seed: run.brief.seed,
      presetVersion: run.presetVersionId,
      presetSha256: sha256Hex(canonicalBytes(run.preset)),
    },
    made: {
      engine: generation.engine,
      model: generation.model,
      effectivePrompt: artwork.prompt ?? generation.effectivePrompt,
      unknownWords: generation.unknownWords,
      personFree: generation.personFree,
      artwork: {
        sha256: artwork.blob,
        seed: artwork.seed,
        steps: artwork.steps,
        guidance: artwork.guidance,
      },
      creative: { sha256: creative.blob, layout: creative.layout, edits: creative.edits },
      sourceType: facts.sourceType,
      environment: generation.environment ?? null,
    },
    checks: facts.findings
      .filter((finding) => concerns(finding, item))
      .map((finding) => ({ ...finding, words: say(finding.code, finding.params) })),
    decisions: facts.decisions
      .filter((decision) => decision.itemId === item.id)
      .map(({ caseId, kind, decision, decidedAt, reviewerRole, subject, subjectSha256, rules, reason }) => ({
        case: caseId,
        kind,
        decision,
        decidedAt,
        role: reviewerRole,
        subject,
        subjectSha256,
        rules: rules.map(({ rule, version }) => ({ rule, version })),
        reason,
      })),
    oversight: facts.oversight,
    encoded: facts.encoded,
    watermark: facts.watermark,
  };
  return JSON.parse(JSON.stringify(report)) as Report;
}

/** Signs a report and answers the bytes of its file. */
export function signReport(report: Report, signer: Signer): Promise<Uint8Array> {
  return signDocument(report, signer);
}

/** Checks a report's file offline: signature, shape, and (when keys are given) whose key it is. Never throws. */
export function verifyReport(bytes: Uint8Array, trustedKeysPem?: readonly string[]) {
  return verifyDocument(bytes, reportSchema, trustedKeysPem, KNOWN);
}
