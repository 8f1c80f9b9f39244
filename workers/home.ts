/** Environment → ports: what the pipeline's steps are given, in a worker and in the command line alike. */
import { resolve } from 'node:path';
import { auditsFor } from '../lib/audits/index';
import { instanceTables } from '../lib/db/index';
import { env } from '../lib/env/index';
import { deliveriesFor, type RunKey, registerModel, watermarkIdsFor } from '../lib/generations/index';
import type { Ports } from '../lib/pipeline/stage';
import { policyInForce } from '../lib/policies/index';
import { protectedWorksFor } from '../lib/rights/index';
import { blobsOf } from '../lib/storage/index';
import { type ListedModel, MODELS } from '../models/index';
import { type Keys, openKeys } from './keys';
import { createRuntime, openModeration } from './runtime/index';

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
  const keys = await openKeys(resolve(env().DATA_DIR));
  const runtime = createRuntime({ models });
  const folder = env().IMAGE_MODERATION_DIR;
  const moderation = folder === undefined ? undefined : await openModeration(resolve(folder));
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
      works: protectedWorksFor(key.organisationId),
      policy: () => policyInForce(key.organisationId),
      ...(moderation ? { moderation } : {}),
      audits: auditsFor(key.organisationId),
      watermarkIds: watermarkIdsFor(key),
      watermarkKey: keys.watermarkKey,
      manifestSigner: keys.manifestSigner,
      reportSigner: keys.reportSigner,
      deliveries: deliveriesFor(key),
    }),
    close: () => runtime.close(),
  };
}

/** Certificates and public keys only. */
async function publishKeys({ manifestSigner, reportSigner, trustAnchor }: Keys): Promise<void> {
  const value = {
    manifestChain: manifestSigner.certificateChain,
    trustAnchors: [trustAnchor],
    reportKeys: [{ id: reportSigner.keyId, publicKey: reportSigner.publicKey }],
  };
  await instanceTables().instanceSetting.upsert({
    where: { key: 'certificates' },
    create: { key: 'certificates', value },
    update: { value },
  });
}
