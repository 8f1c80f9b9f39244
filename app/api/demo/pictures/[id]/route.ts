import { readDemoPicture } from '../../../../demo/read-demo';
import { serveBytes } from '../../../../http/bytes';
import { asAnyone } from '../../../../http/handle';

export const GET = asAnyone<{ id: string }>(async (request, { id }) => serveBytes(request, await readDemoPicture(id)));
