/** A signed report and receipt of one picture, made by the provenance stage itself from a drawn creative. */
import { provenanceStage, verifyReceipt, verifyReport } from '../../../lib/pipeline/provenance/index';
import { makeRun, makeWorld, type RunOptions } from '../../integration/provenance-fixtures';

export async function signedFixture(options: RunOptions = { placements: ['leaderboard'] }) {
  const world = await makeWorld();
  const { output } = await provenanceStage.run(await makeRun(world, options), world.ports);
  const [item] = output.signed;
  const get = (sha256 = '') => world.blobs.all.get(sha256) ?? new Uint8Array();
  const [reportBytes, receiptBytes, picture] = [get(item?.reportSha256), get(item?.receiptSha256), get(item?.sha256)];
  const report = verifyReport(reportBytes).document;
  const receipt = verifyReceipt(receiptBytes).document;
  if (!item || !report || !receipt) throw new Error('nothing was signed');
  return { world, item, report, receipt, reportBytes, receiptBytes, picture };
}
