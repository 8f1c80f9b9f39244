import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { type Actor, can } from '../../../../lib/accounts/index';
import { ColophonError } from '../../../../lib/errors/index';
import { getAsset, getGeneration } from '../../../../lib/generations/index';
import { titleOf } from '../../../../lib/pipeline/brief/placements/index';
import { ButtonLink, buttonClass } from '../../../components/button';
import { DownloadIcon, RepeatIcon } from '../../../components/icons';
import { Mark, Seal } from '../../../components/mark';
import { MatchEvidence } from '../../../components/match-evidence';
import { Sign } from '../../../components/verdict';
import { requireActor } from '../../../session/actor';
import { words } from '../../../words';
import { Imprint } from './imprint';
import { readReceiptFile, readReportFile } from './record';
import { Siblings } from './siblings';

export const metadata: Metadata = { title: words.asset.imprint };

const w = words.asset;

const assetOr404 = cache(async (actor: Actor, id: string) => {
  try {
    return await getAsset(actor, id);
  } catch (error) {
    if (error instanceof ColophonError && error.code === 'not_found') notFound();
    throw error;
  }
});

export default async function AssetPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/assets/${id}`);
  const asset = await assetOr404(actor, id);
  const generation = await getGeneration(actor, asset.generationId);
  const item = generation.items.find((one) => one.index === asset.index && one.placement === asset.placement);
  const report = readReportFile(asset.report);
  const receipt = readReceiptFile(asset.receipt);
  const placement = titleOf(asset.placement);
  const file = `/api/assets/${asset.id}`;
  const signedAt = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return (
    <div className="flex flex-1 flex-col lg:h-[calc(100dvh-57px)] lg:flex-none lg:flex-row">
      <div className="flex min-w-0 flex-1 flex-col bg-well">
        <div className="grid min-h-[44vh] flex-1 place-items-center p-6 sm:p-12 lg:min-h-0 lg:[container-type:size]">
          <figure className="crop-marks w-full" style={frameOf(asset.width, asset.height)}>
            {asset.removedAt ? (
              <p className="bg-sheet p-8 text-center text-soft shadow-sheet">{w.removed(asset.removedAt)}</p>
            ) : (
              // biome-ignore lint/performance/noImgElement: these are the signed bytes; an optimiser would strip them
              <img
                src={`${file}/file`}
                alt={words.library.alt(placement, asset.headline || asset.prompt)}
                width={asset.width}
                height={asset.height}
                className="h-auto w-full bg-sheet shadow-sheet"
              />
            )}
            <span className="absolute -right-4 -bottom-4">
              <Seal size={36} title={w.signed} />
            </span>
          </figure>
        </div>
        {asset.removedAt ? null : <Siblings current={asset.id} generation={generation} />}
      </div>

      <aside
        aria-label={w.imprint}
        className="relative w-full shrink-0 border-line bg-paper px-4 py-6 sm:px-8 lg:w-[424px] lg:overflow-y-auto lg:border-l"
      >
        <header className="mb-6 flex items-start gap-4">
          <Mark size={44} />
          <div className="min-w-0">
            <h1 className="display text-xl">{placement}</h1>
            <Sign tone="pass">{w.signed}</Sign>
            <p className="text-xs text-faint">
              <time dateTime={asset.createdAt.toISOString()}>{signedAt.format(asset.createdAt)} UTC</time>
            </p>
          </div>
        </header>

        <div className="mb-6 space-y-2">
          <div className="flex gap-2">
            {asset.removedAt ? null : (
              <a href={`${file}/file?download`} download className={buttonClass('primary', 'flex-1')}>
                <DownloadIcon />
                {w.picture}
              </a>
            )}
            <ButtonLink href={`/assets/${asset.id}/report`}>{w.reportOpen}</ButtonLink>
          </div>
          <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
            <a href={`${file}/report/pdf?download`} download className="underline underline-offset-4">
              {w.reportPdf}
            </a>
            <a href={`${file}/report?download`} download className="underline underline-offset-4">
              {w.reportSigned}
            </a>
            <a href={`${file}/receipt?download`} download className="underline underline-offset-4">
              {w.receiptSigned}
            </a>
            {asset.removedAt ? null : (
              <a href={`${file}/manifest?download`} download className="underline underline-offset-4">
                {w.manifestAlone}
              </a>
            )}
          </p>
          <p className="text-xs text-faint">
            {w.untouched} <span className="figures break-all">{asset.sha256}</span>
          </p>
        </div>

        <Imprint asset={asset} report={report} receipt={receipt} />

        {/* What a reviewer let go in spite of a match stays to be seen, by those who may review. */}
        {item && can(actor, 'reviews:read') ? (
          <div className="pb-4">
            <MatchEvidence itemId={item.id} />
          </div>
        ) : null}

        <div className="space-y-2 border-t border-line pt-4">
          {can(actor, 'generations:create') ? (
            <>
              <ButtonLink href={`/studio?from=${asset.generationId}`} className="w-full">
                <RepeatIcon />
                {w.variation}
              </ButtonLink>
              <p className="text-xs text-faint">{w.variationHelp}</p>
              {asset.removedAt ? null : (
                <>
                  <ButtonLink href={`/studio?from=${asset.generationId}&begin=${asset.id}`} className="w-full">
                    {w.begin}
                  </ButtonLink>
                  <p className="text-xs text-faint">{w.beginHelp}</p>
                </>
              )}
            </>
          ) : null}
          <p className="text-sm">
            <Link href={`/studio/${asset.generationId}`} className="underline underline-offset-4">
              {w.run}
            </Link>
          </p>
        </div>
      </aside>
    </div>
  );
}

/** As large as the mat allows in both directions, never larger than it is. */
function frameOf(width: number, height: number) {
  return { maxWidth: `min(${width}px, 100cqw, calc(100cqh * ${width / height}))` };
}
