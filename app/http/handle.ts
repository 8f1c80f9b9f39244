/**
 * Every route handler of the screens: parse → authorise → one call into a product room → respond. The wrappers find out who
 * asks, check where a change comes from, and turn whatever is thrown into an answer. Each marks what it wraps, so that a test
 * finds a handler that nothing wraps.
 */
import { type Actor, demand, type Permission, type Person, type SessionState } from '../../lib/accounts/index';
import { ColophonError } from '../../lib/errors/index';
import { currentSession } from '../session/actor';
import { demandOwnOrigin } from './origin';
import { answerFor } from './problem';

interface Context<Params> {
  params: Promise<Params>;
}

type Handler<Who, Params> = (who: Who, request: Request, params: Params) => Promise<Response>;

export interface Wrapped<Params> {
  (request: Request, context: Context<Params>): Promise<Response>;
  /** `actor`: somebody in an organisation; `person`: somebody signed in; `anyone`: no account. */
  readonly asks: 'actor' | 'person' | 'anyone';
}

const SAFE = new Set(['GET', 'HEAD']);

function wrap<Params>(
  asks: Wrapped<Params>['asks'],
  answer: (request: Request, params: Params) => Promise<Response>,
): Wrapped<Params> {
  const wrapped = async (request: Request, context: Context<Params>): Promise<Response> => {
    try {
      return await answer(request, await context.params);
    } catch (error) {
      return answerFor(error);
    }
  };
  return Object.assign(wrapped, { asks });
}

async function signedIn(request: Request): Promise<Exclude<SessionState, { state: 'second_factor_pending' }>> {
  const session = await currentSession();
  if (!session || session.state === 'second_factor_pending') throw new ColophonError('unauthenticated');
  if (!SAFE.has(request.method)) demandOwnOrigin(request.headers);
  return session;
}

/** For what belongs to an organisation; with a permission, that is asked before anything is read. */
export function asPerson<Params>(handler: Handler<Actor, Params>): Wrapped<Params>;
export function asPerson<Params>(permission: Permission, handler: Handler<Actor, Params>): Wrapped<Params>;
export function asPerson<Params>(first: Permission | Handler<Actor, Params>, second?: Handler<Actor, Params>) {
  const handler = typeof first === 'function' ? first : second;
  return wrap<Params>('actor', async (request, params) => {
    const session = await signedIn(request);
    if (session.state === 'must_enrol') throw new ColophonError('second_factor_required');
    if (!session.actor) throw new ColophonError('no_organisation');
    if (typeof first === 'string') demand(session.actor, first);
    if (!handler) throw new Error('a route without a handler');
    return handler(session.actor, request, params);
  });
}

/** For somebody's own account, whatever organisation. */
export function asSelf<Params>(handler: Handler<Person, Params>): Wrapped<Params> {
  return wrap<Params>('person', async (request, params) => handler((await signedIn(request)).person, request, params));
}

/** For what needs no account. */
export function asAnyone<Params>(handler: (request: Request, params: Params) => Promise<Response>): Wrapped<Params> {
  return wrap<Params>('anyone', handler);
}
