/** The heavy half of verification: everything that can be read from the bytes alone. Runs in a thread of its own in the app. */
import { createHash } from 'node:crypto';
import { ColophonError } from '../errors/index';
import { colourGrid, decodeImage, type ImageFormat, type Pixels, resize, sniffImage } from '../imaging/index';
import { extractKeypoints, type Keypoints, REGISTER_KEYPOINTS } from '../imaging/keypoints/index';
import { pdq, pdqToHex } from '../imaging/pdq';
import type { OriginMark } from '../pipeline/brief/index';
import {
  type AssetType,
  assetTypeOf,
  type Credentials,
  type Detection,
  detect,
  readCredentials,
  readOrigin,
  readSidecar,
} from '../pipeline/provenance/index';

export interface WatermarkSecret {
  id: string;
  /** 64 hex digits. */
  secret: string;
}

export interface InspectOptions {
  name: string;
  /** PEM, any number of certificates. */
  trustAnchors: string;
  /** Every key this installation ever marked with; empty searches for nothing. */
  watermarkKeys: readonly WatermarkSecret[];
  /** A manifest store that lay beside the file: read instead of what the file itself holds. */
  sidecar?: Uint8Array | undefined;
}

export interface Inspection {
  name: string;
  sha256: string;
  mediaType: string | null;
  width: number | null;
  height: number | null;
  /** Some pixel lets the ground show through; null when the picture could not be read. */
  transparent: boolean | null;
  unreadable: { code: string; words: string } | null;
  credentials: Credentials;
  /** They were read from a manifest store beside the file. */
  sidecar: boolean;
  /** What the file itself says about where its picture comes from. */
  origin: OriginMark[];
  /** The best detection over all keys; null when none was looked for, or not to the end. */
  watermark: Detection | null;
  /** Why the search for the mark did not come to its end; left out when it did, or was not begun. */
  watermarkStopped?: 'slow' | 'broken';
  fingerprint: string | null;
  /** 0 to 100; under 50 a fingerprint says little. */
  fingerprintQuality: number;
  /** `colourGrid` of the picture; null when it could not be read. */
  colours: number[] | null;
  /** What it takes to hold the picture against deliveries; null when no mark was looked for, or the whole picture's was read. */
  view: View | null;
}

export interface View {
  /** On white, the longer side at most `VIEW_SIDE`. */
  pixels: Pixels;
  keypoints: Keypoints;
}

const MEDIA_TYPES: Readonly<Record<ImageFormat, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  tiff: 'image/tiff',
};

/** Strangers' files: what a verifier decodes is bounded by bytes, pixels and time. */
const LIMITS = { maxBytes: 25 * 1024 * 1024, maxPixels: 40e6, timeoutMs: 8_000 } as const;

/** Pixels: enough for a delivery that fills a quarter of a large screenshot's width. */
const VIEW_SIDE = 1_600;

const NO_CREDENTIALS: Credentials = {
  state: 'none',
  manifest: null,
  failures: [],
  ingredients: [],
  remoteManifest: false,
};

async function decode(bytes: Uint8Array, name: string): Promise<Pixels | { code: string; words: string }> {
  try {
    return (await decodeImage(bytes, { name, ...LIMITS })).pixels;
  } catch (error) {
    if (error instanceof ColophonError) return { code: error.code, words: error.message };
    return {
      code: 'image_unreadable',
      words: new ColophonError('image_unreadable', { name, problem: 'the file is damaged' }).message,
    };
  }
}

/** Every key at once: the confidence counts every look, whichever key it was taken with. */
function bestDetection(pixels: Pixels, keys: readonly WatermarkSecret[]): Detection | null {
  if (keys.length === 0) return null;
  const secrets = keys.map(({ id, secret }) => ({ id, secret: new Uint8Array(Buffer.from(secret, 'hex')) }));
  return detect(pixels, secrets, { search: 'full' });
}

/** That the mark says where it comes from by itself, and the picture is the whole of what carries it. */
const isWhole = (watermark: Detection | null) =>
  watermark?.geometry?.symmetry === 'none' && watermark.geometry.scale === 1 && watermark.geometry.degrees === 0;

/** Up to a tenth of a second. */
export async function viewOf(pixels: Pixels): Promise<View> {
  const share = Math.min(1, VIEW_SIDE / Math.max(pixels.width, pixels.height));
  const side = (length: number) => Math.max(1, Math.round(length * share));
  const small = share < 1 ? await resize(pixels, side(pixels.width), side(pixels.height)) : pixels;
  return { pixels: onWhite(small), keypoints: extractKeypoints(small, REGISTER_KEYPOINTS) };
}

function onWhite({ data, width, height, channels }: Pixels): Pixels {
  const flat = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < flat.length; from += channels, to += 3) {
    const alpha = channels === 4 ? (data[from + 3] as number) / 255 : 1;
    for (let c = 0; c < 3; c++) flat[to + c] = Math.round((data[from + c] as number) * alpha + 255 * (1 - alpha));
  }
  return { data: flat, width, height, channels: 3 };
}

function hasTransparency({ data, channels }: Pixels): boolean {
  if (channels === 3) return false;
  for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 255) < 255) return true;
  return false;
}

/**
 * Reads a file as far as it can be read. Never throws for a bad file: an empty one, a text, half a picture.
 * @param beforeMark is given everything but the mark, whose search takes longest, before that search begins.
 */
export async function inspect(
  bytes: Uint8Array,
  options: InspectOptions,
  beforeMark?: (read: Inspection) => void,
): Promise<Inspection> {
  const format = sniffImage(bytes);
  const decoded = await decode(bytes, options.name);
  const pixels = 'data' in decoded ? decoded : null;
  const tooLarge = 'code' in decoded && decoded.code === 'image_too_large';
  // A picture that is damaged may still hold a manifest, and then it says that it was tampered with.
  const readable = format !== null && !tooLarge;
  const { trustAnchors } = options;
  const beside = readable && assetTypeOf(format) ? options.sidecar : undefined;
  const credentials = !readable
    ? NO_CREDENTIALS
    : beside
      ? await readSidecar(beside, bytes, MEDIA_TYPES[format] as AssetType, trustAnchors)
      : await readCredentials(bytes, MEDIA_TYPES[format], trustAnchors);
  const print = pixels ? pdq(pixels) : null;
  const read: Inspection = {
    name: options.name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mediaType: format === null ? null : MEDIA_TYPES[format],
    width: pixels?.width ?? null,
    height: pixels?.height ?? null,
    transparent: pixels ? hasTransparency(pixels) : null,
    unreadable: 'code' in decoded ? decoded : null,
    credentials,
    sidecar: beside !== undefined,
    origin: readable ? await readOrigin(bytes, credentials) : [],
    watermark: null,
    fingerprint: print ? pdqToHex(print.hash) : null,
    fingerprintQuality: print?.quality ?? 0,
    colours: pixels ? await colourGrid(pixels) : null,
    view: null,
  };
  beforeMark?.(read);
  if (!pixels || options.watermarkKeys.length === 0) return read;
  const watermark = bestDetection(pixels, options.watermarkKeys);
  return { ...read, watermark, view: isWhole(watermark) ? null : await viewOf(pixels) };
}
