/** Fields a brand fixes: filled in where a brief is silent, and named where it says something else. */
import type { Brief } from './brief';
import type { PresetSnapshot } from './preset';
import type { Locked } from './preset-rules';

type Resolved = 'seed' | 'layout' | 'engine';
export type LockableBrief = Omit<Brief, Resolved> & Partial<Pick<Brief, Resolved>>;

export interface Breach {
  /** Path in the brief, such as `copy.callToAction`. */
  path: string;
  /** What the brand says, as shown to people. */
  fixed: string;
}

const COPY_FIELDS = ['headline', 'subline', 'callToAction'] as const;
const PLAIN_FIELDS = ['layout', 'quiet', 'aiLabel', 'negativePrompt', 'guidance', 'steps', 'engine'] as const;

export const LOCKABLE: readonly (keyof Locked)[] = [...PLAIN_FIELDS, 'placements', ...COPY_FIELDS];

/** @returns the brief with the brand's fixed fields, and every field of it that says something else than the brand does. */
export function applyLocked<Asked extends LockableBrief>(
  brief: Asked,
  preset: Pick<PresetSnapshot, 'locked'>,
): { brief: Asked; breaches: Breach[] } {
  const { locked } = preset;
  const breaches: Breach[] = [];
  const result: Asked = { ...brief, copy: { ...brief.copy } };
  const meet = (path: string, asked: unknown, fixed: string | number | boolean) => {
    if (asked !== undefined && asked !== fixed) breaches.push({ path, fixed: String(fixed) });
  };
  for (const field of PLAIN_FIELDS) {
    const fixed = locked[field];
    // A picture made elsewhere is neither drawn nor laid out: of all this only its label is the brand's to say.
    if (fixed === undefined || (brief.sealed && field !== 'aiLabel')) continue;
    meet(field, brief[field], fixed);
    Object.assign(result, { [field]: fixed });
  }
  if (brief.sealed) return { brief: result, breaches };
  for (const field of COPY_FIELDS) {
    const fixed = locked[field];
    if (fixed === undefined) continue;
    meet(`copy.${field}`, brief.copy[field] || undefined, fixed);
    result.copy[field] = fixed;
  }
  const allowed = locked.placements;
  if (allowed && brief.placements.some((placement) => !allowed.includes(placement)))
    breaches.push({ path: 'placements', fixed: allowed.join(', ') });
  return { brief: result, breaches };
}
