import type { Metadata } from 'next';
import { listPresets } from '../../../lib/brands/index';
import { listAssets } from '../../../lib/generations/index';
import { ButtonLink } from '../../components/button';
import { Empty } from '../../components/empty';
import { toWire } from '../../http/wire';
import { requireActor } from '../../session/actor';
import { words } from '../../words';
import { Filters } from './filters';
import { Grid } from './grid';
import { isFiltered, readQuery, toSearch } from './query';

export const metadata: Metadata = { title: words.library.title };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function LibraryPage({ searchParams }: Props) {
  const query = readQuery(await searchParams);
  const search = toSearch(query);
  const actor = await requireActor(search ? `/library?${search}` : '/library');
  const [presets, { assets, next }] = await Promise.all([
    listPresets(actor),
    listAssets(actor, {
      q: query.q || undefined,
      placement: query.placement || undefined,
      preset: query.preset || undefined,
      limit: 30,
    }),
  ]);
  return (
    <div className="mx-auto w-full max-w-[1440px] px-4 py-8 sm:px-8">
      <div className="mb-8 flex flex-wrap items-end justify-between gap-x-12 gap-y-4">
        <h1 className="display text-2xl">{words.library.title}</h1>
        <div className="min-w-0 max-sm:w-full sm:flex-1 sm:max-w-[760px]">
          <Filters query={query} presets={presets} />
        </div>
      </div>
      {assets.length > 0 ? (
        <Grid key={search} assets={toWire(assets)} next={next} query={query} />
      ) : isFiltered(query) ? (
        <Empty title={words.library.none} help={words.library.noneHelp} />
      ) : (
        <Empty title={words.library.empty} help={words.library.emptyHelp}>
          <ButtonLink href="/studio" look="primary">
            {words.library.emptyAction}
          </ButtonLink>
        </Empty>
      )}
    </div>
  );
}
