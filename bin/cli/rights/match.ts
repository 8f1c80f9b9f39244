import { ColophonError } from '../../../lib/errors/index';
import { countWorks, nearestWorks } from '../../../lib/rights/index';
import { openCommandHome } from '../home';
import { readOptions } from '../options';
import { sayJson, sayLine } from '../say';
import { pictureIn } from './add';

/** Which registered works a picture, or a part of it, is a copy of. Found or not, the question was answered: 0. */
export async function match(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, { json: { type: 'boolean' } } as const, true);
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0)
    throw new ColophonError('invalid_argument', { argument: 'FILE', problem: 'give one picture.' });
  const pixels = await pictureIn(file);
  const home = await openCommandHome();
  try {
    const works = await countWorks(home.actor);
    const searched = Object.values(works).reduce((sum, count) => sum + count, 0);
    const { matches, quality, parts } = await nearestWorks(home.actor, pixels);
    const reliable = quality >= 50;
    const status = searched === 0 ? 'not_run' : matches.length === 0 && !reliable ? 'inconclusive' : 'checked';
    if (values.json)
      sayJson({ file, status, matches, quality, searched, works, searchedAs: parts, style: 'not measured' });
    else {
      for (const { title, holder, kind, method, distance, agreeing, variant, own } of matches) {
        const how =
          method === 'keypoints'
            ? `${agreeing} points agree`
            : method === 'soft'
              ? `light falls alike, ${distance} in a hundred off`
              : `${distance} of 256 bits differ`;
        sayLine(
          `${title} (${kind}, ${holder}): ${how}, ${method ?? 'fingerprint'} ${variant}${own ? '; your own' : ''}`,
        );
      }
      if (matches.length === 0)
        sayLine(
          status === 'not_run'
            ? 'Compared with nothing: no works are registered here.'
            : `No match in ${searched} registered works.`,
        );
      if (!reliable)
        sayLine(`The picture is too soft to be compared as a whole (quality ${quality} of 100); only parts were.`);
      sayLine(
        `Searched: ${searched} works, ${parts.shapes} of them as shapes, ${parts.keypoints} for parts. Style is not measured.`,
      );
    }
    return 0;
  } finally {
    await home.close();
  }
}
