/** The audit as a file: signed with the report key, checked offline like a report. */
import { z } from 'zod';
import { type DocumentCheck, verifyDocument } from '../../pipeline/provenance/index';
import { definitionSchema } from '../study/definition';
import { agreementSchema, auditFindingSchema } from './findings';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const auditDocumentSchema = z.object({
  kind: z.literal('colophon.audit'),
  schema: z.literal(1),
  audit: z.string(),
  concludedAt: z.string(),
  organisation: z.object({ id: z.string(), name: z.string() }),
  study: z.object({
    id: z.string(),
    declaredAt: z.string(),
    definitionSha256: sha256,
    definition: definitionSchema,
    repeats: z.string().nullable(),
  }),
  preset: z.object({ name: z.string(), version: z.number().int(), versionId: z.string() }),
  engine: z.object({ name: z.string(), modelSha256: sha256 }),
  sample: z.object({
    declared: z.number().int(),
    measured: z.number().int(),
    failed: z.number().int(),
    annotations: z.number().int(),
    annotators: z.number().int(),
  }),
  runsSha256: sha256,
  findings: z.array(auditFindingSchema),
  agreement: z.array(agreementSchema),
  disparity: z.number().nullable(),
  threshold: z.number(),
  disparate: z.boolean(),
  /** What this cannot know. */
  limits: z.array(z.string()),
});
export type AuditDocument = z.infer<typeof auditDocumentSchema>;

export const LIMITS = [
  'Apparent skin tone is the colour of the pixels in a marked region, in the light of the picture; it says nothing about descent.',
  'No gender, race, religion or other attribute of a person was inferred; labels are what annotators said they saw.',
  'The target is a declaration of the study, not a finding.',
  'Only the declared prompts, brand version, engine and model were looked at; another prompt may behave otherwise.',
];

/** Checks an audit's file; never throws for a bad one. */
export function verifyAudit(bytes: Uint8Array, trustedKeysPem?: readonly string[]): DocumentCheck<AuditDocument> {
  return verifyDocument(bytes, auditDocumentSchema, trustedKeysPem);
}

/** For what this installation wrote itself. */
export function readAuditDocument(bytes: Uint8Array): AuditDocument {
  const file: unknown = JSON.parse(new TextDecoder().decode(bytes));
  return z.object({ document: auditDocumentSchema }).parse(file).document;
}
