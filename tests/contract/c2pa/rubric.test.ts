import { describe, expect, test } from 'vitest';
import { nativeLibrary, readCredentials, wasmLibrary } from '../../../lib/pipeline/provenance/c2pa/index';
import { readCrJson } from '../../../lib/pipeline/provenance/index';
import { judge, NOT_HERE, rubricsAreHere } from './rubric';
import { FORMATS, KINDS, signed, trustAnchor } from './signed-files';

const COUNTS = { conformance: 31, integrity: 6 } as const;

describe.each(FORMATS)('%s', (format) => {
  describe.each(KINDS)('%s', (kind) => {
    test.for(['c2pa-wasm', 'c2pa-node'] as const)(
      'passes every check of the public rubrics, signed by %s',
      async (name, context) => {
        const library = name === 'c2pa-wasm' ? wasmLibrary : await nativeLibrary();
        if (!library) return context.skip('@contentauth/c2pa-node does not load on this machine');
        const bytes = await signed(kind, format, library);
        expect((await readCredentials(bytes, format, await trustAnchor())).state).toBe('trusted');
        if (!rubricsAreHere()) return context.skip(NOT_HERE);
        const crJson = await readCrJson(bytes, format, await trustAnchor());
        for (const rubric of ['conformance', 'integrity'] as const) {
          const rulings = judge(rubric, crJson);
          expect(rulings.filter(({ passed }) => !passed)).toEqual([]);
          expect(rulings).toHaveLength(COUNTS[rubric]);
        }
      },
    );
  });
});

test('the rubric is one that a foreign chain fails: unknown here is not trusted', async (context) => {
  if (!rubricsAreHere()) context.skip(NOT_HERE);
  const crJson = await readCrJson(await signed('created', 'image/jpeg'), 'image/jpeg', '');
  expect(judge('conformance', crJson).filter(({ passed }) => !passed)).toEqual([]);
});
