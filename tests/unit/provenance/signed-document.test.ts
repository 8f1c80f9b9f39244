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
    expect(verifyDocument(changed('"keyId":"', '"keyId":"x'), shape).problem).toBe('wrong_signature');
  });
  test('is broken by any one changed byte, wherever it lies', () => {
    const survived: string[] = [];
    for (let at = 0; at < bytes.length; at += 1)
      for (const flip of [1, 2, 0x20]) {
        const tampered = bytes.slice();
        tampered[at] = (tampered[at] ?? 0) ^ flip;
        if (verifyDocument(tampered, shape).valid) survived.push(`${at} ^ ${flip}`);
      }
    expect(survived).toEqual([]);
  });
  test('that was cut short anywhere says so', () => {
    for (let length = 1; length < bytes.length; length += 1)
      expect([length, verifyDocument(bytes.subarray(0, length), shape).problem]).toEqual([length, 'truncated']);
  });
  test('tells a version it does not know from a file of another kind', async () => {
    const versions = { kind: 'note', schemas: [1] };
    const numbered = z.object({ kind: z.literal('note'), schema: z.literal(1) });
    const of = async (document: Record<string, unknown>) =>
      verifyDocument(await signDocument(document, signer), numbered, undefined, versions).problem;
    expect(await of({ kind: 'note', schema: 1 })).toBeNull();
    expect(await of({ kind: 'note', schema: 2 })).toBe('unknown_version');
    expect(await of({ kind: 'letter', schema: 1 })).toBe('wrong_shape');
  });
  test('has one reading: no key twice, no number in another spelling, nothing beside document and signature', () => {
    expect(verifyDocument(changed('"kind":"note"', '"kind":"x","kind":"note"'), shape).problem).toBe('ambiguous');
    expect(verifyDocument(changed('1e+21', '1E+21'), shape).problem).toBe('ambiguous');
    expect(verifyDocument(changed('{"document"', '{"more":1,"document"'), shape).problem).toBe('wrong_shape');
  });
  test('of before signatures covered their own description still verifies, and cannot be made to look like one', async () => {
    const value = Buffer.from(await signer.sign(canonicalBytes(document))).toString('base64url');
    const { keyId, publicKey } = signer;
    const signature = { algorithm: 'ES256', canonicalization: 'RFC8785', keyId, publicKey, value };
    expect(verifyDocument(canonicalBytes({ document, signature }), shape).valid).toBe(true);
    expect(verifyDocument(changed('"format":2,', ''), shape).problem).toBe('wrong_signature');
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
