/** Cases that wait for a person, who may decide them, and what a customer can do about a block. */
export { CLAIM_MINUTES, claimCase, unclaimCase } from './claim-case';
export { type DecideInput, decideCase } from './decide-case';
export { type Escalation, escalateOverdue } from './escalate-overdue';
export { type AppealInput, type Filed, fileAppeal } from './file-appeal';
export { getCase } from './get-case';
export type { Hindrance } from './independence';
export { type AppealView, getAppeal, listAppeals } from './list-appeals';
export { type CaseQuery, listCases } from './list-cases';
export { mails as caseMails } from './mails';
export { FEWEST_CASES, FEWEST_ORGANISATIONS, publicRates, type RuleRate } from './public-rates';
export { readCasePicture } from './read-case-picture';
export type { CaseDetail, CaseKind, CaseStatus, CaseSubject, CaseView, EvidenceFinding } from './views';
