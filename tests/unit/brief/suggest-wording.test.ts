import { expect, it } from 'vitest';
import { suggestWording } from '../../../lib/pipeline/brief/index';

const voice = { instead: [{ from: 'cheap', to: 'good value' }] };

it('offers what the brand says instead, whole words only, keeping capitals, and changes nothing itself', () => {
  const copy = { headline: 'Cheap coffee, not cheapened', subline: 'cheap', callToAction: 'Buy' };
  expect(suggestWording(copy, voice).map(({ field, after }) => [field, after])).toEqual([
    ['headline', 'Good value coffee, not cheapened'],
    ['subline', 'good value'],
  ]);
  expect(copy.headline).toBe('Cheap coffee, not cheapened');
  expect(suggestWording(copy, {})).toEqual([]);
});
