import { readManifest } from '../../../../../lib/generations/index';
import { serveBytes } from '../../../../http/bytes';
import { asPerson } from '../../../../http/handle';

export const GET = asPerson<{ id: string }>(async (actor, request, { id }) =>
  serveBytes(request, { ...(await readManifest(actor, id)), lasting: true }),
);
