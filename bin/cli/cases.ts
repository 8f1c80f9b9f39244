import { ColophonError } from '../../lib/errors/index';
import { appeal } from './cases/appeal';
import { appoint } from './cases/appoint';
import { CASE_OPTIONS } from './cases/case-options';
import { decide } from './cases/decide';
import { claim, list, show } from './cases/look';
import { actingAs } from './cases/person';
import { openCommandHome } from './home';
import { readOptions } from './options';

const VERBS = { list, show, claim, decide, appeal, appoint };

const isVerb = (text: string | undefined): text is keyof typeof VERBS =>
  text !== undefined && Object.hasOwn(VERBS, text);

/**
 * `colophon cases list|show|claim|decide|appeal|appoint`: what waits for a person. Works as the command line's own identity,
 * or with `--as EMAIL` as that person, whose password is asked for: nobody decides on their own, here as elsewhere.
 */
export async function cases(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, CASE_OPTIONS, true);
  const [verb, id = '', ...rest] = positionals;
  if (!isVerb(verb) || rest.length > 0 || (verb === 'list') !== (id === ''))
    throw new ColophonError('invalid_argument', {
      argument: 'cases',
      problem:
        'use "cases list", "cases show ID", "cases claim ID", "cases decide ID", "cases appeal GENERATION" or "cases appoint EMAIL".',
    });
  if (verb === 'decide' && (values.approve ?? false) === (values.reject ?? false))
    throw new ColophonError('invalid_argument', {
      argument: 'cases decide',
      problem: 'say either --approve or --reject.',
    });
  const home = await openCommandHome();
  try {
    const person = await actingAs(home.actor, values.as);
    try {
      return await VERBS[verb](person.actor, id, values);
    } finally {
      await person.leave();
    }
  } finally {
    await home.close();
  }
}
