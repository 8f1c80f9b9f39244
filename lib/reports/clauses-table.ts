/**
 * Which clause is answered by which control, shown by which test, and where the evidence lies. Clauses are named, not quoted.
 * A test checks that every test named here exists under this name.
 */
export const FRAMEWORKS = {
  'eu-ai-act': 'EU AI Act, Regulation (EU) 2024/1689',
  'nist-ai-rmf': 'NIST AI Risk Management Framework 1.0',
  'iso-42001': 'ISO/IEC 42001:2023, Annex A',
} as const;
export type Framework = keyof typeof FRAMEWORKS;

export interface Clause {
  framework: Framework;
  clause: string;
  /** What it is about, in our words. */
  about: string;
  covered: 'yes' | 'partly';
  control: string;
  evidence: string;
  tests: readonly { file: string; name: string }[];
  /** What is left to whoever runs or uses the installation; empty when nothing is. */
  left: string;
}

const test = (file: string, name: string) => ({ file: `tests/${file}.test.ts`, name });

const INDEPENDENT = test(
  'integration/reviews/decide',
  'nobody decides on their own generation, also when nobody else could, and is told the way out',
);
const APPEALED = test(
  'integration/reviews/appeal',
  'a rejection goes to another reviewer than the first, who overturns it; the item is sold once',
);
const CHAIN = test('integration/reviews/decide', 'the audit chain notices an entry that was changed');
const TABLE = test('contract/safeguards', 'has an effect in the table and looks at something');

