import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ColophonError } from '../../errors/index';
import type { Font } from './catalogue';

/**
 * Walks up from this file, then from the working folder: in a worker this file lies in `lib/`, in the built app somewhere
 * under `.next/`, and a bundler's own idea of `require.resolve` knows neither.
 */
function findPackages(): string {
  for (const start of [dirname(fileURLToPath(import.meta.url)), process.cwd()])
    for (let folder = start; ; folder = dirname(folder)) {
      const packages = join(folder, 'node_modules');
      if (existsSync(join(packages, '@fontsource', 'inter', 'package.json'))) return packages;
      if (dirname(folder) === folder) break;
    }
  throw new ColophonError('file_not_found', { path: 'node_modules/@fontsource/inter' });
}

let packages: string | undefined;

/** Path of one woff2 file; `weight` must be one of the font's. */
export function fontFile(font: Font, subset: string, weight: number): string {
  packages ??= findPackages();
  const id = font.source.replace('@fontsource/', '');
  return join(packages, '@fontsource', id, 'files', `${id}-${subset}-${weight}-normal.woff2`);
}
