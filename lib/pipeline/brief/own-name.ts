/** Own marks never count against their owner: whether a registered name is the name of the preset's brand. */
import type { PresetSnapshot } from './preset';

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

export function isOwnName(preset: Pick<PresetSnapshot, 'name' | 'slug'>, name: string): boolean {
  const asked = plain(name);
  return asked !== '' && (asked === plain(preset.name) || asked === plain(preset.slug));
}
