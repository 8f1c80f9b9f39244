import { importPreset } from '../../../lib/brands/index';
import { ColophonError } from '../../../lib/errors/index';
import { readBytes } from '../../http/body';
import { asPerson } from '../../http/handle';
import { json } from '../../http/problem';

/** A written preset carries its logos and fonts inline. */
const LIMIT = 40 * 1024 * 1024;

export const POST = asPerson(async (actor, request) => {
  const bytes = await readBytes(request, LIMIT, 'The preset');
  let written: unknown;
  try {
    written = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const problem = error instanceof Error ? error.message.slice(0, 120) : 'unreadable';
    throw new ColophonError('invalid_json', { what: 'The preset', problem });
  }
  const { presetId, slug, revision } = await importPreset(actor, written);
  return json({ presetId, slug, revision }, { status: 201 });
});
