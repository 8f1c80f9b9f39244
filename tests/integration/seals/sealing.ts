/** The product's verb and a worker's attempt, in this process: what a test of sealing starts from. */
import { readFile } from 'node:fs/promises';
import type { Actor } from '../../../lib/accounts/index';
import { createPresetVersion } from '../../../lib/brands/index';
import { getGeneration, readAsset } from '../../../lib/generations/index';
import { LANES } from '../../../lib/pipeline/pipeline';
import { importBrandMarks } from '../../../lib/rights/index';
import { type SealRequest, sealPicture } from '../../../lib/seals/index';
import { type VerifyResult, verifyInThread } from '../../../lib/verify/index';
import { type Home, openHome } from '../../../workers/home';
import { runAttempt } from '../../../workers/tasks/run-generation';
import { anOrganisation } from '../arrange';

export interface Sealer {
  owner: Actor;
  home: Home;
  /** Seals and runs; answers how it ended, with the file and what a stranger reads in it. */
  seal(request: Omit<SealRequest, 'preset'>): Promise<{
    view: Awaited<ReturnType<typeof getGeneration>>;
    file: Awaited<ReturnType<typeof readAsset>> | null;
    read: VerifyResult | null;
  }>;
}

export async function aSealer(slug = 'sealer'): Promise<Sealer> {
  const { owner } = await anOrganisation(slug);
  await importBrandMarks(20);
  const brand: unknown = JSON.parse(await readFile('examples/brands/tallhamn.json', 'utf8'));
  const { presetId: preset } = await createPresetVersion(owner, brand);
  const home = await openHome();
  return {
    owner,
    home,
    async seal(request) {
      const { id, key } = await sealPicture(owner, { ...request, preset }, { claimed: true });
      await runAttempt(home, key, { lanes: new Set(LANES), stop: new AbortController().signal });
      const view = await getGeneration(owner, id);
      const [item] = view.items;
      const file = item?.delivered ? await readAsset(owner, item.assetId) : null;
      const read = file ? await verifyInThread(file.bytes, { name: file.fileName }) : null;
      return { view, file, read };
    },
  };
}
