/** What rights holders registered, and the search for it: fingerprints and names, the installation's and an organisation's own. */
export { brandMarkSvg, type ImportedMarks, importBrandMarks } from './brand-marks/import-brand-marks';
export { type DisputeView, decideDispute, disputesToDecide, listDisputes, openDispute } from './disputes';
export { type MatchEvidence, matchesOf, readMatchedPicture, readWorkPicture } from './evidence';
export { type ImportState, runImport } from './import/run-import';
export type { ImportTarget } from './import/target';
export { type ImportView, LARGEST_UPLOAD, listImports, startImport, workOffImport } from './import/uploads';
export { type ListedWork, listWorks, type WorkPage } from './list-works';
export { listNotices, type NoticeView } from './notices';
export {
  confirmOptOut,
  decideOptOut,
  type OptOutForm,
  optOutOf,
  optOutSchema,
  optOutsToDecide,
  requestOptOut,
} from './opt-out';
export { expireRegistry, forgetRegistry, protectedWorksFor } from './protected-works-for';
export { registerUpload, type Upload } from './register-upload';
export {
  type NewWork,
  type RegisteredWork,
  registerForAll,
  registerWork,
  WORK_KINDS,
  type WorkKind,
} from './register-work';
export { removeWork } from './remove-work';
export { CASE_ANSWERS, type CaseAnswer, decideRightsCase, listRightsCases, type RightsCaseView } from './rights-cases';
export { countWorks, type Nearest, nearestWorks, searchedParts } from './search-works';
export { trainingDataOf, UNDISCLOSED } from './training-data';
