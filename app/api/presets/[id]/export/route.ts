import { exportPreset } from '../../../../../lib/brands/index';
import { serveBytes } from '../../../../http/bytes';
import { asPerson } from '../../../../http/handle';

export const GET = asPerson<{ id: string }>(async (actor, request, { id }) =>
  serveBytes(request, {
    bytes: new TextEncoder().encode(await exportPreset(actor, id)),
    mediaType: 'application/json',
    fileName: 'brand-preset.json',
  }),
);
