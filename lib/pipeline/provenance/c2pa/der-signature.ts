import { ColophonError } from '../../../errors/index';

const wrong = (why: string) => new ColophonError('signing_failed', { problem: `the signer’s DER signature ${why}` });

/**
 * An ECDSA signature as a KMS answers it (DER, RFC 3279 2.2.3: SEQUENCE of r and s) as COSE wants it: r‖s, `2 × size` bytes
 * (RFC 9053 2.1). Strict: whatever is not exactly that is refused.
 * @param size bytes of the curve's order; 32 for P-256
 * @throws signing_failed
 */
export function derToP1363(der: Uint8Array, size = 32): Uint8Array {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) throw wrong('is no sequence of its own length');
  const out = new Uint8Array(2 * size);
  let at = 2;
  for (const half of [0, 1]) {
    const length = der[at + 1] ?? 0;
    if (der[at] !== 0x02 || length === 0 || at + 2 + length > der.length) throw wrong('holds no two numbers');
    let number = der.subarray(at + 2, at + 2 + length);
    if ((number[0] ?? 0) >= 0x80) throw wrong('holds a negative number');
    if (number[0] === 0 && number.length > 1) {
      // A leading zero only where the sign bit would be set: DER has one form for each number.
      if ((number[1] ?? 0) < 0x80) throw wrong('pads a number');
      number = number.subarray(1);
    }
    if (number.length > size) throw wrong('holds a number larger than the curve');
    out.set(number, (half + 1) * size - number.length);
    at += 2 + length;
  }
  if (at !== der.length) throw wrong('has bytes after its end');
  return out;
}
