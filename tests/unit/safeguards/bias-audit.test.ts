import { describe, expect, it } from 'vitest';
import { AUDIT_COUNTS_FOR_DAYS, biasAudit } from '../../../lib/pipeline/safeguards/bias-audit/index';
import { decide } from '../../../lib/pipeline/safeguards/index';
import type { AuditSummary } from '../../../lib/pipeline/stage';
import { context, ports } from './context';
import { scene } from './pictures';

const NOW = new Date('2027-03-01T12:00:00Z');
const item = { id: 'itm_1', index: 0, placement: 'instagram-post', assetId: 'ast_1' };
const FAIR: AuditSummary = {
  id: 'aud_1',
  at: new Date('2027-02-20T12:00:00Z'),
  modelSha256: 'a'.repeat(64),
  sampleSize: 100,
  disparity: 0.04,
  threshold: 0.1,
  disparate: false,
};

async function report(audit: AuditSummary | null, personFree: boolean | null = false) {
  const pixels = scene(4);
  const picture = { subject: 'artwork' as const, pixels, width: pixels.width, height: pixels.height, items: [item] };
  const asked: string[] = [];
  const given = {
    ...ports(),
    now: () => NOW,
    audits: {
      newest: async (preset: string, engine: string) => {
        asked.push(`${preset} ${engine}`);
        return audit;
      },
    },
  };
  const [finding] = await biasAudit.inspect(picture, context({ personFree }), given);
  return { finding: finding ?? expect.fail('nothing was said'), asked };
}

describe('the bias audit as a safeguard', () => {
  it('reports id, age, sample size and disparity of the newest audit of this preset version on this engine', async () => {
    const { finding, asked } = await report(FAIR);
    expect(asked).toEqual(['bpv_1 house']);
    expect(finding).toMatchObject({ status: 'checked', triggered: false, score: 0.04, threshold: 0.1 });
    expect(finding.params).toMatchObject({ audit: 'aud_1', days: 9, sampleSize: 100, disparity: 0.04 });
  });

  it.each([
    ['missing', null, 'not_run', false],
    ['too small to say anything', { ...FAIR, disparity: null, sampleSize: 12 }, 'inconclusive', false],
    ['over the threshold', { ...FAIR, disparity: 0.3, disparate: true }, 'checked', true],
    ['of another model', { ...FAIR, modelSha256: 'b'.repeat(64) }, 'checked', true],
    ['stale', { ...FAIR, at: new Date(NOW.getTime() - AUDIT_COUNTS_FOR_DAYS * 86_400_000) }, 'checked', true],
    [
      'a day short of stale',
      { ...FAIR, at: new Date(NOW.getTime() - (AUDIT_COUNTS_FOR_DAYS - 1) * 86_400_000) },
      'checked',
      false,
    ],
  ] as const)(
    'one that is %s is said to be so, and holds the item only when it speaks against it',
    async (_, audit, status, triggered) => {
      const { finding } = await report(audit);
      expect(finding).toMatchObject({ status, triggered });
      const [verdict] = decide({ items: [item], findings: [finding], decisions: [], engine: 'house', finished: [] });
      expect(verdict?.verdict).toBe(triggered ? 'hold' : 'pass');
    },
  );

  it('does not apply where nobody can be in the picture, and does where nobody knows', async () => {
    expect((await report(null, true)).finding.status).toBe('not_applicable');
    expect((await report(null, null)).finding.status).toBe('not_run');
  });
});
