/** The rules of the public C2PA asset rubric (conformance 0.2, spec 2.4) that our manifests can break, restated over crJSON. */
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { provenanceStage, readCrJson } from '../../lib/pipeline/provenance/index';
import { makeRun, makeWorld, type World } from '../integration/provenance-fixtures';
import { askPython, c2paPython, NO_PYTHON } from '../setup/c2pa-python';

const action = z.looseObject({
  action: z.string(),
  digitalSourceType: z.string().optional(),
  parameters: z.record(z.string(), z.unknown()).optional(),
});
const manifestShape = z.looseObject({
  label: z.string(),
  assertions: z.record(z.string(), z.looseObject({})),
  'claim.v2': z.looseObject({
    claim_generator_info: z.union([z.looseObject({}), z.array(z.looseObject({}))]),
    created_assertions: z.array(z.object({ url: z.string() })),
    gathered_assertions: z.array(z.object({ url: z.string() })).optional(),
  }),
  validationResults: z.looseObject({ failure: z.array(z.looseObject({ code: z.string() })) }),
});
const storeShape = z.object({ manifests: z.array(manifestShape).min(1) });
const actionsShape = z.looseObject({ actions: z.array(action), allActionsIncluded: z.boolean() });

const NON_EDITORIAL = ['c2pa.resized.proportional', 'c2pa.watermarked.bound'];
const STANDARD_PARAMETERS = ['ingredients', 'description', 'relatedAssertions'];

let world: World;
let bytes: Uint8Array;
let manifest: z.infer<typeof manifestShape>;
let actions: z.infer<typeof action>[];

beforeAll(async () => {
  world = await makeWorld();
  const { output } = await provenanceStage.run(await makeRun(world), world.ports);
  bytes = world.blobs.all.get(output.signed[0]?.sha256 ?? '') ?? new Uint8Array();
  const store = storeShape.parse(await readCrJson(bytes, 'image/jpeg', world.rootPem));
  const [active] = store.manifests;
  if (!active) throw new Error('no manifest');
  manifest = active;
  const assertion = actionsShape.parse(manifest.assertions['c2pa.actions.v2']);
  actions = assertion.actions;
  expect(assertion.allActionsIncluded).toBe(true);
}, 600_000);

describe('a manifest of ours', () => {
  test('has no failures and a urn:c2pa label', () => {
    expect(manifest.validationResults.failure).toEqual([]);
    expect(manifest.label).toMatch(/^urn:c2pa:/);
  });
  test('states spec 2.4 where the spec wants it stated', () => {
    const info = manifest['claim.v2'].claim_generator_info;
    expect(Array.isArray(info) ? info[0] : info).toMatchObject({ name: 'Colophon', specVersion: '2.4' });
  });
  test('begins its first created assertion with c2pa.created and a source type', () => {
    const first = manifest['claim.v2'].created_assertions.find((entry) => entry.url.includes('c2pa.actions'));
    expect(first?.url).toMatch(/c2pa\.actions\.v2$/);
    expect(actions[0]).toMatchObject({ action: 'c2pa.created', digitalSourceType: expect.stringMatching(/^http/) });
  });
  test('gives every perceptible edit a source type', () => {
    const without = actions.filter(
      (entry) => !entry.digitalSourceType && entry.action !== 'c2pa.placed' && !NON_EDITORIAL.includes(entry.action),
    );
    expect(without).toEqual([]);
  });
  test('uses no parameters but standard and namespaced ones', () => {
    const names = actions.flatMap((entry) => Object.keys(entry.parameters ?? {}));
    expect(names.filter((name) => !STANDARD_PARAMETERS.includes(name) && !name.includes('.'))).toEqual([]);
  });
  test('names only assertions that exist, its own under its own name', () => {
    const labels = Object.keys(manifest.assertions).map((label) => label.split('__')[0]);
    expect(new Set(labels)).toEqual(
      new Set([
        'c2pa.actions.v2',
        'c2pa.ai-disclosure',
        'c2pa.soft-binding',
        'cawg.training-mining',
        'org.colophon.report',
        'c2pa.ingredient.v3',
        'c2pa.hash.data',
      ]),
    );
  });
  test('has only ingredients with a relation, and no results where there is no manifest', () => {
    expect(manifest.assertions['c2pa.ingredient.v3']).toMatchObject({ relationship: 'componentOf' });
    expect(manifest.assertions['c2pa.ingredient.v3']).not.toHaveProperty('validationResults');
  });
});

test('the reference reader for Python calls our file trusted', (context) => {
  const python = c2paPython();
  if (!python) return context.skip(NO_PYTHON);
  const asked = { rootPem: world.rootPem, expression: 'store["validation_state"]' };
  expect(askPython(python, [{ name: 'asset.jpg', bytes }], asked)).toEqual(['Trusted']);
});
