import { previewPreset } from '../../../../lib/brands/index';
import { readJson } from '../../../http/body';
import { asPerson } from '../../../http/handle';
import { json } from '../../../http/problem';

export const POST = asPerson(async (actor, request) => {
  const { creatives, findings, milliseconds } = await previewPreset(actor, await readJson(request));
  return json({
    findings,
    milliseconds,
    creatives: creatives.map(({ picture, ...creative }) => ({
      ...creative,
      jpeg: picture === null ? null : Buffer.from(picture).toString('base64'),
    })),
  });
});
