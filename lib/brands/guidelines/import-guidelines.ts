import { type Actor, demand } from '../../accounts/index';
import { ColophonError } from '../../errors/index';
import { sniffImage } from '../../imaging/index';
import { readPageInThread, readPictureInThread } from '../workshop/index';
import type { Proposal } from './proposal';

export interface GuidelineFile {
  name: string;
  bytes: Uint8Array;
}

const MOST_FILES = 12;

/**
 * A picture of brand guidelines, or a saved page with its style sheets → what was found, for a person to confirm. Nothing is
 * stored and nothing is fetched.
 * @throws invalid_argument, the `image_*` family, forbidden.
 */
export async function importGuidelines(actor: Actor, files: readonly GuidelineFile[]): Promise<Proposal> {
  demand(actor, 'brands:write');
  const [first] = files;
  if (!first || files.length > MOST_FILES)
    throw new ColophonError('invalid_argument', {
      argument: 'files',
      problem: `give one picture, or one saved page and up to ${MOST_FILES - 1} style sheets.`,
    });
  if (files.length === 1 && sniffImage(first.bytes) !== null)
    return readPictureInThread({ bytes: first.bytes, name: first.name.slice(0, 120) });
  const texts = files.map(({ name, bytes }) => ({ name, text: textOf(bytes, name) }));
  const page = texts.find(({ text }) =>
    /<(?:!doctype html|html|head|body|div|svg|style)\b/i.test(text.slice(0, 20_000)),
  );
  const css = texts.filter((entry) => entry !== page).map(({ text }) => text);
  if (!page && !/[{][^}]*:[^}]*[}]/.test(css.join('\n')))
    throw new ColophonError('invalid_argument', {
      argument: first.name.slice(0, 120),
      problem: 'is neither a picture, a saved page (HTML) nor a style sheet (CSS). A PDF can be exported as PNG.',
    });
  return readPageInThread({ html: page?.text ?? '', css });
}

function textOf(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new ColophonError(
      'invalid_argument',
      {
        argument: name.slice(0, 120),
        problem: 'is neither a picture nor text in UTF-8. Save the page as HTML, or a PNG.',
      },
      { cause: error },
    );
  }
}
