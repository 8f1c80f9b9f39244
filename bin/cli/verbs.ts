import { ColophonError } from '../../lib/errors/index';

/**
 * The verb of a command with several, and the words it takes.
 * @param verbs how each is written, e.g. `{ role: 'MEMBER ROLE' }`; a word in brackets may be left out.
 * @throws invalid_argument with how the command is written.
 */
export function readVerb<Verb extends string>(
  command: string,
  positionals: readonly string[],
  verbs: Readonly<Record<Verb, string>>,
): { verb: Verb; words: readonly string[] } {
  const [given, ...words] = positionals;
  const known = Object.keys(verbs) as Verb[];
  const verb = known.find((name) => name === given);
  if (!verb)
    throw new ColophonError('invalid_argument', {
      argument: command,
      problem: `use ${known.map((name) => `"${command} ${name}${verbs[name] ? ` ${verbs[name]}` : ''}"`).join(', ')}.`,
    });
  const expected = verbs[verb].split(' ').filter(Boolean);
  const needed = expected.filter((word) => !word.startsWith('['));
  if (words.length < needed.length || words.length > expected.length)
    throw new ColophonError('invalid_argument', {
      argument: `${command} ${verb}`,
      problem: `is written "${command} ${verb}${verbs[verb] ? ` ${verbs[verb]}` : ''}".`,
    });
  return { verb, words };
}
