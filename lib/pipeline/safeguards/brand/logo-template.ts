import { crop, decodeImage, opaqueBounds, type Pixels, rasteriseSvg } from '../../../imaging/index';
import type { PresetSnapshot } from '../../brief/index';

type Variant = PresetSnapshot['logo']['variants'][number];

const DRAWN_HEIGHT = 160;

/** A variant as it was meant to stand on the picture: drawn anew from its file and trimmed to its ink, RGBA8. */
export async function logoTemplate(variant: Variant, bytes: Uint8Array): Promise<Pixels> {
  const name = 'The logo';
  const drawn =
    variant.mediaType === 'image/svg+xml'
      ? await rasteriseSvg(bytes, { height: DRAWN_HEIGHT, width: DRAWN_HEIGHT * 12, name })
      : (await decodeImage(bytes, { name, accept: ['png'], maxPixels: 16e6 })).pixels;
  return crop(drawn, opaqueBounds(drawn) ?? { x: 0, y: 0, width: drawn.width, height: drawn.height });
}
