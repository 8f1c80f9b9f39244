import { ERRORS, type ErrorCode, type ErrorFacts } from './codes';
import { say } from './words/index';
import type { Params } from './words/say';

/** The only error the product throws on purpose: a code and parameters; its message is made from `words/`. */
export class ColophonError extends Error {
  readonly code: ErrorCode;
  readonly params: Params;
  readonly facts: ErrorFacts;

  constructor(code: ErrorCode, params: Params = {}, options?: { cause?: unknown }) {
    super(say(code, params), options);
    this.name = 'ColophonError';
    this.code = code;
    this.params = params;
    this.facts = ERRORS[code];
  }

  get retry(): boolean {
    return this.facts.retry;
  }
}
