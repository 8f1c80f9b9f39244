/** What the report says to people, page and PDF alike. */
export const REPORT_WORDS = {
  title: (placement: string) => `Report: ${placement}`,
  for: (organisation: string) => `Made for ${organisation}`,
  advice: {
    publish: 'Publish',
    publish_with_label: 'Publish with label',
    do_not_publish: 'Do not publish',
  },
  adviceMeans: {
    publish:
      'Nothing that this regime asks for and that a record can show is in the way. What is marked missing below is told for completeness.',
    publish_with_label:
      'The file itself is in order; a visible label has to be shown with it, because none is in its pixels.',
    do_not_publish: 'This file lacks something that cannot be added beside it. What to do stands below.',
  },
  nothingMissing: 'Everything this regime asks for and that a record can show is there.',
  asked: 'What is asked for, and what the record shows',
  states: { met: 'there', missing: 'missing', not_concerned: 'does not apply' },
  notRunTitle: 'Checks that were not run, or could not tell',
  allRan: 'Every check ran and could tell.',
  letThrough: 'Objections that a person let through',
  noAdvice:
    'This page is evidence from a signed record, for a person who decides. It is not legal advice, and it does not say that publishing is lawful.',
  statuses: {
    checked: 'passed',
    inconclusive: 'could not tell',
    not_run: 'not run',
    not_configured: 'not configured',
    not_applicable: 'does not apply',
  } as Readonly<Record<string, string>>,
  authorship: 'Who did what',
  authorshipHelp: 'From the brief as it was written, the edits, and the decisions that were taken.',
  people: 'People',
  machine: 'The machine',
  authorshipLimits:
    'This says what happened. Whether and in which parts somebody holds rights differs by country and is for counsel to judge.',
  recordTitle: 'The record',
  recordHelp: 'What was asked, what made it, and the hashes that tie one to the other.',
  decisions: 'Decisions by people',
  noDecisions: 'No person had to decide; automatic checks let it go.',
  decided: (kind: 'review' | 'appeal', decision: 'approve' | 'reject', role: string, subject: string) =>
    kind === 'appeal'
      ? `An appeal about the ${subject} was ${decision === 'approve' ? 'granted' : 'dismissed'} by another reviewer (${role})`
      : `The ${subject} was ${decision === 'approve' ? 'approved' : 'rejected'} by a person (${role})`,
  oversight: {
    prompt_guided: 'prompt_guided: no person validated the finished picture before release',
    human_validated: 'human_validated: a person looked at this very picture and let it go',
  },
  record: {
    organisation: 'Organisation',
    asset: 'Asset',
    requested: 'Asked for at',
    created: 'Signed at',
    model: 'Model',
    preset: 'Brand preset',
    source: 'Kind of source',
    creative: 'Creative (SHA-256)',
    encoded: 'Unsigned encode',
    watermark: 'Watermark',
    oversight: 'Human oversight',
    file: 'Delivered file',
    manifest: 'Manifest',
    report: 'This report (SHA-256)',
    none: 'none',
  },
  checks: 'Every check',
  checksHelp: 'Its number against its threshold; what objected comes first.',
  page: (at: number, of: number) => `${at} / ${of}`,
  pictureAlt: (placement: string) => `The delivered picture, ${placement}`,
} as const;
