/** What this brand says instead: offered as a difference, never put in unasked. Plain data, so that the form can show it as typed. */
export interface Suggestion {
  field: 'headline' | 'subline' | 'callToAction';
  before: string;
  after: string;
  /** The words it is about. */
  from: string;
  to: string;
}

type Copy = Readonly<Partial<Record<Suggestion['field'], string | undefined>>>;
interface Voice {
  instead?: readonly { from: string; to: string }[] | undefined;
}

const FIELDS = ['headline', 'subline', 'callToAction'] as const;
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whole words only, whatever their case; a capital at the start stays one. */
export function suggestWording(copy: Copy, voice: Voice): Suggestion[] {
  return FIELDS.flatMap((field) => {
    const before = copy[field] ?? '';
    return (voice.instead ?? []).flatMap(({ from, to }): Suggestion[] => {
      const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(from)}(?![\\p{L}\\p{N}])`, 'giu');
      const after = before.replace(pattern, (found) =>
        /^\p{Lu}/u.test(found) ? to.charAt(0).toLocaleUpperCase() + to.slice(1) : to,
      );
      return after === before ? [] : [{ field, before, after, from, to }];
    });
  });
}
