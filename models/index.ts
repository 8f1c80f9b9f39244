/** The list of models. Adding one is a folder, a line here, and nothing else: see README.md. */
import { fileURLToPath } from 'node:url';

export interface ListedModel {
  /** What a brief's `engine` says. */
  name: string;
  /** Absolute path of the folder that holds `model.json`. */
  folder: string;
  /**
   * sha256 of `model.json`, which in turn holds the sha256 of every other file. Null only for folders outside this list
   * (fixtures, trials); the runtime then checks the files against `model.json` alone.
   */
  sha256: string | null;
}

const beside = (name: string) => fileURLToPath(new URL(`./${name}`, import.meta.url));

export const MODELS: readonly ListedModel[] = [
  {
    name: 'house',
    folder: beside('house'),
    sha256: 'b824fbd1187a6a1479abac242bc86a459f30efda049acb19d0c4cdbce183a50f',
  },
  {
    name: 'scenes',
    folder: beside('scenes'),
    sha256: '3a8745586bf209ac69caa1413b593bad892204eb2a52d24e3672663e97acf424',
  },
];

/** The list with `house` from another folder, unpinned: what training has just written, to be measured and looked at. */
export function modelsWith(houseFolder: string | undefined): readonly ListedModel[] {
  if (houseFolder === undefined) return MODELS;
  return MODELS.map((model) => (model.name === 'house' ? { ...model, folder: houseFolder, sha256: null } : model));
}
