export { ERRORS, type ErrorCode, type ErrorFacts } from './codes';
export { ColophonError } from './colophon-error';
export { isKnownCode, say } from './words/index';
export type { Params } from './words/say';
