import { z } from 'zod';
import { confirmSecondFactor } from '../../../../../lib/accounts/index';
import { readJson } from '../../../../http/body';
import { asSelf } from '../../../../http/handle';
import { parse } from '../../../../http/parse';
import { json } from '../../../../http/problem';

const bodySchema = z.object({ code: z.string().max(40) });

/** The recovery codes are in this answer and nowhere else. */
export const POST = asSelf(async (person, request) =>
  json({ recoveryCodes: await confirmSecondFactor(person, parse(bodySchema, await readJson(request)).code) }),
);
