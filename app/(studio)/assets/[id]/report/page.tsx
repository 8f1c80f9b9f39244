import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import type { Actor } from '../../../../../lib/accounts/index';
import { ColophonError } from '../../../../../lib/errors/index';
import { getAsset } from '../../../../../lib/generations/index';
import { titleOf } from '../../../../../lib/pipeline/brief/placements/index';
import { REPORT_WORDS, reportContent } from '../../../../../lib/reports/index';
import { buttonClass } from '../../../../components/button';
import { DownloadIcon } from '../../../../components/icons';
import { requireActor } from '../../../../session/actor';
import { words } from '../../../../words';
import { ReportSection } from './report-section';

export const metadata: Metadata = { title: words.asset.reportPage };

const w = words.asset;

/** The report for people: first one sheet per region, then who did what, then the record. */
export default async function ReportPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/assets/${id}/report`);
  const asset = await assetOr404(actor, id);
  const placement = titleOf(asset.placement);
  const file = `/api/assets/${asset.id}`;
  if (!asset.report) return <p className="p-8">{w.reportMissing}</p>;
  const sections = reportContent(asset.report, asset.receipt);
  return (
    <div className="mx-auto w-full max-w-[1040px] px-4 py-8 sm:px-8">
      <p className="text-sm">
        <Link href={`/assets/${id}`} className="text-soft underline underline-offset-4">
          {placement}
        </Link>
      </p>
      <div className="mt-1 flex flex-wrap items-start justify-between gap-4">
        <div>
          <h1 className="display text-2xl">{REPORT_WORDS.title(placement)}</h1>
          <p className="text-soft">{REPORT_WORDS.for(asset.report.organisation.name)}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <a href={`${file}/report/pdf?download`} download className={buttonClass('primary')}>
            <DownloadIcon />
            {w.reportPdf}
          </a>
          <a href={`${file}/report?download`} download className={buttonClass('plain')}>
            {w.report}
          </a>
          <a href={`${file}/receipt?download`} download className={buttonClass('plain')}>
            {w.receipt}
          </a>
        </div>
      </div>
      <p className="mt-3 max-w-[72ch] text-sm text-soft">{w.reportVerify}</p>
      <nav
        aria-label={w.reportContents}
        className="mt-4 flex flex-wrap gap-x-4 gap-y-1 border-y border-line py-2 text-sm"
      >
        {sections.map(({ id: anchor, title }) => (
          <a key={anchor} href={`#${anchor}`} className="underline underline-offset-4">
            {title}
          </a>
        ))}
      </nav>
      {sections.map((section) => (
        <ReportSection
          key={section.id}
          section={section}
          picture={{
            src: `${file}/preview`,
            alt: REPORT_WORDS.pictureAlt(placement),
            ratio: asset.width / asset.height,
          }}
        />
      ))}
    </div>
  );
}

async function assetOr404(actor: Actor, id: string) {
  try {
    return await getAsset(actor, id);
  } catch (error) {
    if (error instanceof ColophonError && error.code === 'not_found') notFound();
    throw error;
  }
}
