import { append } from '../../audit-log/index';
import { forOrganisation, type Tx } from '../../db/index';
import { ColophonError } from '../../errors/index';
import { newId } from '../../ids/index';
import { canonicalBytes, sha256Hex, signDocument } from '../../pipeline/provenance/index';
import type { Signer } from '../../pipeline/stage';
import { definitionSchema } from '../study/definition';
import { runResultSchema } from '../study/run-result';
import { conclude } from './conclude';
import { type AuditDocument, LIMITS } from './document';
import type { ConcludedRun } from './observations';
import { seenPicture } from './seen-picture';

export interface AuditKey {
  id: string;
  disparate: boolean;
}

/**
 * Computes, signs and stores the audit of a study whose runs are all over, and ends the study. Another worker that concludes
 * the same study meanwhile finds it ended and gets that audit.
 * @throws not_found; conflict while runs are open; signing_failed.
 */
export async function concludeStudy(organisationId: string, studyId: string, signer: Signer): Promise<AuditKey> {
  const study = await forOrganisation(organisationId, (tx) => load(tx, studyId));
  if (!study) throw new ColophonError('not_found', { thing: 'study' });
  const open = study.runs.some(({ status }) => status === 'waiting' || status === 'running');
  if (open) throw new ColophonError('conflict', { problem: 'The study still has open runs.' });

  const definition = definitionSchema.parse(study.definition);
  const runs = study.runs.flatMap(({ id, position, prompt, term, result }): ConcludedRun[] =>
    result === null ? [] : [{ id, position, prompt, term, result: runResultSchema.parse(result) }],
  );
  const seen = study.annotations.map(seenPicture);
  const { findings, agreement, measured, disparity, disparate } = conclude(definition, runs, seen);
  const id = newId('audit');
  const document: AuditDocument = {
    kind: 'colophon.audit',
    schema: 1,
    audit: id,
    concludedAt: new Date().toISOString(),
    organisation: { id: organisationId, name: study.organisation.name },
    study: {
      id: studyId,
      declaredAt: study.createdAt.toISOString(),
      definitionSha256: study.definitionSha256,
      definition,
      repeats: study.repeats,
    },
    preset: {
      name: study.presetVersion.preset.name,
      version: study.presetVersion.version,
      versionId: study.presetVersionId,
    },
    engine: { name: study.engine, modelSha256: study.modelSha256 },
    sample: {
      declared: study.sampleSize,
      measured,
      failed: study.runs.length - measured,
      annotations: seen.length,
      annotators: new Set(seen.map(({ annotator }) => annotator)).size,
    },
    runsSha256: sha256Hex(
      canonicalBytes(runs.map(({ position, prompt, term, result }) => ({ position, prompt, term, result }))),
    ),
    findings,
    agreement,
    disparity,
    threshold: definition.tolerance,
    disparate,
    limits: LIMITS,
  };
  const bytes = await signDocument(document, signer);
  return forOrganisation(organisationId, (tx) => store(tx, organisationId, document, bytes));
}

function load(tx: Tx, id: string) {
  return tx.study.findUnique({
    where: { id },
    include: {
      runs: { orderBy: { position: 'asc' } },
      annotations: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
      organisation: true,
      presetVersion: { include: { preset: true } },
    },
  });
}

async function store(tx: Tx, organisationId: string, document: AuditDocument, bytes: Uint8Array): Promise<AuditKey> {
  const studyId = document.study.id;
  const { count } = await tx.study.updateMany({
    where: { id: studyId, status: 'concluding' },
    data: { status: 'concluded', leaseUntil: null, concludedAt: new Date(document.concludedAt) },
  });
  if (count === 0) {
    const newest = await tx.biasAudit.findFirst({ where: { studyId }, orderBy: { createdAt: 'desc' } });
    if (newest) return { id: newest.id, disparate: newest.disparate };
    throw new ColophonError('conflict', { problem: 'The study is not waiting for its conclusion.' });
  }
  const { audit: id, disparate, disparity, threshold, runsSha256 } = document;
  await tx.biasAudit.create({
    data: {
      id,
      organisationId,
      studyId,
      presetVersionId: document.preset.versionId,
      engine: document.engine.name,
      modelSha256: document.engine.modelSha256,
      sampleSize: document.sample.measured,
      disparity,
      threshold,
      disparate,
      runsSha256,
      findings: JSON.parse(JSON.stringify(document.findings)),
      document: Buffer.from(bytes),
      createdAt: new Date(document.concludedAt),
    },
  });
  await append(tx, {
    organisationId,
    kind: 'audit.concluded',
    body: { auditId: id, studyId, runsSha256, documentSha256: sha256Hex(bytes), disparate },
  });
  return { id, disparate };
}
