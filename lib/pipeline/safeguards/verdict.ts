/**
 * The one file that decides. For each item: what blocks, blocks; else what holds, and every required check that is missing or
 * could not run, holds. A reviewer who saw the creative lifts holds or turns them into a block. Only an appeal that was
 * overturned lifts a block, and only the rules it was about: what another rule finds afterwards stands.
 */
import type { Finding, Verdict } from '../finding';
import type { Step } from '../pipeline';
import type { HumanDecision, Item } from '../stage';
import { type Requirement, requirementsFor } from './requirements';
import { effectOf, isFinal } from './verdict-table';

export interface ToDecide {
  items: readonly Item[];
  /** Every finding so far, passes included. */
  findings: readonly Finding[];
  /** People's decisions, newest last. */
  decisions: readonly HumanDecision[];
  engine: string;
  /** Steps that have finished: only their checks can be missing. */
  finished: readonly Step[];
}

export interface ItemVerdict {
  itemId: string;
  verdict: Verdict;
  /** The findings that made the verdict; none for `pass`. */
  reasons: readonly Finding[];
}

/** One verdict per item, in the items' order; `reasons` are the findings that made it, none for `pass`. */
export function decide({ items, findings, decisions, engine, finished }: ToDecide): ItemVerdict[] {
  const requirements = requirementsFor(engine).filter((requirement) => finished.includes(requirement.step));
  return items.map((item) => decideItem(item, findings, requirements, decisions));
}

function decideItem(
  item: Item,
  all: readonly Finding[],
  requirements: readonly Requirement[],
  decisions: readonly HumanDecision[],
): ItemVerdict {
  const findings = all.filter((finding) => speaksOf(finding, item));
  const own = decisions.filter(({ itemId }) => itemId === item.id);
  const triggered = (effect: 'block' | 'hold') =>
    findings.filter((finding) => finding.triggered && effectOf(finding) === effect);
  const blocking = triggered('block').filter((finding) => !own.some((decision) => lifts(decision, finding)));
  const holding = [
    ...triggered('hold'),
    ...requirements
      .filter(({ unlessPersonFree }) => !(unlessPersonFree && personFree(findings)))
      .flatMap((requirement) => unmet(requirement, findings, item)),
  ];
  const last = own.at(-1);
  if (last?.decision === 'reject') {
    const reasons = blocking.length > 0 ? blocking : holding;
    return { itemId: item.id, verdict: 'block', reasons: [...new Set(reasons), rejected(item, last)] };
  }
  if (blocking.length > 0) return { itemId: item.id, verdict: 'block', reasons: blocking };
  if (holding.length === 0 || (last?.decision === 'approve' && last.subject === 'creative'))
    return { itemId: item.id, verdict: 'pass', reasons: [] };
  return { itemId: item.id, verdict: 'hold', reasons: [...new Set(holding)] };
}

/** The version counts: a rule that was changed since is another rule. */
function lifts({ kind, decision, rules }: HumanDecision, finding: Finding): boolean {
  if (kind !== 'appeal' || decision !== 'approve' || isFinal(finding.rule)) return false;
  return rules.some(({ rule, version }) => rule === finding.rule && version === finding.version);
}

/** As the people check said, which reads it from the model's own pinned description. */
function personFree(findings: readonly Finding[]): boolean {
  return findings.some(({ rule, status }) => rule === 'safeguards/people' && status === 'not_applicable');
}

/** A finding that names no item speaks of all. */
function speaksOf(finding: Finding, item: Item): boolean {
  return (
    finding.items.length === 0 ||
    finding.items.some(({ index, placement }) => index === item.index && placement === item.placement)
  );
}

/** The findings that fail a requirement; a check that left none is one itself. */
function unmet(requirement: Requirement, findings: readonly Finding[], item: Item): Finding[] {
  const { rule, subject, accepted } = requirement;
  const relevant = findings.filter(
    (finding) =>
      (rule.endsWith('/') ? finding.rule.startsWith(rule) : finding.rule === rule) &&
      (subject === undefined || finding.params.subject === subject),
  );
  if (relevant.length === 0) return [missing(requirement, item)];
  return relevant.filter((finding) => !accepted.includes(finding.status));
}

function missing({ rule, subject }: Requirement, item: Item): Finding {
  return {
    ...made(item),
    rule: rule.endsWith('/') ? `${rule}all` : rule,
    status: 'not_run',
    code: 'required_check_missing',
    params: { check: rule, subject: subject ?? 'brief' },
  };
}

function rejected(item: Item, { kind, reason }: HumanDecision): Finding {
  return {
    ...made(item),
    rule: 'review/decision',
    status: 'checked',
    triggered: true,
    code: kind === 'appeal' ? 'review_upheld' : 'review_rejected',
    params: { reason },
  };
}

/** Findings that the decision itself makes. */
function made({ index, placement }: Item) {
  return { version: 1, triggered: false, score: null, threshold: null, items: [{ index, placement }] };
}
