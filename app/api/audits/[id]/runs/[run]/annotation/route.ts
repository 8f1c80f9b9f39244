import { annotate } from '../../../../../../../lib/audits/index';
import { readJson } from '../../../../../../http/body';
import { asPerson } from '../../../../../../http/handle';
import { json } from '../../../../../../http/problem';

export const POST = asPerson<{ id: string; run: string }>(async (actor, request, { id, run }) => {
  await annotate(actor, id, run, await readJson(request));
  return json({ run }, { status: 201 });
});
