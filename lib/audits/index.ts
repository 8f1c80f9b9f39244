/**
 * Audits: questions about many pictures. A study is declared, its runs go through the real pipeline on the workers up to the
 * unsigned creative, people annotate what they see, and a conclusion is computed, signed and kept.
 */
export {
  type AnnotationDesk,
  type AnnotationInput,
  annotate,
  annotationDesk,
  readRunPicture,
} from './annotation/index';
export { auditsFor } from './audits-for';
export { concludeStudy } from './conclude/conclude-study';
export { type AuditDocument, auditDocumentSchema, verifyAudit } from './conclude/document';
export type {
  Agreement,
  AuditFinding,
  AuditVerdict,
  BetweenFinding,
  DistributionFinding,
  Estimate,
  GapFinding,
  RatesFinding,
  RequestedFinding,
  WithinFinding,
} from './conclude/findings';
export { auditCsv, auditPdf, readAuditFile } from './export/index';
export { measureRun } from './measure/measure-run';
export { concludeAgain, pauseStudy, resumeStudy } from './study/control-study';
export { declareStudy, readDefinition } from './study/declare-study';
export type { Definition } from './study/definition';
export { repeatDueStudies, repeatStudy } from './study/repeat-studies';
export {
  endStudyRun,
  LEASE_SECONDS,
  openStudyRun,
  releaseStudyRun,
  renewStudyRun,
  type StudyRunKey,
  studyRecords,
} from './study/study-run';
export { type Chart, type ChartRow, chartOf } from './view/chart-of';
export { type AuditChange, compareAudits } from './view/compare-audits';
export { getStudy, listStudies, type StudyDetail, type StudyView } from './view/studies';
