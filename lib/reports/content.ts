/** The report for people, as plain blocks: the page and the PDF draw the same ones, so that they cannot say different things. */
import type { Receipt, Report } from '../pipeline/provenance/index';
import { authorshipOf } from './authorship';
import { factsOf } from './facts';
import { type Advice, publishSheet, type RegionSheet } from './publish-sheet';
import { REPORT_WORDS as w } from './words';

export type Tone = 'pass' | 'review' | 'block' | 'plain';

export type Block =
  | { kind: 'verdict'; tone: Tone; text: string }
  | { kind: 'text'; text: string; quiet?: boolean }
  | { kind: 'heading'; text: string }
  | { kind: 'facts'; rows: [string, string][] }
  | { kind: 'rows'; rows: { tone: Tone; title: string; detail: string; figure?: string }[] }
  | { kind: 'picture' };

export interface Section {
  id: string;
  title: string;
  /** Under the title, smaller. */
  subtitle: string;
  blocks: Block[];
}

export const ADVICE_TONES: Readonly<Record<Advice, Tone>> = {
  publish: 'pass',
  publish_with_label: 'review',
  do_not_publish: 'block',
};

/** Regions first, each a page of its own; then who did what; then every check, decision and hash. */
export function reportContent(report: Report, receipt: Receipt | null): Section[] {
  return [
    ...publishSheet(report, receipt).map((sheet) => regionSection(sheet, report, receipt)),
    authorshipSection(report),
    recordSection(report, receipt),
    checksSection(report),
  ];
}

function regionSection(sheet: RegionSheet, report: Report, receipt: Receipt | null): Section {
  const facts = factsOf(report, receipt);
  const missing = sheet.demands.filter(({ state }) => state === 'missing');
  return {
    id: sheet.region,
    title: sheet.title,
    subtitle: sheet.regime,
    blocks: [
      { kind: 'verdict', tone: ADVICE_TONES[sheet.advice], text: w.advice[sheet.advice] },
      { kind: 'picture' },
      { kind: 'text', text: missing.length === 0 ? w.nothingMissing : w.adviceMeans[sheet.advice] },
      { kind: 'heading', text: w.asked },
      {
        kind: 'rows',
        rows: sheet.demands.map(({ asks, evidence, state, minor, remedy }) => ({
          tone: state === 'met' ? 'pass' : state === 'not_concerned' ? 'plain' : minor ? 'review' : 'block',
          title: asks,
          detail: remedy ? `${evidence}. ${remedy}` : `${evidence}.`,
          figure: w.states[state],
        })),
      },
      { kind: 'heading', text: w.notRunTitle },
      ...(facts.notRun.length === 0
        ? [{ kind: 'text' as const, text: w.allRan }]
        : [
            {
              kind: 'rows' as const,
              rows: facts.notRun.map(({ rule, words, status }) => ({
                tone: 'plain' as const,
                title: words,
                detail: rule,
                figure: w.statuses[status] ?? status,
              })),
            },
          ]),
      ...(facts.letThrough.length === 0
        ? []
        : [
            { kind: 'heading' as const, text: w.letThrough },
            {
              kind: 'rows' as const,
              rows: facts.letThrough.map(({ rule, words }) => ({
                tone: 'review' as const,
                title: words,
                detail: rule,
              })),
            },
          ]),
      { kind: 'text', text: w.noAdvice, quiet: true },
    ],
  };
}

function authorshipSection(report: Report): Section {
  const { people, machine } = authorshipOf(report);
  const row = ({ did, what }: { did: string; what: string }): [string, string] => [did, what];
  return {
    id: 'authorship',
    title: w.authorship,
    subtitle: w.authorshipHelp,
    blocks: [
      { kind: 'heading', text: w.people },
      { kind: 'facts', rows: people.map(row) },
      { kind: 'heading', text: w.machine },
      { kind: 'facts', rows: machine.map(row) },
      { kind: 'text', text: w.authorshipLimits, quiet: true },
    ],
  };
}

function recordSection(report: Report, receipt: Receipt | null): Section {
  const { made, asked, encoded, watermark, decisions } = report;
  const rows: [string, string][] = [
    [w.record.organisation, report.organisation.name],
    [w.record.asset, report.item.asset],
    [w.record.requested, asked.requestedAt],
    [w.record.created, report.createdAt],
    [w.record.model, `${made.model.name} ${made.model.version}, ${made.model.licence}, SHA-256 ${made.model.sha256}`],
    [w.record.preset, `${asked.presetVersion}, SHA-256 ${asked.presetSha256}`],
    [w.record.source, made.sourceType],
    [w.record.creative, made.creative.sha256],
    [w.record.encoded, `${encoded.mediaType}, ${encoded.width} × ${encoded.height}, SHA-256 ${encoded.sha256}`],
    [
      w.record.watermark,
      watermark.id ? `${watermark.id} (${watermark.algorithm})` : (watermark.failure ?? w.record.none),
    ],
    [w.record.oversight, report.oversight ? w.oversight[report.oversight] : w.record.none],
  ];
  if (receipt)
    rows.push(
      [w.record.file, `SHA-256 ${receipt.asset.sha256}, ${receipt.asset.bytes} bytes`],
      [w.record.manifest, `${receipt.manifest}: ${receipt.readBack.credentials.state}`],
      [w.record.report, receipt.reportSha256],
    );
  return {
    id: 'record',
    title: w.recordTitle,
    subtitle: w.recordHelp,
    blocks: [
      { kind: 'facts', rows },
      { kind: 'heading', text: w.decisions },
      decisions.length === 0
        ? { kind: 'text', text: w.noDecisions }
        : {
            kind: 'rows',
            rows: decisions.map((decision) => ({
              tone: decision.decision === 'approve' ? ('pass' as const) : ('block' as const),
              title: w.decided(decision.kind, decision.decision, decision.role, decision.subject),
              detail: `${decision.reason}${decision.reason ? ' · ' : ''}${decision.subjectSha256 ?? ''}`,
              figure: decision.decidedAt.slice(0, 16).replace('T', ' '),
            })),
          },
    ],
  };
}

const figure = (value: number) => String(Math.round(value * 1000) / 1000);

function checksSection({ checks }: Report): Section {
  return {
    id: 'checks',
    title: w.checks,
    subtitle: w.checksHelp,
    blocks: [
      {
        kind: 'rows',
        rows: [...checks]
          .sort((a, b) => Number(b.triggered) - Number(a.triggered))
          .map((check) => ({
            tone: check.triggered
              ? ('block' as const)
              : check.status === 'checked'
                ? ('pass' as const)
                : ('plain' as const),
            title: check.words,
            detail: `${check.rule}@${check.version}`,
            figure:
              check.score === null
                ? (w.statuses[check.status] ?? check.status)
                : `${figure(check.score)}${check.threshold === null ? '' : ` / ${figure(check.threshold)}`}`,
          })),
      },
    ],
  };
}
