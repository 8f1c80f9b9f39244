import type { PresetView } from '../../../../lib/brands/index';
import { words } from '../../../words';
import type { PresetCard } from './preset-picker';

/** Perceived lightness is enough to choose which of a brand's logos stands on its background. */
function isLight(hex: string): boolean {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return channel(1) * 0.299 + channel(3) * 0.587 + channel(5) * 0.114 > 140;
}

/** Layouts of the house have their names in the words of the studio; a brand's own bring theirs. */
function titleOf(id: string, snapshot: PresetView['snapshot']): string {
  const house: Readonly<Record<string, string>> = words.studio.layouts;
  return snapshot.ownLayouts.find((layout) => layout.id === id)?.title ?? house[id] ?? id;
}

export function cardOf({ id, slug, name, version, snapshot }: PresetView): PresetCard {
  const colours = [...snapshot.colours].sort((a, b) => b.weight - a.weight);
  const background = colours.find((colour) => colour.role === 'background')?.hex ?? colours[0]?.hex ?? '#ffffff';
  return {
    id,
    slug,
    name,
    version,
    colours: [...new Set(colours.map((colour) => colour.hex.toLowerCase()))],
    background,
    ground: isLight(background) ? 'light' : 'dark',
    alwaysLabelled: snapshot.disclosure.aiLabel === 'always',
    layouts: snapshot.layouts.map((layout) => ({ id: layout, title: titleOf(layout, snapshot) })),
    instead: snapshot.voice.instead ?? [],
    locked: Object.fromEntries(Object.entries(snapshot.locked).map(([field, value]) => [field, String(value)])),
  };
}
