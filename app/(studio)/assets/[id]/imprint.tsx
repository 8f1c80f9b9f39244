import type { ReactNode } from 'react';
import type { AssetDetail } from '../../../../lib/generations/index';
import { words } from '../../../words';
import { Checks } from './checks';
import type { Receipt, Report } from './record';

const w = words.asset;

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t border-line py-4">
      <h2 className="label mb-2">{title}</h2>
      {children}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[104px_1fr] gap-3 py-[2px] text-sm">
      <dt className="text-soft">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

/** The colophon of one picture: what was asked, what made it, what was checked, how it is marked and signed. */
export function Imprint({
  asset,
  report,
  receipt,
}: {
  asset: AssetDetail;
  report: Report | null;
  receipt: Receipt | null;
}) {
  const { brief } = asset;
  const copy = [brief.copy.headline, brief.copy.subline, brief.copy.callToAction].filter((line) => line);
  const made = report?.made;
  const parts = [
    brief.sealed ? brief.sealed.fileName : null,
    brief.initial ? w.parts.initial : null,
    brief.product ? w.parts.product : null,
    brief.reference ? w.parts.reference : null,
    made?.creative.edits.includes('logo') ? w.parts.logo : null,
  ].filter((part) => part !== null);
  return (
    <>
      <Part title={w.asked}>
        <p dir="auto">{brief.prompt}</p>
        <dl className="mt-2">
          {made && made.effectivePrompt !== brief.prompt ? <Fact name={w.drawn}>{made.effectivePrompt}</Fact> : null}
          {made && made.unknownWords.length > 0 ? <Fact name={w.unknown}>{made.unknownWords.join(', ')}</Fact> : null}
          {copy.length > 0 ? (
            <Fact name={w.copy}>
              {copy.map((line) => (
                <span key={line} dir="auto" className="block">
                  {line}
                </span>
              ))}
            </Fact>
          ) : null}
        </dl>
      </Part>
      <Part title={w.made}>
        <dl>
          {brief.sealed ? (
            <Fact name={w.origin}>{w.declaredAs(words.seal.sources[brief.sealed.source][0])}</Fact>
          ) : (
            <Fact name={w.model}>
              {made ? `${made.model.name} ${made.model.version}` : asset.engine}
              {made ? <span className="text-faint"> · {made.model.licence}</span> : null}
            </Fact>
          )}
          {parts.length > 0 ? <Fact name={w.from}>{parts.join(', ')}</Fact> : null}
          <Fact name={w.preset}>
            {asset.preset.name}, {words.studio.presetVersion(asset.preset.version)}
          </Fact>
          {brief.sealed ? null : (
            <Fact name={w.seed}>
              <span className="figures">{made?.artwork.seed ?? asset.seed}</span>
            </Fact>
          )}
          {made && !brief.sealed ? (
            <Fact name={w.steps}>
              <span className="figures">{w.stepsAre(made.artwork.steps, made.artwork.guidance)}</span>
            </Fact>
          ) : null}
          <Fact name={w.size}>
            <span className="figures">
              {asset.width}×{asset.height} · {Math.ceil(asset.bytes / 1000)} kB
            </span>
          </Fact>
        </dl>
      </Part>
      <Part title={w.checks}>
        {report ? <Checks checks={report.checks} /> : <p className="text-sm">{w.reportMissing}</p>}
      </Part>
      <Part title={w.manifest}>
        <ul className="space-y-1 text-sm">
          {made ? <li>{w.source(made.sourceType)}</li> : null}
          {made && made.creative.edits.length > 0 ? <li>{w.edits(made.creative.edits)}</li> : null}
          {report?.decisions.length ? (
            report.decisions.map((decision) => (
              <li key={decision.decidedAt + decision.decision}>
                {w.decided(decision.kind, decision.decision, decision.role, decision.subject)}{' '}
                {decision.reason ? (
                  <q dir="auto" className="text-soft">
                    {decision.reason}
                  </q>
                ) : null}
              </li>
            ))
          ) : (
            <li>{w.unattended}</li>
          )}
          {report?.oversight ? <li>{w.oversight(report.oversight)}</li> : null}
          <li>{w.bound}</li>
          {receipt ? <li>{w.readBack(receipt.readBack.credentials.state)}</li> : null}
        </ul>
        <p className="figures mt-2 break-all text-faint">{asset.manifestLabel}</p>
      </Part>
      <Part title={w.watermark}>
        {asset.watermarkId ? (
          <>
            <p className="text-sm">{w.watermarkRead}</p>
            <p className="figures mt-1 text-soft">
              {asset.watermarkId}
              {report?.watermark.psnr ? ` · ${w.psnr(report.watermark.psnr.toFixed(1))}` : ''}
            </p>
          </>
        ) : (
          <p className="text-sm">{w.watermarkNone}</p>
        )}
      </Part>
    </>
  );
}
