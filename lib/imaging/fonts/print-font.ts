import { ColophonError } from '../../errors/index';
import { findFont } from './catalogue';
import { fontFile } from './font-files';

/** Path of Inter's Latin file in WOFF 1, which PDF writers can embed; they cannot read WOFF 2. `weight` 400 or 600. */
export function printFont(weight: 400 | 600): string {
  const font = findFont('Inter');
  if (!font) throw new ColophonError('unsupported_font', { family: 'Inter', families: '' });
  return fontFile(font, 'latin', weight).replace(/\.woff2$/, '.woff');
}
