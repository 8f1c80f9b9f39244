import { writeFile } from 'node:fs/promises';
import { ColophonError } from '../../lib/errors/index';
import { sniffImage } from '../../lib/imaging/index';
import { extractManifest } from '../../lib/pipeline/provenance/index';
import { readOptions } from './options';
import { readInput } from './read-file';
import { sayJson, sayLine } from './say';

/** `colophon manifest FILE`: the manifest store of a picture as a sidecar. Any maker's; no database. Answers 1 when there is none. */
export async function manifest(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, { out: { type: 'string' }, json: { type: 'boolean' } }, true);
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0)
    throw new ColophonError('invalid_argument', { argument: 'manifest', problem: 'name one picture.' });
  const bytes = await readInput(file);
  const format = sniffImage(bytes);
  if (format === null || format === 'gif' || format === 'tiff')
    throw new ColophonError('invalid_argument', {
      argument: 'manifest',
      problem: `${file} is no picture with room for credentials; use PNG, JPEG, WebP or AVIF.`,
    });
  const store = extractManifest(bytes, `image/${format}`);
  const out = values.out ?? `${file.replace(/\.[^./]*$/, '')}.c2pa`;
  if (store) await writeFile(out, store);
  if (values.json) sayJson({ file, manifest: store ? { file: out, bytes: store.length } : null });
  else sayLine(store ? `${out} (${store.length} bytes)` : `${file} carries no credentials.`);
  return store ? 0 : 1;
}
