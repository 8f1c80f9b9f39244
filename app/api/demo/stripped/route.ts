import { readStripped } from '../../../demo/read-demo';
import { serveBytes } from '../../../http/bytes';
import { asAnyone } from '../../../http/handle';

export const GET = asAnyone(async (request) => serveBytes(request, await readStripped()));
