import { FALLBACKS } from './catalogue';
import { fontFile } from './font-files';
import { covers, nearestWeight, stackOf } from './font-stack';

export interface FontRun {
  /** Path of the woff file that has every character of `text`; woff2 keeps outlines in a form that few embedders can cut. */
  file: string;
  text: string;
}

/**
 * Cuts a text where another bundled file has to set it, for those who embed fonts rather than name them. Characters that no
 * bundled font has stay with the run before; spaces and joiners never begin one.
 * @throws unsupported_font
 */
export function fontRuns(family: string, weight: number, text: string): FontRun[] {
  const files = stackOf([family, ...FALLBACKS]).flatMap((font) =>
    font.subsets.map((subset) => ({
      file: fontFile(font, subset, nearestWeight(font.family, weight)).replace(/woff2$/, 'woff'),
      has: (code: number) => covers(font, subset).has(code),
    })),
  );
  const runs: FontRun[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const last = runs.at(-1);
    const kept =
      last && (/[\s\p{Mn}\p{Cf}]/u.test(character) || files.find(({ file }) => file === last.file)?.has(code));
    if (kept) {
      last.text += character;
      continue;
    }
    const file = files.find((entry) => entry.has(code))?.file ?? last?.file ?? files[0]?.file ?? '';
    if (last?.file === file) last.text += character;
    else runs.push({ file, text: character });
  }
  return runs;
}
