/**
 * What an organisation changes about the installation's policy: one draft, replayed over past decisions, published as a version
 * that never changes. Rules themselves are code (`lib/pipeline/policy/rules`); this room keeps thresholds, names, words and
 * exceptions, within the limits an operator set.
 */
export { type CheckedTexts, checkTextsFor } from './check-texts';
export { discardDraft, saveDraft } from './draft';
export { getPolicy } from './get-policy';
export { getReplay, newestReplay } from './get-replay';
export { listVersions } from './list-versions';
export { policyInForce } from './policy-in-force';
export { publishDraft } from './publish-draft';
export { replayDraft } from './replay-draft';
export { restoreVersion } from './restore-version';
export type { Change, PolicyView, ReplayView, RuleView, VersionView } from './views';
