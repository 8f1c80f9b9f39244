import type { Json } from '../../../../lib/pipeline/brief/preset-changes';
import { words } from '../../../words';

/** A field's value as people read it: colours as swatches, lists as lists, nothing as nothing. */
export function Value({ value }: { value: Json }) {
  if (value === undefined || value === null || value === '')
    return <span className="text-faint">{words.brands.history.none}</span>;
  if (typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value))
    return (
      <span className="inline-flex items-center gap-2">
        <span aria-hidden="true" className="size-5 rounded border border-line" style={{ background: value }} />
        <span className="figures">{value}</span>
      </span>
    );
  if (typeof value === 'boolean') return <span>{value ? words.brands.editor.yes : words.brands.editor.no}</span>;
  if (typeof value !== 'object') return <span className="break-words">{String(value)}</span>;
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string'))
    return <span className="break-words">{value.join(', ') || words.brands.history.none}</span>;
  return <span className="figures block max-h-32 overflow-auto break-all">{JSON.stringify(value).slice(0, 600)}</span>;
}
