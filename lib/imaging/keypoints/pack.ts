/** Keypoints as bytes for the registry: 40 a keypoint after a header of 8, little endian. */
import type { Keypoints } from './extract';

const VERSION = 1;
const HEADER = 8;
export const KEYPOINT_BYTES = 40;

export function packKeypoints(keypoints: Keypoints): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER + keypoints.count * KEYPOINT_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, VERSION, true);
  view.setUint16(2, keypoints.count, true);
  view.setFloat32(4, keypoints.aspect, true);
  for (let at = 0, to = HEADER; at < keypoints.count; at += 1, to += KEYPOINT_BYTES) {
    view.setUint16(to, Math.round((keypoints.x[at] as number) * 65_535), true);
    view.setUint16(to + 2, Math.round((keypoints.y[at] as number) * 65_535), true);
    view.setUint16(to + 4, Math.round((keypoints.size[at] as number) * 65_535), true);
    view.setInt16(to + 6, Math.round(((keypoints.angle[at] as number) / Math.PI) * 32_767), true);
    bytes.set(keypoints.descriptors.subarray(at * 32, at * 32 + 32), to + 8);
  }
  return bytes;
}

/** Bytes that hold the first `most`, of any number. */
export const bytesOfFirst = (most: number) => HEADER + most * KEYPOINT_BYTES;

/** Null for bytes of another version or a wrong length: such a work is found by its fingerprints alone. */
export function unpackKeypoints(bytes: Uint8Array): Keypoints | null {
  if (bytes.length < HEADER) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length !== bytesOfFirst(view.getUint16(2, true))) return null;
  return firstKeypoints(bytes, Number.POSITIVE_INFINITY);
}

/** The first `most` of what may be the beginning of packed keypoints; null for another version, or fewer bytes than a header. */
export function firstKeypoints(bytes: Uint8Array, most: number): Keypoints | null {
  if (bytes.length < HEADER) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(0, true) !== VERSION) return null;
  const count = Math.min(most, view.getUint16(2, true), Math.floor((bytes.length - HEADER) / KEYPOINT_BYTES));
  const made = () => new Float32Array(count);
  const keypoints: Keypoints = {
    count,
    x: made(),
    y: made(),
    size: made(),
    angle: made(),
    descriptors: new Uint8Array(count * 32),
    aspect: view.getFloat32(4, true),
  };
  for (let at = 0, from = HEADER; at < count; at += 1, from += KEYPOINT_BYTES) {
    keypoints.x[at] = view.getUint16(from, true) / 65_535;
    keypoints.y[at] = view.getUint16(from + 2, true) / 65_535;
    keypoints.size[at] = view.getUint16(from + 4, true) / 65_535;
    keypoints.angle[at] = (view.getInt16(from + 6, true) / 32_767) * Math.PI;
    keypoints.descriptors.set(bytes.subarray(from + 8, from + KEYPOINT_BYTES), at * 32);
  }
  return keypoints;
}
