/** Writes the tables of lib/rights/brand-marks anew from the installed simple-icons: `npx tsx bench/brand-mark-hashes.ts`. */
import { writeFile } from 'node:fs/promises';
import { hashBrandMark, shapeOfBrandMark } from '../lib/rights/brand-marks/hash-brand-mark';
import { brandMarks } from '../lib/rights/brand-marks/import-brand-marks';
import { slugsDigest } from '../lib/rights/brand-marks/known-hashes';

const marks = await brandMarks();
const started = performance.now();
const hashes: Uint8Array[] = [];
const shapes: Uint8Array[] = [];
for (const { slug, svg } of marks) {
  const { hash, quality } = await hashBrandMark(svg);
  if (quality !== 100) throw new RangeError(`${slug} has quality ${quality}; the table has no place for that`);
  hashes.push(hash);
  const shape = await shapeOfBrandMark(svg);
  if (!shape) throw new RangeError(`${slug} has no silhouette; the table has no place for that`);
  shapes.push(shape.hash, shape.steady);
}
const seconds = ((performance.now() - started) / 1000).toFixed(1);
const text = Buffer.concat(hashes).toString('base64');
await writeFile(
  new URL('../lib/rights/brand-marks/hashes-table.ts', import.meta.url),
  `/**
 * PDQ of every mark of simple-icons, black on white, in the order of their slugs: 32 bytes each, base64. Made by
 * bench/brand-mark-hashes.ts, so that the first start need not draw them all.
 */
export const BRAND_MARK_SLUGS_SHA256 = '${slugsDigest(marks.map((mark) => mark.slug))}';
export const BRAND_MARK_HASHES =
  '${text}';
`,
);
await writeFile(
  new URL('../lib/rights/brand-marks/shapes-table.ts', import.meta.url),
  `/**
 * The silhouette of every mark of simple-icons, in the order of their slugs: 32 bytes of hash and 32 that say which bits are
 * steady, base64. Made by bench/brand-mark-hashes.ts: drawing and nudging them takes minutes, which no first start has.
 */
export const BRAND_MARK_SHAPES =
  '${Buffer.concat(shapes).toString('base64')}';
`,
);
console.log(`${marks.length} marks hashed in ${seconds} s, ${text.length} characters`);
