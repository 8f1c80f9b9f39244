/** What the credentials of a delivered file say when it was made from an earlier one. */
import { beforeAll, describe, expect, it } from 'vitest';
import { encodePng } from '../../../lib/imaging/index';
import type { Brief } from '../../../lib/pipeline/brief/index';
import type { GenerationOutput } from '../../../lib/pipeline/generation/output';
import { provenanceStage, readCredentials, type SignedItem } from '../../../lib/pipeline/provenance/index';
import { askPython, c2paPython, NO_PYTHON } from '../../setup/c2pa-python';
import { scene } from '../../unit/safeguards/pictures';
import { makeRun, makeWorld, type World } from '../provenance-fixtures';

/** Small, so that marking it costs little. */
const PLACEMENT = 'leaderboard';

let world: World;
let parent: SignedItem;

/** Delivers a creative whose brief and generation are changed as given. */
async function deliver(brief: Partial<Brief> = {}, generation: Partial<GenerationOutput> = {}): Promise<SignedItem> {
  const input = await makeRun(world, { placements: [PLACEMENT], edits: ['cropped'] });
  Object.assign(input.run.brief, brief);
  Object.assign(input.earlier.generation, generation);
  const { output } = await provenanceStage.run(input, world.ports);
  return output.signed[0] ?? expect.fail('nothing was signed');
}
const bytesOf = ({ sha256 }: SignedItem) => world.blobs.get(sha256);
const read = async (signed: SignedItem) => readCredentials(await bytesOf(signed), signed.mediaType, world.rootPem);
const referenceTo = ({ sha256, mediaType }: SignedItem) => ({ sha256, mediaType });

beforeAll(async () => {
  world = await makeWorld();
  parent = await deliver();
}, 600_000);

describe('a picture that goes on from a delivered one', { timeout: 600_000 }, () => {
  const COMPOSITE = { digitalSourceType: 'compositeWithTrainedAlgorithmicMedia' } as const;
  /** Stored clean, as an upload is, and beside it the file as it came. */
  const begun = async (): Promise<Brief['initial']> => {
    const sha256 = await world.blobs.put(await encodePng(scene(3, 128, 128)));
    return { sha256, mediaType: 'image/png', original: referenceTo(parent) };
  };
  const mask = async () => ({
    sha256: await world.blobs.put(await encodePng(scene(5, 128, 128))),
    mediaType: 'image/png' as const,
  });
  const sealed = (): Partial<Brief> => ({
    engine: 'none',
    sealed: {
      ...{ picture: referenceTo(parent), fileName: 'leaderboard.jpg', width: 728, height: 90, source: 'trained' },
      ...{ marks: [], credentials: { state: 'trusted', issuer: null, failures: [] } },
    },
  });
  const CASES = {
    variation: {
      make: async () => deliver({ initial: await begun() }),
      actions: ['c2pa.opened', 'c2pa.edited', 'c2pa.cropped'],
      says: 'Picture drawn over by a model',
    },
    inpaint: {
      make: async () => deliver({ initial: await begun(), mask: await mask() }, COMPOSITE),
      actions: ['c2pa.opened', 'c2pa.edited', 'c2pa.cropped'],
      says: 'Part of the picture drawn anew by a model',
    },
    outpaint: {
      make: async () => deliver({ initial: await begun(), outpaint: true }, COMPOSITE),
      actions: ['c2pa.opened', 'c2pa.edited', 'c2pa.cropped'],
      says: 'Picture continued beyond its edges by a model',
    },
    're-crop': {
      make: async () => deliver(sealed(), { declared: true, engine: 'none' }),
      actions: ['c2pa.opened', 'c2pa.cropped'],
      says: 'Cropped to the placement',
    },
  } as const;

  it.each(Object.keys(CASES) as (keyof typeof CASES)[])(
    'as a %s names it as parent, keeps its manifest and says what was done',
    async (kind) => {
      const { make, actions, says } = CASES[kind];
      const signed = await make();
      const { state, manifest, ingredients } = await read(signed);
      expect(state).toBe('trusted');
      expect(ingredients).toMatchObject([{ relationship: 'parentOf', state: 'trusted', failures: [] }]);
      const done = manifest?.actions ?? [];
      expect(done.map(({ action }) => action).filter((action) => action !== 'c2pa.watermarked.bound')).toEqual(actions);
      expect(done.map(({ description }) => description)).toContain(says);
      // The parent's own manifest lies in the file, not only a mention of it.
      expect(Buffer.from(await bytesOf(signed)).includes(parent.manifestLabel)).toBe(true);
      expect(signed.manifestLabel).not.toBe(parent.manifestLabel);
    },
  );

  it('is read as such by the reference library behind another language', async (context) => {
    const python = c2paPython();
    if (!python) return context.skip(NO_PYTHON);
    const made = await Promise.all(Object.values(CASES).map(async ({ make }) => make()));
    const files = await Promise.all(
      made.map(async (one, at) => ({ name: `${at}.${one.mediaType.split('/')[1]}`, bytes: await bytesOf(one) })),
    );
    const expression = `(lambda one: [one["relationship"], one["active_manifest"], one["active_manifest"] in store["manifests"]])(store["manifests"][store["active_manifest"]]["ingredients"][0])`;
    const said = askPython(python, files, { rootPem: world.rootPem, expression });
    expect(said).toEqual(files.map(() => ['parentOf', parent.manifestLabel, true]));
  });

  it('as one drawn over a picture without credentials, is a new work with that picture as an input', async () => {
    const initial = {
      sha256: await world.blobs.put(await encodePng(scene(3, 128, 128))),
      mediaType: 'image/png' as const,
    };
    const { manifest, ingredients } = await read(await deliver({ initial }));
    expect(manifest?.actions[0]?.action).toBe('c2pa.created');
    expect(ingredients).toMatchObject([{ relationship: 'inputTo', state: 'none' }]);
  });
});
