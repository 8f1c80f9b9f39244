import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { localSigner, makeDevelopmentChain } from '../../../lib/pipeline/provenance/index';
import { canonicalBytes, signDocument, verifyDocument } from '../../../lib/pipeline/provenance/signed-document';
import type { Signer } from '../../../lib/pipeline/stage';

const shape = z.object({ kind: z.literal('note'), text: z.string(), number: z.number() });
const document = { number: 1e21, kind: 'note', text: 'ö \u2028 "x"' };
let signer: Signer;
let bytes: Uint8Array;

beforeAll(async () => {
  signer = localSigner({ keyPem: (await makeDevelopmentChain()).reportKeyPem });
  bytes = await signDocument(document, signer);
});

const changed = (from: string, to: string) =>
  new TextEncoder().encode(new TextDecoder().decode(bytes).replace(from, to));

describe('a signed document', () => {
  test('is canonical JSON: keys sorted, numbers and escapes as RFC 8785 says', () => {
    expect(new TextDecoder().decode(canonicalBytes({ b: 1e21, a: [1.0, 'é'], '\u20ac': null }))).toBe(
      '{"a":[1,"é"],"b":1e+21,"€":null}',
    );
  });
  test('verifies offline, and knows its key when it is among the trusted', () => {
    expect(verifyDocument(bytes, shape)).toMatchObject({ valid: true, knownKey: null, document, problem: null });
    expect(verifyDocument(bytes, shape, [signer.publicKey]).knownKey).toBe(true);
    expect(verifyDocument(bytes, shape, []).knownKey).toBe(false);
  });
  test('survives being reformatted, because the document is what is signed', () => {
    const pretty = new TextEncoder().encode(JSON.stringify(JSON.parse(new TextDecoder().decode(bytes)), null, 2));
    expect(verifyDocument(pretty, shape).valid).toBe(true);
  });
  test('is broken by one changed value', () => {
    expect(verifyDocument(changed('note', 'NOTE'), shape).problem).toBe('wrong_shape');
    expect(verifyDocument(changed('1e+21', '2e+21'), shape).problem).toBe('wrong_signature');
    expect(verifyDocument(changed('"keyId":"', '"keyId":"x'), shape).valid).toBe(true);
  });
  test('says what is wrong with other files and never throws', () => {
    expect(verifyDocument(new Uint8Array(), shape).problem).toBe('not_json');
    expect(verifyDocument(Uint8Array.of(0xff, 0xfe), shape).problem).toBe('not_json');
    expect(verifyDocument(new TextEncoder().encode('[]'), shape).problem).toBe('wrong_shape');
    expect(verifyDocument(changed('-----BEGIN PUBLIC KEY-----', '-----BEGIN NOTHING-----'), shape).problem).toBe(
      'wrong_signature',
    );
  });
});
