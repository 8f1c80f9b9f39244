import { matchesByContent } from '../../../../../lib/verify/index';
import { asAnyone } from '../../../../http/handle';
import { queryOf } from '../../../../http/page-query';
import { parse } from '../../../../http/parse';
import { readPicture } from '../../../../http/picture-body';
import { json } from '../../../../http/problem';
import { passPublicGate } from '../../../../http/public-gate';
import { contentQuery } from '../content-query';

/** The picture is the body, or a multipart `file`. */
export const POST = asAnyone(async (request) => {
  await passPublicGate(request.headers);
  const query = parse(contentQuery, queryOf(request));
  const { bytes } = await readPicture(request);
  return json({ matches: await matchesByContent(bytes, query) });
});
