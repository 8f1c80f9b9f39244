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
    sha256: '8f1051717a6db7b90f9e531cb5ca9383d90a8a967863298457b70c05064835fa',
  },
];
