import type { Run } from './use-run';

/** When every frame ended the same way for the same reasons, they are said once; otherwise each frame says its own. */
export function sharedReasons({ items }: Run): Run['items'][number] | null {
  const [first] = items;
  if (!first || items.length < 2 || first.delivered || first.reasons.length === 0) return null;
  const same = (item: Run['items'][number]) =>
    item.verdict === first.verdict &&
    item.credit === first.credit &&
    JSON.stringify(item.reasons) === JSON.stringify(first.reasons);
  return items.every(same) ? first : null;
}
