/** Errors on the wire: always the four keys, our code, and words that say what to do next. */
import { ColophonError, type ErrorCode } from '../../lib/errors/index';
import { newId } from '../../lib/ids/index';
import { log } from '../../lib/log/index';
import { stringify } from './wire';

export interface ErrorBody {
  error: { message: string; type: string; param: string | null; code: ErrorCode };
}

const typeOf = (status: number, code: ErrorCode): string => {
  if (code === 'blocked' || code === 'held_for_review' || code === 'cannot_draw') return 'image_generation_user_error';
  if (status === 401) return 'authentication_error';
  if (status === 403) return 'permission_error';
  if (status === 404) return 'not_found_error';
  if (status === 402) return 'insufficient_quota';
  if (status === 429) return 'rate_limit_error';
  return status < 500 ? 'invalid_request_error' : 'server_error';
};

export const NO_STORE = { 'cache-control': 'private, no-store' } as const;

export function json(value: unknown, init: ResponseInit = {}): Response {
  const headers = new Headers({ ...NO_STORE, 'content-type': 'application/json; charset=utf-8' });
  new Headers(init.headers).forEach((held, name) => {
    headers.set(name, held);
  });
  return new Response(stringify(value), { ...init, headers });
}

export function problem(error: ColophonError, status: number = error.facts.status): Response {
  const param = error.params.argument;
  const body: ErrorBody = {
    error: {
      message: error.message,
      type: typeOf(status, error.code),
      param: typeof param === 'string' ? param : null,
      code: error.code,
    },
  };
  const seconds = error.params.seconds;
  const headers: Record<string, string> = seconds === undefined ? {} : { 'retry-after': String(seconds) };
  return json(body, { status, headers });
}

/** Whatever was thrown, as an answer: on purpose it is shown; by accident it is logged and given a reference. */
export function answerFor(thrown: unknown): Response {
  return problem(thrown instanceof ColophonError ? thrown : reference(thrown));
}

/** For what nobody expected: the log gets the whole of it, the reader a name to ask for. */
export function reference(thrown: unknown): ColophonError {
  const id = newId('error');
  log.error({ err: thrown, reference: id }, 'a request failed');
  return new ColophonError('internal', { reference: id });
}
