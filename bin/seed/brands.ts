import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Actor } from '../../lib/accounts/index';
import { createPresetVersion } from '../../lib/brands/index';

export const DEMO_BRANDS = ['tallhamn', 'ohmride'] as const;

/** The example brands as presets; the same file again is the same version. */
export async function demoBrands(actor: Actor): Promise<void> {
  for (const slug of DEMO_BRANDS) {
    const folder = fileURLToPath(new URL('../../examples/brands/', import.meta.url));
    const preset: unknown = JSON.parse(await readFile(`${folder}${slug}.json`, 'utf8'));
    await createPresetVersion(actor, preset, (name) => readFile(`${folder}${name}`));
  }
}
