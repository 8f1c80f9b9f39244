import type { Actor } from '../../lib/accounts/index';
import { type GenerationView, getAsset, readAsset, readReceipt, readReport } from '../../lib/generations/index';
import { saveSet } from './save-files';

/** What stdout says of one delivered file. */
export interface SavedAsset {
  file: string;
  report: string;
  receipt: string;
  asset: string;
  placement: string;
  index: number;
  width: number;
  height: number;
  bytes: number;
  sha256: string;
  seed: number;
  engine: string;
  model: unknown;
  watermark_id: string | null;
  verdict: string | null;
  findings: unknown;
  /** Milliseconds by step of the pipeline. */
  timings: Record<string, number>;
}

/** @throws file_unwritable, storage_full, blob_missing. */
export async function saveAssets(actor: Actor, view: GenerationView, folder: string): Promise<SavedAsset[]> {
  const timings = Object.fromEntries(
    view.steps.flatMap(({ step, milliseconds }) => (milliseconds === null ? [] : [[step, milliseconds]])),
  );
  const saved: SavedAsset[] = [];
  for (const item of view.items.filter(({ delivered }) => delivered)) {
    const { bytes, fileName } = await readAsset(actor, item.assetId);
    const detail = await getAsset(actor, item.assetId);
    const dot = fileName.lastIndexOf('.');
    const ending = fileName.slice(dot);
    const report = await readReport(actor, item.assetId);
    const receipt = await readReceipt(actor, item.assetId);
    const parts = new Map([
      [ending, bytes],
      ['.report.json', report.bytes],
      ['.receipt.json', receipt.bytes],
    ]);
    const paths = await saveSet(folder, fileName.slice(0, dot), parts);
    saved.push({
      file: paths.get(ending) ?? '',
      report: paths.get('.report.json') ?? '',
      receipt: paths.get('.receipt.json') ?? '',
      asset: item.assetId,
      placement: item.placement,
      index: item.index,
      width: detail.width,
      height: detail.height,
      bytes: detail.bytes,
      sha256: detail.sha256,
      seed: view.seed,
      engine: view.engine,
      model: detail.report?.made.model ?? null,
      watermark_id: detail.watermarkId,
      verdict: item.verdict,
      findings: detail.report?.checks ?? [],
      timings,
    });
  }
  return saved;
}
