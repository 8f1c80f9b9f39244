/** Are there people who were not asked for, or asked for and drawn badly? No detector ships, so it says what it cannot know. */
import { findingOn, type Safeguard } from '../safeguard';

export const people: Safeguard = {
  id: 'people',
  version: 1,
  appliesTo: ['artwork'],
  async inspect(picture, { generation, run }) {
    const facts = { triggered: false, score: null, threshold: null } as const;
    const params = { engine: generation.engine };
    // A product photo or reference is the customer's own picture; who is on it was theirs to clear.
    const { product, reference, initial } = run.brief;
    const own = [product, reference, initial].filter((picture) => picture !== undefined).length;
    if (run.brief.sealed)
      return [findingOn(this, picture, { ...facts, status: 'not_applicable', code: 'people_not_drawn_here', params })];
    if (generation.personFree === true)
      return [
        findingOn(this, picture, {
          ...facts,
          status: 'not_applicable',
          code: 'people_not_applicable',
          params: { ...params, customerPictures: own },
        }),
      ];
    return [findingOn(this, picture, { ...facts, status: 'not_configured', code: 'people_not_configured', params })];
  },
};
