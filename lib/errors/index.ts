export { ERRORS, type ErrorCode, type ErrorFacts } from './codes.js';
export { ColophonError } from './colophon-error.js';
export { isKnownCode, say } from './words/index.js';
export type { Params } from './words/say.js';
