/** Briefs in, deliveries out: everything about one run of one brief that is not a step of the pipeline. */
export { admitNext } from './admission';
export { type AssetQuery, listAssets } from './assets';
export { cancelGeneration } from './cancel-generation';
export { claimGeneration, claimQueued } from './claim';
export { deliveriesFor } from './deliveries';
export { brokenAttempts } from './failures';
export type { RunKey } from './fence';
export { getGeneration } from './get-generation';
export { listGenerations } from './list-generations';
export { listModels, modelNamed, registerModel } from './models';
export { pictureOf, rulesBehind } from './open-case';
export { preflight } from './preflight';
export { reasonsOf } from './present';
export { type Bytes, getAsset, readAsset, readManifest, readPreview, readReceipt, readReport } from './read-asset';
export { invalidBrief, type Problem, readBrief } from './read-brief';
export { readmit } from './readmit';
export { recordedRun } from './recorded-run';
export {
  type GenerationRequest,
  type Requested,
  requestClaimed,
  requestGeneration,
  requestSealed,
} from './request-generation';
export { nextAttempt, requeueRun } from './requeue';
export { recordsFor } from './run-records';
export { failRun, settleRun } from './settle';
export { type StoredInput, storeDelivered, storeInput } from './store-input';
export { sweepGenerations } from './sweep';
export type {
  AssetDetail,
  AssetView,
  GenerationStatus,
  GenerationView,
  ItemView,
  Page,
  Preflight,
  PreflightFinding,
  Reason,
  StepView,
} from './views';
export { watchGeneration } from './watch-generation';
export { type RunWatch, watchRun } from './watch-run';
export { watermarkIdsFor } from './watermark-ids';
