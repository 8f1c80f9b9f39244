/** Where does this picture come from? Anybody may ask, about any file; the answer is honest about what it does not know. */
export { c2paSettings } from '../pipeline/provenance/index';
export { conclude } from './conclude';
export { databaseRecords } from './database-records';
export { type FetchLimits, fetchPicture } from './fetch-picture';
export type { Inspection, InspectOptions, WatermarkSecret } from './inspect';
export { type VerifyingKeys, verifyingKeys } from './installation';
export { type ContentQuery, matchesByContent, matchesByReference, type Reference } from './matches-by-content';
export { originalPreview } from './original';
export { isPublicAddress, publicAddressesOf } from './public-address';
export { installationRecords, refuseRemoved } from './removed';
export { reportKeys } from './report-keys';
export type { RecordedAsset, Records, VerifyResult } from './result';
export { SHARED_DAYS, type Shared, sharedResult, shareResult } from './share';
export {
  FINGERPRINT_ALGORITHM,
  type Match,
  manifestStore,
  matchesByBinding,
  supportedAlgorithms,
} from './soft-bindings';
export { type VerifyOptions, verifyFile } from './verify-file';
export { closeVerifyThread, inspectInThread, type VerifyInThreadOptions, verifyInThread } from './verify-in-thread';
