import { z } from 'zod';
import { concludeAgain, pauseStudy, repeatStudy, resumeStudy } from '../../../../../lib/audits/index';
import { readJson } from '../../../../http/body';
import { asPerson } from '../../../../http/handle';
import { parse } from '../../../../http/parse';
import { json } from '../../../../http/problem';

const bodySchema = z.object({ action: z.enum(['pause', 'resume', 'repeat', 'conclude']) });

export const POST = asPerson<{ id: string }>(async (actor, request, { id }) => {
  const { action } = parse(bodySchema, await readJson(request));
  if (action === 'repeat') return json(await repeatStudy(actor, id), { status: 201 });
  if (action === 'pause') await pauseStudy(actor, id);
  if (action === 'resume') await resumeStudy(actor, id);
  if (action === 'conclude') await concludeAgain(actor, id);
  return json({ id });
});
