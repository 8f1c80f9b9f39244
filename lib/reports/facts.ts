/** What the publish sheet judges by: read from the signed report and receipt, and from nothing else. */
import type { Receipt, Report } from '../pipeline/provenance/index';

export interface DisclosureFacts {
  /** A generative model made the picture, or a part of it. */
  modelMade: boolean;
  /** The manifest was read back from the final file: `trusted`, `valid`, broken or unknown without a receipt. */
  credentials: string;
  timeStamped: boolean;
  /** Where the brief said that the picture is to be shown. */
  regions: readonly string[];
  /** The invisible mark was read back exactly from the final file. */
  watermark: boolean;
  /** A visible notice of how it was made stands in the pixels. */
  visibleLabel: boolean;
  /** Null when nobody could say whether people may be seen. */
  people: 'none' | 'possible' | 'declared';
  /** Names of the metadata fields that were read back. */
  metadata: readonly string[];
  /** Checks that did not run, with why. */
  notRun: readonly { rule: string; words: string; status: string }[];
  /** Checks that objected and that a person let through. */
  letThrough: readonly { rule: string; words: string }[];
  humanValidated: boolean;
}

const MODEL_MADE = /trainedAlgorithmicMedia/i;

export function factsOf(report: Report, receipt: Receipt | null): DisclosureFacts {
  const { checks, made, oversight, decisions } = report;
  const readBack = receipt?.readBack;
  return {
    modelMade: MODEL_MADE.test(made.sourceType),
    credentials: readBack?.credentials.state ?? 'unknown',
    timeStamped: readBack?.credentials.timeStamped ?? false,
    regions: regionsOf(report),
    watermark: readBack?.watermark.exact ?? false,
    visibleLabel: made.creative.edits.includes('label'),
    people: peopleIn(report),
    metadata: Object.keys(readBack?.metadata ?? {}),
    notRun: checks
      .filter(
        ({ status, triggered }) =>
          !triggered && (status === 'not_run' || status === 'not_configured' || status === 'inconclusive'),
      )
      .map(({ rule, words, status }) => ({ rule, words, status })),
    letThrough: checks.filter(({ triggered }) => triggered).map(({ rule, words }) => ({ rule, words })),
    humanValidated:
      oversight === 'human_validated' ||
      (oversight === null && decisions.some(({ decision }) => decision === 'approve')),
  };
}

function regionsOf({ asked }: Report): string[] {
  const regions = (asked.brief as { regions?: unknown } | null)?.regions;
  return Array.isArray(regions) ? regions.map(String) : [];
}

function peopleIn({ made, asked }: Report): DisclosureFacts['people'] {
  const declared = (asked.brief as { people?: unknown } | null)?.people;
  if (declared === 'real' || declared === 'synthetic') return 'declared';
  if (declared === 'none' || made.personFree === true) return 'none';
  return 'possible';
}
