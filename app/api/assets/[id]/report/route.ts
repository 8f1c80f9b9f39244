import { readReport } from '../../../../../lib/generations/index';
import { serveBytes } from '../../../../http/bytes';
import { asPerson } from '../../../../http/handle';

export const GET = asPerson<{ id: string }>(async (actor, request, { id }) =>
  serveBytes(request, { ...(await readReport(actor, id)), fileName: `${id}-report.json`, lasting: true }),
);
