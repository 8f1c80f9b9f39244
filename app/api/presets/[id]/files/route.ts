import { z } from 'zod';
import { getDraft, storePresetFont, storePresetLogo } from '../../../../../lib/brands/index';
import { FONT_LIMITS } from '../../../../../lib/pipeline/brief/preset-type';
import { readBytes } from '../../../../http/body';
import { asPerson } from '../../../../http/handle';
import { queryOf } from '../../../../http/page-query';
import { parse } from '../../../../http/parse';
import { json } from '../../../../http/problem';

const querySchema = z.object({
  kind: z.enum(['logo', 'font']),
  name: z.string().max(200).default(''),
  ground: z.enum(['light', 'dark', 'any']).default('any'),
});

/** One file, checked and stored; answered as the part of a draft it becomes. */
export const POST = asPerson<{ id: string }>(async (actor, request, { id }) => {
  const { kind, name, ground } = parse(querySchema, queryOf(request));
  // Somebody else's preset answers as one that does not exist, before anything is read.
  await getDraft(actor, id);
  const bytes = await readBytes(request, FONT_LIMITS.uploadBytes, name || 'The file');
  return json(
    kind === 'font' ? await storePresetFont(actor, bytes, name) : await storePresetLogo(actor, bytes, name, ground),
    { status: 201 },
  );
});
