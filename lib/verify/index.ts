/** Where does this picture come from? Anybody may ask, about any file; the answer is honest about what it does not know. */
export { conclude, SAME_PICTURE_DISTANCE } from './conclude';
export { databaseRecords } from './database-records';
export type { Inspection, InspectOptions, WatermarkSecret } from './inspect';
export { type VerifyingKeys, verifyingKeys } from './installation';
export { reportKeys } from './report-keys';
export type { RecordedAsset, Records, VerifyResult } from './result';
export { type VerifyOptions, verifyFile } from './verify-file';
export { closeVerifyThread, inspectInThread, type VerifyInThreadOptions, verifyInThread } from './verify-in-thread';
