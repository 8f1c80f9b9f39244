import { beforeAll, describe, expect, it } from 'vitest';
import { REGIONS } from '../../../lib/pipeline/brief/index';
import { REGIONAL_PROFILES, type Receipt, type Report } from '../../../lib/pipeline/provenance/index';
import { authorshipOf, publishSheet } from '../../../lib/reports/index';
import { signedFixture } from './signed-fixture';

let report: Report;
let receipt: Receipt;
beforeAll(async () => {
  ({ report, receipt } = await signedFixture());
  // A banner is quick to sign and too small to mark reliably; what a larger picture's receipt says is put in.
  receipt = {
    ...receipt,
    readBack: { ...receipt.readBack, watermark: { ...receipt.readBack.watermark, exact: true } },
  };
}, 600_000);

const adviceFor = (region: string, facts: { report?: Report; receipt?: Receipt | null } = {}) =>
  publishSheet(facts.report ?? report, facts.receipt === undefined ? receipt : facts.receipt).find(
    (sheet) => sheet.region === region,
  );
const withEdits = (edits: string[]): Report => ({
  ...report,
  made: { ...report.made, creative: { ...report.made.creative, edits } },
});

describe('the publish sheet', () => {
  it('has a page for each region a brief can name, and each has its disclosure profile', () => {
    expect(publishSheet(report, receipt).map(({ region }) => region)).toEqual([...REGIONS]);
    expect(REGIONAL_PROFILES.map(({ region }) => region)).toEqual([...REGIONS]);
  });

  it('a labelled, marked and signed picture may be published where its record suffices', () => {
    expect(adviceFor('eu')?.advice).toBe('publish');
    expect(adviceFor('us-ca')?.advice).toBe('publish');
    expect(adviceFor('in')?.advice).toBe('publish');
  });

  it('without a label in the pixels a region that asks for one says publish with label', () => {
    const bare = withEdits(['cropped', 'type']);
    expect(adviceFor('eu', { report: bare })?.advice).toBe('publish_with_label');
    expect(adviceFor('in', { report: bare })?.advice).toBe('publish_with_label');
    expect(adviceFor('us-ca', { report: bare })?.advice).toBe('publish');
  });

  it('without what cannot be added beside the file it says do not publish, and what to do', () => {
    const china = adviceFor('cn');
    expect(china?.advice).toBe('do_not_publish');
    expect(china?.demands.find(({ state }) => state === 'missing')?.remedy).toMatch(/profile for China/);
    const unmarked = {
      ...receipt,
      readBack: { ...receipt.readBack, watermark: { ...receipt.readBack.watermark, exact: false } },
    };
    expect(adviceFor('eu', { receipt: unmarked })?.advice).toBe('do_not_publish');
  });

  it('without a receipt nothing was read back, so nothing may be published anywhere', () => {
    for (const sheet of publishSheet(report, null))
      expect([sheet.region, sheet.advice]).toEqual([sheet.region, 'do_not_publish']);
  });

  it('a synthetic performer asks for a disclosure in New York, a scene without people does not', () => {
    expect(adviceFor('us-ny', { report: withEdits(['type']) })?.advice).toBe('publish');
    const people = { ...withEdits(['type']), made: { ...withEdits(['type']).made, personFree: null } };
    expect(adviceFor('us-ny', { report: people })?.advice).toBe('publish_with_label');
  });

  it('what no model made asks for no label', () => {
    const drawn = { ...withEdits([]), made: { ...withEdits([]).made, sourceType: 'digitalCapture' } };
    for (const region of ['eu', 'in', 'us-ca'])
      expect([region, adviceFor(region, { report: drawn })?.advice]).toEqual([region, 'publish']);
  });
});

describe('the authorship statement', () => {
  it('tells what people wrote from what a machine made', () => {
    const { people, machine } = authorshipOf(report);
    const said = (list: { did: string; what: string }[]) => list.map(({ did, what }) => `${did}: ${what}`).join('\n');
    expect(said(people)).toContain('Wrote the headline: “Fresh every morning”');
    expect(said(people)).toContain('nobody before release');
    expect(said(people)).toContain('Masked: nothing');
    expect(said(machine)).toMatch(/Drew the scene: colophon-house 1 .* seed 7/);
    expect(said(people)).not.toContain('colophon-house');
  });

  it('names the role of who looked, and what they looked at', () => {
    const decision = {
      case: 'cas_1',
      kind: 'appeal',
      decision: 'approve',
      decidedAt: '2026-11-23T12:00:00Z',
      role: 'reviewer',
      subject: 'creative',
      subjectSha256: null,
      rules: [],
      reason: 'ours',
    } as const;
    const { people } = authorshipOf({ ...report, decisions: [{ ...decision, rules: [] }] });
    expect(people.at(-1)).toEqual({
      did: 'Looked at an appeal',
      what: 'on 2026-11-23 a person (reviewer) let the creative go on',
    });
  });
});
