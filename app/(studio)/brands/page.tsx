import type { Metadata } from 'next';
import Link from 'next/link';
import { can } from '../../../lib/accounts/index';
import { listBrands, listOffers } from '../../../lib/brands/index';
import { ButtonLink } from '../../components/button';
import { Empty } from '../../components/empty';
import { toWire } from '../../http/wire';
import { requireActor } from '../../session/actor';
import { words } from '../../words';
import { Offers } from './offers';

export const metadata: Metadata = { title: words.brands.title };

const w = words.brands;

export default async function BrandsPage() {
  const actor = await requireActor('/brands');
  const [brands, offers] = await Promise.all([listBrands(actor), listOffers(actor)]);
  const mayEdit = can(actor, 'brands:write');
  return (
    <div className="mx-auto w-full max-w-[1200px] px-4 py-8 max-sm:pb-20 sm:px-8">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h1 className="display text-2xl">{w.title}</h1>
          <p className="mt-1 max-w-[64ch] text-soft">{w.lead}</p>
        </div>
        {mayEdit ? (
          <ButtonLink href="/brands/new" look="primary">
            {w.add}
          </ButtonLink>
        ) : null}
      </div>
      <Offers offers={toWire(offers)} mayAnswer={can(actor, 'brands:share')} />
      {brands.length === 0 ? (
        <Empty title={w.empty} help={w.emptyHelp} />
      ) : (
        <ul className="mt-6 grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {brands.map((brand) => (
            <li key={brand.id} className="overflow-hidden rounded border border-line bg-sheet">
              <Link
                href={`/brands/${brand.id}`}
                className="block hover:opacity-90"
                aria-label={`${w.edit} ${brand.name}`}
              >
                <span className="flex h-24" aria-hidden="true">
                  {brand.colours.map(({ role, hex, weight }) => (
                    <span key={`${role}${hex}`} style={{ background: hex, flexGrow: Math.max(0.06, weight) }} />
                  ))}
                </span>
              </Link>
              <div className="space-y-2 p-4">
                <div className="flex items-baseline justify-between gap-2">
                  <h2 className="truncate font-medium">{brand.name}</h2>
                  <span className="figures shrink-0 text-faint">
                    {brand.version > 0 ? w.version(brand.version) : w.notPublished}
                  </span>
                </div>
                <p className="text-sm text-soft">
                  {[brand.follows ? w.follows : '', brand.hasDraft ? w.draft : ''].filter(Boolean).join(', ') ||
                    brand.slug}
                </p>
                <div className="flex flex-wrap gap-2">
                  <ButtonLink href={`/brands/${brand.id}`}>{w.edit}</ButtonLink>
                  {brand.version > 0 ? (
                    <ButtonLink href={`/brands/${brand.id}/versions`} look="quiet">
                      {w.versions}
                    </ButtonLink>
                  ) : null}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
