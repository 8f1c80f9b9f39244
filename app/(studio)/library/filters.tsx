import Form from 'next/form';
import Link from 'next/link';
import { PLACEMENTS } from '../../../lib/pipeline/brief/placements/index';
import { Button } from '../../components/button';
import { inputClass } from '../../components/field';
import { words } from '../../words';
import { isFiltered, type LibraryQuery } from './query';

interface FiltersProps {
  query: LibraryQuery;
  presets: { id: string; slug: string; name: string }[];
}

const w = words.library;

/** A plain form whose fields are the address: it works without scripts, and every view can be sent. */
export function Filters({ query, presets }: FiltersProps) {
  return (
    <Form action="/library" className="flex flex-wrap items-end gap-2" key={JSON.stringify(query)}>
      <label className="min-w-0 flex-1 basis-[220px] space-y-1 max-sm:basis-full">
        <span className="label block">{w.search}</span>
        <input type="search" name="q" defaultValue={query.q} maxLength={200} className={`${inputClass} h-10`} />
      </label>
      <label className="basis-[148px] space-y-1 max-sm:flex-1">
        <span className="label block">{w.placement}</span>
        <select name="placement" defaultValue={query.placement} className={`${inputClass} h-10`}>
          <option value="">{w.all}</option>
          {PLACEMENTS.map((placement) => (
            <option key={placement.id} value={placement.id}>
              {placement.title}
            </option>
          ))}
        </select>
      </label>
      <label className="basis-[148px] space-y-1 max-sm:flex-1">
        <span className="label block">{w.preset}</span>
        <select name="preset" defaultValue={query.preset} className={`${inputClass} h-10`}>
          <option value="">{w.all}</option>
          {presets.map((preset) => (
            <option key={preset.id} value={preset.slug}>
              {preset.name}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" className="h-10">
        {w.apply}
      </Button>
      {isFiltered(query) ? (
        <Link href="/library" className="px-2 py-2 text-sm text-soft underline underline-offset-4 hover:text-ink">
          {w.clear}
        </Link>
      ) : null}
    </Form>
  );
}
