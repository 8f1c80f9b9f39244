/**
 * Can the type be read on what is really behind it? Composition says which contrast it planned; this measures the finished
 * pixels again, without knowing how they were made.
 */
import { findingOn, type Safeguard } from '../safeguard';
import { measure, TOLERANCE } from './measure-type';

export const textLegibility: Safeguard = {
  id: 'text-legibility',
  version: 1,
  appliesTo: ['creative'],
  async inspect(picture) {
    const texts = picture.creative?.texts ?? [];
    const measured = texts.map((text) => ({ text, ...measure(picture.pixels, text) }));
    const worst = measured.filter(({ contrast }) => contrast !== null).sort((a, b) => margin(a) - margin(b))[0];
    const unread = measured.filter(({ contrast }) => contrast === null).map(({ text }) => text.role);
    if (!worst)
      return [
        findingOn(this, picture, {
          status: texts.length === 0 ? 'not_applicable' : 'inconclusive',
          triggered: false,
          score: null,
          threshold: null,
          code: texts.length === 0 ? 'text_legibility_not_applicable' : 'text_legibility_inconclusive',
          params: { unread },
        }),
      ];
    const triggered = margin(worst) < TOLERANCE;
    const { box, role, contrast } = worst.text;
    return [
      findingOn(this, picture, {
        status: 'checked',
        triggered,
        score: Math.round((worst.contrast ?? 0) * 100) / 100,
        threshold: Math.round(worst.needed * TOLERANCE * 100) / 100,
        code: triggered ? 'text_legibility_low' : 'text_legibility_passed',
        params: {
          role,
          measured: Math.round((worst.contrast ?? 0) * 100) / 100,
          planned: Math.round(contrast * 100) / 100,
          needed: worst.needed,
          unread,
        },
        region: {
          x: box.x / picture.width,
          y: box.y / picture.height,
          width: box.width / picture.width,
          height: box.height / picture.height,
        },
      }),
    ];
  },
};

function margin({ contrast, needed }: { contrast: number | null; needed: number }): number {
  return (contrast ?? Number.POSITIVE_INFINITY) / needed;
}
