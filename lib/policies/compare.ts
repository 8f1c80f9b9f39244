import { z } from 'zod';
import { presetSnapshotSchema } from '../pipeline/brief/index';
import { type Finding, findingSchema, type Verdict } from '../pipeline/finding';
import { checkTexts, type PolicyInForce } from '../pipeline/policy/index';
import { decide } from '../pipeline/safeguards/index';
import type { ProtectedWorks } from '../pipeline/stage';
import type { Change, ChangeKind } from './views';

const briefSchema = z.looseObject({
  prompt: z.string(),
  negativePrompt: z.string().optional(),
  copy: z
    .looseObject({
      headline: z.string().optional(),
      subline: z.string().optional(),
      callToAction: z.string().optional(),
    })
    .optional(),
  engine: z.string(),
});

export const pastDecisionSchema = z.object({
  id: z.string(),
  at: z.date(),
  generationId: z.string(),
  findings: z.array(findingSchema),
  brief: briefSchema,
  preset: presetSnapshotSchema,
});
export type PastDecision = z.infer<typeof pastDecisionSchema>;

/** What a policy would have changed about a decision; null when nothing. What the brief's pictures were found to be, stays. */
export function compare(
  past: PastDecision,
  names: Awaited<ReturnType<ProtectedWorks['names']>>,
  policy: PolicyInForce,
): Omit<Change, 'prompt'> | null {
  const { brief, preset, findings, generationId } = past;
  const pictures = findings.filter(({ rule }) => rule.startsWith('policy/input-'));
  const now = [...checkTexts(brief, preset, names, policy), ...pictures];
  const [from, to] = [verdictOf(findings, brief.engine), verdictOf(now, brief.engine)];
  const kind = kindOf(from, to);
  if (!kind) return null;
  const [then, today] = [triggered(findings), triggered(now)];
  const rules = [...then.filter((rule) => !today.includes(rule)), ...today.filter((rule) => !then.includes(rule))];
  return { kind, generationId, from, to, rules: rules.length > 0 ? rules : today };
}

function kindOf(from: Verdict, to: Verdict): ChangeKind | null {
  if (from === to) return null;
  if (to === 'block') return 'newlyBlocked';
  if (to === 'pass') return 'released';
  return from === 'block' ? 'softened' : 'newlyHeld';
}

/** Made where all verdicts are made. */
function verdictOf(findings: readonly Finding[], engine: string): Verdict {
  const item = { id: 'replay', index: 0, placement: 'any', assetId: 'replay' };
  return decide({ items: [item], findings, decisions: [], engine, finished: ['policy'] })[0]?.verdict ?? 'pass';
}

function triggered(findings: readonly Finding[]): string[] {
  return [...new Set(findings.filter((finding) => finding.triggered).map(({ rule }) => rule.slice('policy/'.length)))];
}
