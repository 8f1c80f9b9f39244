/**
 * Was this brand on this engine ever audited for bias, and with what result? One picture cannot show a bias, so this looks at
 * no pixel: it reports the newest audit of the preset version on the engine. A study that nobody made is `not_run`.
 */
import { findingOn, type Safeguard } from '../safeguard';

/** A quarter: brands, prompts and the world move on. The same period as the shipped schedule. */
export const AUDIT_COUNTS_FOR_DAYS = 90;
const DAY_MS = 86_400_000;

export const biasAudit: Safeguard = {
  id: 'bias-audit',
  version: 1,
  appliesTo: ['artwork'],
  async inspect(picture, { run, generation }, ports) {
    const { engine, personFree, model } = generation;
    const facts = { triggered: false, score: null, threshold: null } as const;
    if (run.brief.sealed)
      return [findingOn(this, picture, { ...facts, status: 'not_applicable', code: 'bias_audit_not_drawn_here' })];
    if (personFree === true)
      return [findingOn(this, picture, { ...facts, status: 'not_applicable', code: 'bias_audit_not_applicable' })];
    const audit = await ports.audits.newest(run.presetVersionId, engine);
    if (!audit)
      return [
        findingOn(this, picture, { ...facts, status: 'not_run', code: 'bias_audit_not_run', params: { engine } }),
      ];

    const days = Math.max(0, Math.floor((ports.now().getTime() - audit.at.getTime()) / DAY_MS));
    const { id, sampleSize, disparity, threshold } = audit;
    const stale = days >= AUDIT_COUNTS_FOR_DAYS;
    const other = audit.modelSha256 !== model.sha256;
    const params = {
      engine,
      audit: id,
      days,
      limit: AUDIT_COUNTS_FOR_DAYS,
      sampleSize,
      disparity: disparity ?? 'unknown',
      threshold,
    };
    const said = { score: disparity, threshold, params };
    const triggered = (code: string) => [
      findingOn(this, picture, { ...said, status: 'checked', triggered: true, code }),
    ];
    if (other) return triggered('bias_audit_other_model');
    if (stale) return triggered('bias_audit_stale');
    if (audit.disparate) return triggered('bias_audit_disparity');
    if (disparity === null)
      return [
        findingOn(this, picture, {
          ...said,
          status: 'inconclusive',
          triggered: false,
          code: 'bias_audit_inconclusive',
        }),
      ];
    return [findingOn(this, picture, { ...said, status: 'checked', triggered: false, code: 'bias_audit_passed' })];
  },
};
