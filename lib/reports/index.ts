/** The report for people: the publish sheet, who did what, and the record, from a signed report and receipt alone. */
export { type Authorship, authorshipOf } from './authorship';
export { CLAUSES, type Clause, clausesAsMarkdown, FRAMEWORKS, NOT_COVERED } from './clauses';
export { ADVICE_TONES, type Block, reportContent, type Section, type Tone } from './content';
export { REPORT_SCHEMAS, reportJsonSchema } from './json-schema';
export { reportPdf } from './pdf/report-pdf';
export { ADVICE, type Advice, publishSheet, type RegionSheet } from './publish-sheet';
export { REPORT_WORDS } from './words';
