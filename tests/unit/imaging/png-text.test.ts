import { expect, it } from 'vitest';
import { encodePng } from '../../../lib/imaging/index';
import { textOf, withText } from '../../../lib/imaging/png-text';

it('a note written into a PNG is read back, beside others, and nothing is read where there is none', async () => {
  const png = await encodePng({ data: new Uint8Array(12).fill(90), width: 2, height: 2, channels: 3 });
  expect(textOf(png, 'original')).toBeNull();
  const noted = withText(withText(png, 'opt-out', 'a; b'), 'original', 'cd image/jpeg');
  expect([textOf(noted, 'original'), textOf(noted, 'opt-out')]).toEqual(['cd image/jpeg', 'a; b']);
  expect(textOf(noted, 'origin')).toBeNull();
  for (const broken of [noted.subarray(0, 40), new Uint8Array(), new Uint8Array(64).fill(255)])
    expect(textOf(broken, 'original')).toBeNull();
});
