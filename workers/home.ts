/** Environment → ports: what the pipeline's steps are given, in a worker and in the command line alike. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { auditsFor } from '../lib/audits/index';
import { instanceTables } from '../lib/db/index';
import { env } from '../lib/env/index';
import { deliveriesFor, type RunKey, registerModel, watermarkIdsFor } from '../lib/generations/index';
import { timeStamper } from '../lib/pipeline/provenance/index';
import type { Ports } from '../lib/pipeline/stage';
import { policyInForce } from '../lib/policies/index';
import { protectedWorksFor } from '../lib/rights/index';
import { blobsOf } from '../lib/storage/index';
import { type ListedModel, MODELS } from '../models/index';
import { environmentWith } from './environment';
import { type Keys, openKeys } from './keys';
import { createRuntime, openEmbedding, openModeration } from './runtime/index';

export interface Home {
  keys: Keys;
  /** What one attempt of one generation works with. Model sessions are shared by all and stay warm between them. */
  portsFor(key: RunKey, signal: AbortSignal): Ports;
  close(): Promise<void>;
}

/**
 * Makes or opens the keys, publishes what verifiers need, and registers the models that can be opened here.
 * @throws signing_failed, model_corrupt, database_unavailable.
 */
export async function openHome(models: readonly ListedModel[] = MODELS): Promise<Home> {
  const { DATA_DIR, SIGNER_SOCKET, SIGNER_KEY, TIME_STAMP_URL, TIME_STAMP_POLICY } = env();
  const elsewhere = SIGNER_SOCKET ? { path: SIGNER_SOCKET, key: SIGNER_KEY } : null;
  const keys = await openKeys(resolve(DATA_DIR), elsewhere);
  const stamper = TIME_STAMP_URL ? timeStamper({ url: TIME_STAMP_URL, policy: TIME_STAMP_POLICY }) : undefined;
  const runtime = createRuntime({ models });
  const environment = environmentWith(runtime.statistics().threads);
  const folder = env().IMAGE_MODERATION_DIR;
  const moderation = folder === undefined ? undefined : await openModeration(resolve(folder));
  const embeddings = env().SIMILARITY_EMBEDDING_DIR;
  const embedding = embeddings === undefined ? undefined : await openEmbedding(resolve(embeddings));
  await publishKeys(keys);
  for (const { name } of models) await registerModel(await runtime.describe(name));
  return {
    keys,
    portsFor: (key, signal) => ({
      now: () => new Date(),
      signal,
      progress: () => {},
      blobs: blobsOf(key.organisationId),
      sessions: runtime,
      environment,
      works: protectedWorksFor(key.organisationId),
      policy: () => policyInForce(key.organisationId),
      ...(moderation ? { moderation } : {}),
      ...(embedding ? { embedding } : {}),
      audits: auditsFor(key.organisationId),
      watermarkIds: watermarkIdsFor(key),
      watermarkKey: keys.watermarkKey,
      manifestSigner: keys.manifestSigner,
      timeStamper: stamper,
      reportSigner: keys.reportSigner,
      deliveries: deliveriesFor(key),
    }),
    close: () => runtime.close(),
  };
}

/** As published by workers before: what older keys signed keeps verifying, also from a worker that never had them. */
const publishedSchema = z
  .object({
    trustAnchors: z.array(z.string()).default([]),
    reportKeys: z.array(z.object({ id: z.string(), publicKey: z.string() })).default([]),
  })
  .catch({ trustAnchors: [], reportKeys: [] });

/** Certificates and public keys only; new ones are added, none is taken away. */
async function publishKeys({ manifestSigner, reportSigner, trustAnchor }: Keys): Promise<void> {
  const { TIME_STAMP_ANCHORS } = env();
  const stamping = TIME_STAMP_ANCHORS ? await readFile(resolve(TIME_STAMP_ANCHORS), 'utf8') : '';
  const settings = instanceTables().instanceSetting;
  const before = publishedSchema.parse((await settings.findUnique({ where: { key: 'certificates' } }))?.value);
  const own = { id: reportSigner.keyId, publicKey: reportSigner.publicKey };
  const value = {
    manifestChain: manifestSigner.certificateChain,
    trustAnchors: [...new Set([trustAnchor, ...before.trustAnchors, ...(stamping ? [stamping] : [])])],
    reportKeys: [own, ...before.reportKeys.filter(({ id }) => id !== own.id)],
  };
  await settings.upsert({ where: { key: 'certificates' }, create: { key: 'certificates', value }, update: { value } });
}
