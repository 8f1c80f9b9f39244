/**
 * Every route handler of the screens: parse → authorise → one call into a product room → respond.
 * `asPerson` finds out who asks, checks where a change comes from, and turns whatever is thrown into an answer.
 */
import type { Actor } from '../../lib/accounts/index';
import { ColophonError } from '../../lib/errors/index';
import { currentActor } from '../session/actor';
import { demandOwnOrigin } from './origin';
import { answerFor } from './problem';

interface Context<Params> {
  params: Promise<Params>;
}

type Handler<Params> = (actor: Actor, request: Request, params: Params) => Promise<Response>;

const SAFE = new Set(['GET', 'HEAD']);

export function asPerson<Params>(handler: Handler<Params>) {
  return async (request: Request, context: Context<Params>): Promise<Response> => {
    try {
      const actor = await currentActor();
      if (!actor) throw new ColophonError('unauthenticated');
      if (!SAFE.has(request.method)) demandOwnOrigin(request.headers);
      return await handler(actor, request, await context.params);
    } catch (error) {
      return answerFor(error);
    }
  };
}

/** The same for what needs no account. */
export function asAnyone<Params>(handler: (request: Request, params: Params) => Promise<Response>) {
  return async (request: Request, context: Context<Params>): Promise<Response> => {
    try {
      return await handler(request, await context.params);
    } catch (error) {
      return answerFor(error);
    }
  };
}
