import { describe, expect, test } from 'vitest';
import { readCredentials } from '../../../lib/pipeline/provenance/c2pa/index';
import { craft } from './craft';
import { FAULTS, WITHOUT_FIXTURE } from './faults';
import { NOT_HERE, rubricsAreHere, variablesOf } from './rubric';
import { encoded, signed, trustAnchor } from './signed-files';

const read = async (bytes: Uint8Array, type = 'image/png') => readCredentials(bytes, type, await trustAnchor());

describe('a manifest made by hand', () => {
  test('is trusted when nothing is wrong with it: the control', async () => {
    expect(await read(await craft(await encoded('image/png')))).toMatchObject({ state: 'trusted', failures: [] });
  });

  test.each(FAULTS)('answers $code', async ({ code, answer = code, make }) => {
    const { state, failures, ingredients } = await read(await craft(await encoded('image/png'), make));
    const codes = [...failures, ...ingredients.flatMap((ingredient) => ingredient.failures)].map((entry) => entry.code);
    expect(codes).toContain(answer);
    // A broken ingredient leaves the manifest around it as it is; then the ingredient says so.
    expect([state, ...ingredients.map((ingredient) => ingredient.state)]).toContain('invalid');
  });
});

test('one byte changed in a picture of ours is a mismatch in every format', async () => {
  for (const [type, code] of [
    ['image/png', 'assertion.dataHash.mismatch'],
    ['image/jpeg', 'assertion.dataHash.mismatch'],
    ['image/webp', 'assertion.dataHash.mismatch'],
    ['image/avif', 'assertion.bmffHash.mismatch'],
  ] as const) {
    const bytes = new Uint8Array(await signed('created', type));
    // WebP keeps its manifest at the end, the others at the front.
    const at = type === 'image/webp' ? 1_500 : bytes.length - 60;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const { state, failures } = await read(bytes, type);
    expect(state).toBe('invalid');
    expect(failures.map((failure) => failure.code)).toContain(code);
  }
});

test('every code of the rubric’s malformed and mismatch lists has a fixture, or a reason why not', (context) => {
  if (!rubricsAreHere()) context.skip(NOT_HERE);
  const variables = variablesOf('conformance');
  const codes = [variables.$well_formed_error_codes, variables.$valid_error_codes].flat() as string[];
  const made = new Set(FAULTS.map(({ code }) => code));
  const open = [...new Set(codes)].filter((code) => !made.has(code) && WITHOUT_FIXTURE[code] === undefined);
  expect(open).toEqual([]);
  expect(Object.keys(WITHOUT_FIXTURE).filter((code) => made.has(code))).toEqual([]);
});
