import { describe, expect, test } from 'vitest';
import { answerOf, checkPeople } from '../../../lib/pipeline/composition/person-gate';

type Subject = Parameters<typeof checkPeople>[1];
const creative = (labelled: boolean) => ({
  index: 0,
  placement: 'instagram-post',
  texts: labelled ? ([{ role: 'label' }] as never) : [],
});
const drawn = (personFree: boolean | null, digitalSourceType = 'algorithmicMedia') =>
  ({ personFree, digitalSourceType }) as Parameters<typeof checkPeople>[2];
const sealed = (people?: Subject['people']) => ({ sealed: {} as NonNullable<Subject['sealed']>, people });
const regions = (...list: NonNullable<Subject['regions']>) => ({ regions: list });

describe('the question of synthetic performers', () => {
  test('is answered for people whom an engine here draws, figures too: they are synthetic, and need a notice', () => {
    expect(answerOf({}, drawn(false))).toBe('synthetic');
    // Nobody can declare them away.
    expect(answerOf({ people: 'none' }, drawn(false))).toBe('synthetic');
    const bare = checkPeople(creative(false), {}, drawn(false));
    expect(bare).toMatchObject({ triggered: true, code: 'people_label_missing' });
    expect(checkPeople(creative(true), {}, drawn(false))).toMatchObject({ triggered: false, code: 'people_synthetic' });
  });

  test('holds without a notice where New York is asked for, and not where only others are', () => {
    expect(checkPeople(creative(false), regions('us-ny', 'eu'), drawn(false)).triggered).toBe(true);
    expect(checkPeople(creative(false), regions('us-ca'), drawn(false)).triggered).toBe(false);
  });

  test('stays open, and waits for a person, while nobody says who is in a picture that a model made elsewhere', () => {
    for (const type of ['trainedAlgorithmicMedia', 'compositeWithTrainedAlgorithmicMedia', 'algorithmicMedia'])
      expect(checkPeople(creative(true), sealed(), drawn(null, type))).toMatchObject({
        status: 'not_run',
        triggered: true,
        code: 'people_open',
      });
    expect(checkPeople(creative(false), sealed('real'), drawn(null)).triggered).toBe(false);
    expect(checkPeople(creative(false), sealed('synthetic'), drawn(null)).triggered).toBe(true);
  });

  test('is not asked of photographs and drawings by people, nor of scenes that hold none', () => {
    for (const type of ['digitalCapture', 'digitalCreation'])
      expect(checkPeople(creative(false), sealed(), drawn(null, type)).status).toBe('not_applicable');
    expect(checkPeople(creative(false), {}, drawn(true)).status).toBe('not_applicable');
  });
});
