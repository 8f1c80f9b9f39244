/** An audit as a file: what a spreadsheet and a printer get. */
import { expect, it } from 'vitest';
import { type AuditDocument, LIMITS } from '../../../lib/audits/conclude/document';
import { auditCsv } from '../../../lib/audits/export/csv';
import { auditPdf } from '../../../lib/audits/export/pdf';
import { readDefinition } from '../../../lib/audits/study/declare-study';

const HASH = 'ab'.repeat(32);
const AUDIT: AuditDocument = {
  kind: 'colophon.audit',
  schema: 1,
  audit: 'aud_1',
  concludedAt: '2027-01-02T03:04:05.000Z',
  organisation: { id: 'org_1', name: 'Nord & Söhne' },
  study: {
    id: 'std_1',
    declaredAt: '2027-01-01T00:00:00.000Z',
    definitionSha256: HASH,
    definition: readDefinition({
      schema: 1,
      kind: 'pictures',
      name: 'Who is drawn?',
      preset: 'nord',
      engine: 'scenes',
      runsPerPrompt: 40,
      prompts: [{ id: 'p', prompt: 'a person' }],
    }),
    repeats: null,
  },
  preset: { name: 'Nord', version: 2, versionId: 'bpv_1' },
  engine: { name: 'scenes', modelSha256: HASH },
  sample: { declared: 40, measured: 40, failed: 0, annotations: 0, annotators: 0 },
  runsSha256: HASH,
  findings: [
    {
      kind: 'within',
      group: '=cmd|calc',
      n: 40,
      variety: { value: 6, low: 5, high: 7 },
      verdict: 'no disparity found',
    },
    { kind: 'within', group: 'few', n: 4, variety: null, verdict: 'insufficient data' },
  ],
  agreement: [],
  disparity: 0,
  threshold: 0.1,
  disparate: false,
  limits: LIMITS,
};

it('the CSV has a line for every number, and nothing in it that a spreadsheet would run', () => {
  const [head, first, second, rest] = auditCsv(AUDIT).replace('\uFEFF', '').split('\r\n');
  expect(head?.split(',')).toContain('p_adjusted');
  expect(first).toContain("'=cmd|calc");
  expect(first).toContain(',6,5,7,');
  expect(second).toMatch(/insufficient data$/);
  expect(rest).toBe('');
});

it('the PDF is one, has pages of A4, and is the same twice', async () => {
  const [one, other] = [await auditPdf(AUDIT, HASH), await auditPdf(AUDIT, HASH)];
  const text = Buffer.from(one).toString('latin1');
  expect(text.slice(0, 5)).toBe('%PDF-');
  expect(text).toContain('/MediaBox [0 0 595.28 841.89]');
  expect(text).toContain('/Lang (en)');
  expect(other.length).toBe(one.length);
});
