/** Held items and the people who decide on them. */
export { type CaseView, listCases } from './cases';
export { type DecideInput, decideCase } from './decide-case';
export { readCasePicture } from './read-case-picture';
