/** How often a mark is seen where there is none. */

import { encodePayload } from '../../lib/pipeline/provenance/watermark/code';
import { agreementOf, decodeWaves, detect, measurePicture } from '../../lib/pipeline/provenance/watermark/detect';
import { latticeOf } from '../../lib/pipeline/provenance/watermark/lattice';
import { softBits, trustIn } from '../../lib/pipeline/provenance/watermark/soft-bits';
import { drawnPictures, type Picture } from '../provenance/pictures';
import { idFor } from './survive';

export interface Unmarked {
  pictures: number;
  /** Blind decodings, and how many passed the check sum, and how many were called detections. */
  looks: number;
  intact: number;
  detected: number;
  /** Full searches among them. */
  searches: number;
  /** Comparisons with a registered payload under a wrong key, and how many passed at 10⁻³ and 10⁻⁶. */
  compared: number;
  at3: number;
  at6: number;
  agreement: { mean: number; deviation: number; most: number };
}

/**
 * @param keys wrong keys every picture is decoded with
 * @param wrong wrong keys every picture is compared with one registered payload under
 */
export function lookAtUnmarked(
  extra: readonly Picture[],
  count: number,
  { keys, wrong, searches, seed }: { keys: number; wrong: number; searches: number; seed: number },
): Unmarked {
  const keyAt = (at: number) => ({ id: `${at}`, secret: new Uint8Array(32).fill(1 + (at % 255)).fill(at >> 8, 16) });
  const out: Unmarked = {
    ...{ pictures: 0, looks: 0, intact: 0, detected: 0, searches: 0, compared: 0, at3: 0, at6: 0 },
    agreement: { mean: 0, deviation: 0, most: 0 },
  };
  let [sum, squares] = [0, 0];
  const code = encodePayload(Buffer.from(idFor(999), 'hex'));
  const look = (picture: Picture, full: boolean) => {
    out.pictures += 1;
    const measured = measurePicture(picture.pixels);
    for (let at = 0; at < keys; at++) {
      const { intact, agreement } = decodeWaves(measured, keyAt(at + 1000));
      out.looks += 1;
      if (intact) out.intact += 1;
      sum += agreement;
      squares += agreement * agreement;
      out.agreement.most = Math.max(out.agreement.most, agreement);
    }
    const trust = trustIn(measured);
    for (let at = 0; at < wrong; at++) {
      const z = agreementOf(softBits(measured, latticeOf(keyAt(at)), trust), code);
      out.compared += 1;
      if (z > 3.0902) out.at3 += 1;
      if (z > 4.7534) out.at6 += 1;
    }
    const found = detect(picture.pixels, keyAt(1000), { search: full ? 'full' : 'upright' });
    out.looks += found.looks;
    if (full) out.searches += 1;
    if (found.detected) out.detected += 1;
  };
  for (const [at, picture] of extra.entries()) look(picture, at < searches);
  for (let at = 0; at < count; at += 5)
    for (const picture of drawnPictures(Math.min(5, count - at), 320, 320, seed + 5000 + at)) look(picture, false);
  const decoded = out.pictures * keys;
  out.agreement.mean = sum / decoded;
  out.agreement.deviation = Math.sqrt(Math.max(0, squares / decoded - out.agreement.mean ** 2));
  return out;
}
