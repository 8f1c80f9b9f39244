import { z } from 'zod';
import { matchesByReference } from '../../../../../lib/verify/index';
import { LIMITS, readJson } from '../../../../http/body';
import { asAnyone } from '../../../../http/handle';
import { queryOf } from '../../../../http/page-query';
import { parse } from '../../../../http/parse';
import { json } from '../../../../http/problem';
import { passPublicGate } from '../../../../http/public-gate';
import { contentQuery } from '../content-query';

const referenceSchema = z.object({
  referenceUrl: z.string().min(1).max(2_000),
  assetLength: z.int().min(1).max(LIMITS.picture, `must be ${LIMITS.picture} bytes (25 MB) at most.`),
  assetType: z.string().min(1).max(100).optional(),
  region: z
    .array(z.unknown())
    .max(0, 'is not supported here; leave it out, and the whole picture is searched.')
    .optional(),
});

/** The picture lies at an https address, which this server fetches. */
export const POST = asAnyone(async (request) => {
  await passPublicGate(request.headers);
  const query = parse(contentQuery, queryOf(request));
  const { region: _, ...reference } = parse(referenceSchema, await readJson(request));
  return json({ matches: await matchesByReference(reference, query) });
});