export const CLAUSES: readonly Clause[] = [
  {
    framework: 'eu-ai-act',
    clause: 'Article 12',
    about: 'Events are recorded over the life of the system',
    covered: 'partly',
    control: 'Append-only, hash-chained log of deliveries, decisions and administration; one immutable record per step',
    evidence: 'Audit log; step records of every generation',
    tests: [CHAIN, test('integration/guards', 'numbers and chains entries written by many at once')],
    left: 'How long records are kept is for the operator to set.',
  },
  {
    framework: 'eu-ai-act',
    clause: 'Article 14',
    about: 'People can oversee, understand and override the system',
    covered: 'yes',
    control:
      'Held items wait for a person with evidence; reasons are required; nobody reviews their own; appeals go to another reviewer',
    evidence: 'Report: decisions and oversight; manifest: humanOversightLevel',
    tests: [
      INDEPENDENT,
      APPEALED,
      test('integration/reviews/decide', 'the evidence shows every number against its threshold'),
      test('integration/provenance-cases', 'an approval by a person lands in the oversight field'),
    ],
    left: 'Who is competent to review is for the organisation to decide.',
  },
  {
    framework: 'eu-ai-act',
    clause: 'Article 50(2)',
    about: 'Output is marked in a machine-readable way and can be detected',
    covered: 'yes',
    control:
      'Signed manifest, metadata and an invisible watermark, each read back from the final bytes; a free detector',
    evidence: 'Receipt: read-back; /verify',
    tests: [
      test(
        'integration/provenance',
        'carries credentials that are trusted under this installation’s root and valid without it',
      ),
      test('integration/provenance', 'carries its watermark, read exactly from the final bytes'),
      test('integration/provenance/verify', 'stripped, halved and recompressed: the mark leads back'),
    ],
    left: 'A public trust list needs a certificate from outside; regeneration by another model removes the mark.',
  },
  {
    framework: 'eu-ai-act',
    clause: 'Article 50(4)',
    about: 'Deep fakes are disclosed where people see them',
    covered: 'partly',
    control: 'A label layer per placement; the publish sheet says where one has to be shown',
    evidence: 'Report: edits; publish sheet',
    tests: [
      test(
        'unit/reports/publish-sheet',
        'without a label in the pixels a region that asks for one says publish with label',
      ),
    ],
    left: 'Whether a picture is a deep fake, and where it is shown, is for whoever publishes it.',
  },
  {
    framework: 'eu-ai-act',
    clause: 'Article 53(1)(c)',
    about: 'Reservations of rights holders are respected',
    covered: 'partly',
    control: 'Inputs are checked for opt-outs; results are compared with registered works',
    evidence: 'Report: similarity and input findings with the number of works searched',
    tests: [
      test('unit/policy/inputs', 'with a note against data mining waits for a person when it is a reference'),
      test('unit/safeguards/similarity', 'an empty registry is not a pass'),
    ],
    left: 'Applies to providers of general-purpose models; imported weights bring their own duties.',
  },
  {
    framework: 'nist-ai-rmf',
    clause: 'GOVERN 2.1, 3.2',
    about: 'Roles for human oversight are defined and told apart',
    covered: 'yes',
    control: 'One table of role and permission; independence of reviewers enforced again by the database',
    evidence: 'Audit log: who decided, in which role',
    tests: [
      INDEPENDENT,
      test('unit/accounts/permissions', 'never lets a reviewer spend credits, nor an editor decide cases'),
    ],
    left: 'Training of people.',
  },
  {
    framework: 'nist-ai-rmf',
    clause: 'GOVERN 6.1',
    about: 'Risks from third parties, infringement among them',
    covered: 'partly',
    control: 'Protected works, brand names and inputs are compared before and after drawing',
    evidence: 'Report: similarity findings; match evidence in the case',
    tests: [
      test('unit/safeguards/similarity', 'shows which work a copy is near, how near, and how many were searched'),
      test('unit/policy/trademarks', 'knows famous marks without any registry'),
    ],
    left: 'Style is not measured; licences between parties are theirs to check.',
  },
  {
    framework: 'nist-ai-rmf',
    clause: 'MAP 3.5',
    about: 'Processes for human oversight are defined and documented',
    covered: 'yes',
    control: 'Cases with clocks, claims and escalation; what was looked at is bound by its hash',
    evidence: 'Report: decisions with the hash of what was seen',
    tests: [
      test(
        'integration/reviews/clock',
        'a case past its time is escalated once: its claim ends and those admins and owners are named who may decide',
      ),
      test('integration/provenance-cases', 'an approval of another creative than the one at hand signs nothing'),
    ],
    left: '',
  },
  {
    framework: 'nist-ai-rmf',
    clause: 'MEASURE 2.8',
    about: 'Transparency and accountability are examined and documented',
    covered: 'yes',
    control: 'A signed, itemised report per picture that verifies without us',
    evidence: 'Report and receipt; colophon report verify',
    tests: [
      test('integration/provenance', 'comes with a report that verifies offline and is the one the manifest names'),
      test('unit/provenance/signed-document', 'is broken by any one changed byte, wherever it lies'),
    ],
    left: '',
  },
  {
    framework: 'nist-ai-rmf',
    clause: 'MEASURE 3.3',
    about: 'People affected can report problems and appeal outcomes',
    covered: 'yes',
    control:
      'Appeal against any block but two final rules; another reviewer, a clock, a reason; rates published per rule',
    evidence: 'Appeal page; transparency page',
    tests: [
      APPEALED,
      test(
        'integration/reviews/clock',
        'never show counts that could tell of one organisation, and say how sure the others are',
      ),
    ],
    left: 'Complaints by people outside the organisation.',
  },
  {
    framework: 'nist-ai-rmf',
    clause: 'MANAGE 4.1',
    about: 'Override, appeal and monitoring after deployment',
    covered: 'partly',
    control: 'An overturned verdict releases the same pixels once; an exception is bound to one brief',
    evidence: 'Ledger, report and audit log of the item',
    tests: [
      APPEALED,
      test(
        'integration/reviews/appeal',
        'a brief that policy stopped may run once, under an exception bound to its hash',
      ),
    ],
    left: 'Incident response of the organisation.',
  },
  {
    framework: 'iso-42001',
    clause: 'A.3.2',
    about: 'Roles and responsibilities',
    covered: 'yes',
    control: 'Role table; separation of asking and deciding',
    evidence: 'Audit log',
    tests: [INDEPENDENT],
    left: '',
  },
  {
    framework: 'iso-42001',
    clause: 'A.3.3',
    about: 'Concerns can be reported',
    covered: 'partly',
    control: 'Appeals with a clock, escalated to admins and owners',
    evidence: 'Appeals page',
    tests: [
      test(
        'integration/reviews/clock',
        'of an appeal, too, and whoever took the first decision is not told to decide again',
      ),
    ],
    left: 'Channels for staff and third parties.',
  },
  {
    framework: 'iso-42001',
    clause: 'A.6.2.4',
    about: 'Verification and validation',
    covered: 'partly',
    control: 'Every check is a rule with version, score and threshold; a contract test runs over the whole list',
    evidence: 'Report: every check, passes included',
    tests: [TABLE, test('unit/policy/check', 'answers a finding for every family, passes included')],
    left: 'Validation for the organisation’s own use.',
  },
  {
    framework: 'iso-42001',
    clause: 'A.6.2.8',
    about: 'Event logs',
    covered: 'yes',
    control: 'Immutable step records and a hash-chained log',
    evidence: 'Audit log',
    tests: [CHAIN],
    left: '',
  },
  {
    framework: 'iso-42001',
    clause: 'A.7.5',
    about: 'Provenance of data',
    covered: 'yes',
    control: 'Ingredients keep their credentials; model files are pinned by hash; the manifest says what was done',
    evidence: 'Manifest; model card',
    tests: [test('integration/provenance', 'says in its manifest what was really done, and binds the mark')],
    left: '',
  },
  {
    framework: 'iso-42001',
    clause: 'A.8.2, A.8.5',
    about: 'Information for users and interested parties',
    covered: 'yes',
    control: 'Imprint, report, publish sheet and a public verify page, in plain words',
    evidence: 'Asset page; PDF; /verify; /transparency',
    tests: [
      test(
        'unit/reports/report-pdf',
        'has selectable text, page numbers, bundled fonts and a title that screen readers say',
      ),
      test('integration/provenance/verify', 'without records or keys it says what it did not do'),
    ],
    left: '',
  },
];

/** Said aloud, because silence would read as covered. */
export const NOT_COVERED: readonly string[] = [
  'EU AI Act, articles 9–11, 13, 15, 17 and 43 to 49: duties for high-risk systems. Advertising images are not on the list; whoever uses the system for something that is has to see to them.',
  'EU AI Act, article 4 (AI literacy) and article 27 (impact on fundamental rights): duties of organisations, not of a program.',
  'NIST AI RMF: culture, workforce, legal inventory and decommissioning (GOVERN 1.1, 1.6, 1.7, 4, 5), environmental impact (MEASURE 2.12).',
  'ISO/IEC 42001, clauses 4 to 10: the management system itself, with its scope, leadership, risk treatment, internal audit and review.',
  'ISO/IEC 42001, A.5 (impact assessments) and A.10 (suppliers): the record helps, the assessment is the organisation’s.',
  'No certification, and no statement that using this product is lawful: what is here is evidence.',
];
