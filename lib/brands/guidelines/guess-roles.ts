import { deltaE2000, hexToRgb, srgbToLab } from '../../imaging/index';
import type { FoundColour } from './proposal';

interface Seen {
  hex: string;
  weight: number;
  uses: number | null;
  /** Known to lie under everything. */
  ground?: boolean;
}

const MOST = 8;
/** Two colours this near (ΔE2000) are one, drawn twice. */
const SAME = 2.5;

/** The heaviest colours, near ones put together, each with the role it most likely has; a role may come more than once. */
export function guessRoles(seen: readonly Seen[]): FoundColour[] {
  const merged: Seen[] = [];
  for (const colour of [...seen].sort(
    (a, b) => Number(b.ground ?? false) - Number(a.ground ?? false) || b.weight - a.weight,
  )) {
    const lab = srgbToLab(hexToRgb(colour.hex));
    const same = merged.find((other) => deltaE2000(srgbToLab(hexToRgb(other.hex)), lab) < SAME);
    if (same) {
      same.weight += colour.weight;
      same.uses = same.uses === null ? null : same.uses + (colour.uses ?? 0);
    } else merged.push({ ...colour });
  }
  const kept = merged.slice(0, MOST);
  const total = kept.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const facts = kept.map((colour) => {
    const [l, a, b] = srgbToLab(hexToRgb(colour.hex));
    return { ...colour, l, chroma: Math.hypot(a, b) };
  });
  const background = facts.find((colour) => colour.ground) ?? [...facts].sort((a, b) => b.l - a.l)[0];
  const rest = facts.filter((colour) => colour !== background);
  const light = (background?.l ?? 100) > 50;
  const byContrast = [...rest].sort((a, b) => (light ? a.l - b.l : b.l - a.l));
  const text = byContrast.find((colour) => Math.abs(colour.l - (background?.l ?? 100)) > 50 && colour.chroma < 40);
  const coloured = rest.filter((colour) => colour !== text).sort((a, b) => b.weight - a.weight);
  const [primary] = coloured;
  const accent = [...coloured].filter((colour) => colour !== primary).sort((a, b) => b.chroma - a.chroma)[0];
  return facts.map((colour) => ({
    hex: colour.hex,
    weight: Math.round((colour.weight / total) * 100) / 100,
    uses: colour.uses,
    role:
      colour === background
        ? 'background'
        : colour === text
          ? 'text'
          : colour === primary
            ? 'primary'
            : colour === accent
              ? 'accent'
              : 'secondary',
  }));
}
