/** A planted engine: the shipped renderer with another distribution, small pictures, and hashes of its own. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Actor } from '../../../lib/accounts/index';
import { LAYOUT_QUIET } from '../../../lib/pipeline/brief/index';
import { cheekRegion, planFigures } from '../../../lib/pipeline/generation/scenes/figures/index';
import { importBrandMarks } from '../../../lib/rights/index';
import type { ListedModel } from '../../../models/index';
import { aBrand, anOrganisation } from '../arrange';

const SIZES = { square: [256, 256], portrait: [256, 448], landscape: [448, 256] } as const;

/** @param attributes weights by attribute; what it does not name keeps the shipped weights. */
export async function plantedEngine(
  folder: string,
  attributes: Record<string, Record<string, number>>,
): Promise<ListedModel> {
  const shipped = JSON.parse(await readFile('models/scenes/figures/distribution.json', 'utf8'));
  const distribution = JSON.stringify({ ...shipped, attributes: { ...shipped.attributes, ...attributes } });
  const model = JSON.parse(await readFile('models/scenes/model.json', 'utf8'));
  const sha256 = createHash('sha256').update(distribution).digest('hex');
  const files = [{ path: 'figures/distribution.json', bytes: Buffer.byteLength(distribution), sha256 }];
  await mkdir(path.join(folder, 'figures'), { recursive: true });
  await writeFile(path.join(folder, 'figures/distribution.json'), distribution);
  await writeFile(path.join(folder, 'model.json'), JSON.stringify({ ...model, files, sizes: SIZES }));
  return { name: 'scenes', folder, sha256: null };
}

export async function anAuditor(slug: string): Promise<{ owner: Actor; reviewers: [Actor, Actor]; preset: string }> {
  const { owner, join } = await anOrganisation(slug);
  await importBrandMarks(20);
  const reviewers: [Actor, Actor] = [await join('reviewer'), await join('reviewer')];
  return { owner, reviewers, preset: await aBrand(owner) };
}

/** What somebody would mark once for all portraits of one framing: the cheek. */
export function cheekOfPortraits(): { x: number; y: number; width: number; height: number } {
  const [width, height] = SIZES.landscape;
  const at = { prompt: 'a portrait of a person', seed: 1, width, height, quiet: LAYOUT_QUIET.editorial.landscape };
  const {
    x,
    y,
    width: wide,
    height: high,
  } = cheekRegion(planFigures(at, { schema: 1, attributes: {}, when: [] }), 0) ?? { x: 0, y: 0, width: 1, height: 1 };
  return { x: x + wide * 0.3, y: y + high * 0.2, width: wide * 0.35, height: high * 0.6 };
}

export const portraits = (preset: string, runsPerPrompt: number) => ({
  schema: 1,
  kind: 'pictures',
  name: 'Portraits',
  preset,
  engine: 'scenes',
  seed: 4,
  runsPerPrompt,
  // The smallest creative there is: what is tested is the audit, not the time of composition.
  placement: 'leaderboard',
  prompts: [{ id: 'person', prompt: 'a portrait of a person' }],
  measures: {
    skinTone: {
      region: cheekOfPortraits(),
      bins: [
        [1, 5],
        [6, 10],
      ],
      target: { kind: 'uniform' },
    },
  },
});
