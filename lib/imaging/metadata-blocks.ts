/** The raw metadata blocks of a picture, as its container holds them. Only headers are read; nothing is decoded. */
import sharp from 'sharp';
import { withinTime } from './within-time';

export interface MetadataBlocks {
  /** TIFF structure, with or without a leading `Exif\0\0`. */
  exif: Uint8Array | null;
  /** IPTC IIM, or the Photoshop resources around it. */
  iptc: Uint8Array | null;
  xmp: string | null;
  /** PNG text chunks, GIF and TIFF comments. */
  comments: { keyword: string; text: string }[];
}

const NOTHING: MetadataBlocks = { exif: null, iptc: null, xmp: null, comments: [] };
/** A block larger than this is not what cameras and generators write; a prompt with its workflow stays well below. */
const MAX_BLOCK = 4_000_000;
const TIMEOUT_MS = 5_000;

const bounded = (block: Buffer | undefined) => (block && block.length <= MAX_BLOCK ? new Uint8Array(block) : null);

/** Never throws: what cannot be read holds no metadata. */
export async function readMetadataBlocks(bytes: Uint8Array): Promise<MetadataBlocks> {
  try {
    const image = sharp(bytes, { limitInputPixels: false, pages: 1 });
    const { exif, iptc, xmp, comments } = await withinTime(image.metadata(), TIMEOUT_MS, 'The picture');
    const packet = bounded(xmp);
    return {
      exif: bounded(exif),
      iptc: bounded(iptc),
      xmp: packet ? new TextDecoder().decode(packet) : null,
      comments: (comments ?? [])
        .filter(({ text }) => text.length <= MAX_BLOCK)
        .slice(0, 64)
        .map(({ keyword, text }) => ({ keyword, text })),
    };
  } catch {
    return NOTHING;
  }
}
