import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seeded } from '../../../bench/provenance/pictures';
import { CODED_BITS, crc24, decodePayload, encodePayload } from '../../../lib/pipeline/provenance/watermark/code';

const payloads = fc.uint8Array({ minLength: 8, maxLength: 8 });

describe('the payload code', () => {
  test('brings back every payload it was given', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const decoded = decodePayload(Float32Array.from(encodePayload(payload)));
        expect(decoded.intact).toBe(true);
        expect(decoded.payload).toEqual(payload);
      }),
      { numRuns: 60 },
    );
  });

  test('brings a payload back through noise as strong as the signal', () => {
    const random = seeded(9);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    fc.assert(
      fc.property(payloads, (payload) => {
        const soft = Float32Array.from(encodePayload(payload), (sign) => sign + normal());
        expect(decodePayload(soft).payload).toEqual(payload);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  test('finds no payload in silence, which is what a black picture gives', () => {
    expect(decodePayload(new Float32Array(CODED_BITS)).intact).toBe(false);
  });

  test('computes the CRC-24 of RFC 9580', () => {
    // The standard check value of CRC-24/OPENPGP.
    expect(crc24(new TextEncoder().encode('123456789'))).toBe(0x21cf02);
  });

  test('rarely takes noise for a payload', () => {
    const random = seeded(4);
    const intact = Array.from({ length: 300 }, () =>
      decodePayload(Float32Array.from({ length: CODED_BITS }, () => random() + random() + random() - 1.5)),
    ).filter((decoded) => decoded.intact);
    expect(intact).toHaveLength(0);
  });
});
