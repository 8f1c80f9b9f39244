/** What may stand in place of words that a rule stopped, and a whole text where none may. A test checks that each passes. */
import type { PolicyRuleId } from './rules/index';

export interface Substitute {
  /** In place of the words, in a prompt and in copy. */
  prompt?: string;
  copy?: string;
  /** In place of the whole text. */
  example: string;
  exampleCopy: string;
}

export const EXAMPLE_PROMPT = 'the product on a stone plinth, soft morning light';
export const EXAMPLE_COPY = 'Made with care';

export const SUBSTITUTES: Readonly<Partial<Record<PolicyRuleId, Substitute>>> = {
  sexual: {
    prompt: 'elegantly dressed',
    example: 'a silk dress over a chair, soft morning light',
    exampleCopy: 'Soft as morning light',
  },
  suggestive: {
    prompt: 'elegant',
    copy: 'elegant',
    example: 'elegant evening wear, warm light',
    exampleCopy: 'Elegant, every evening',
  },
  'minors-sexual': {
    example: 'a bright playroom with wooden toys, soft light',
    exampleCopy: 'Made for little explorers',
  },
  'minors-regulated': {
    example: 'friends in their thirties on a terrace at sunset',
    exampleCopy: 'Good company, long evenings',
  },
  hate: { example: 'hands of many people joined in a circle, warm light', exampleCopy: 'Everybody is welcome here' },
  demeaning: { example: 'a busy market street in morning light', exampleCopy: 'Made for everybody' },
  'violence-graphic': {
    prompt: 'long shadows',
    example: 'long shadows in an empty street, red accent light',
    exampleCopy: 'Hold your breath',
  },
  violence: {
    prompt: 'tension',
    example: 'a crime novel on a dark desk, one lamp',
    exampleCopy: 'A story that keeps you awake',
  },
  'self-harm': { example: 'two friends talking on a bench at sunrise', exampleCopy: 'You are not alone' },
  'weapons-making': { example: 'an empty workshop at dawn, tools on a wall', exampleCopy: 'Built to last' },
  weapons: { example: 'an empty training ground at dawn, mist', exampleCopy: 'Ready for the outdoors' },
  drugs: { example: 'swirls of bright colour and light on black', exampleCopy: 'Feel the evening begin' },
  'regulated-goods': { example: 'friends around a long table in evening light', exampleCopy: 'For long evenings' },
  fraud: { example: 'a clear desk with a notebook and a lamp', exampleCopy: 'Clear prices, no surprises' },
  'fake-testimonial': {
    prompt: 'the product',
    copy: '',
    example: 'the product on a table in daylight',
    exampleCopy: 'See for yourself',
  },
  'before-after': {
    prompt: 'the result',
    copy: '',
    example: 'the result alone, calm background',
    exampleCopy: 'Made for every day',
  },
  'guaranteed-results': {
    prompt: '',
    copy: '',
    example: 'the product in daylight, calm background',
    exampleCopy: 'Designed to help you along',
  },
  'health-cure': {
    prompt: 'a calm moment',
    copy: '',
    example: 'chamomile flowers beside a cup of tea',
    exampleCopy: 'A calm moment with chamomile',
  },
  'health-claims': {
    prompt: '',
    copy: '',
    example: 'fresh ingredients on a wooden board',
    exampleCopy: 'Made from simple ingredients',
  },
  'finance-claims': {
    prompt: '',
    copy: '',
    example: 'a tidy desk with a laptop and a plant',
    exampleCopy: 'See all your accounts in one place',
  },
  'voter-deception': { example: 'a quiet town square in morning light', exampleCopy: 'Good morning, neighbours' },
  'political-ad': { example: 'a quiet town square in morning light', exampleCopy: 'Good morning, neighbours' },
  'real-person': {
    prompt: 'a fictional person',
    copy: '',
    example: 'a fictional traveller on a mountain path, soft light',
    exampleCopy: 'For everybody who travels',
  },
  'artist-style': {
    prompt: 'loose watercolour, warm palette',
    example: 'loose watercolour, warm palette, visible paper',
    exampleCopy: 'Painted with patience',
  },
  'brand-mark': {
    prompt: 'plain',
    example: 'a plain running shoe with a curved side stripe',
    exampleCopy: 'Made for the long run',
  },
  'brand-mention': {
    prompt: 'ordinary',
    copy: 'others',
    example: 'the product among ordinary ones',
    exampleCopy: 'Not like the others',
  },
  competitor: {
    prompt: 'ordinary',
    copy: 'others',
    example: 'the product among ordinary ones',
    exampleCopy: 'Not like the others',
  },
  'protected-name': {
    prompt: '',
    copy: '',
    example: 'loose brush strokes, warm palette, visible paper',
    exampleCopy: 'Painted with patience',
  },
  'personal-data': { prompt: '', copy: '', example: 'a letter box on a quiet street', exampleCopy: 'Write to us' },
  voice: { copy: '', example: EXAMPLE_PROMPT, exampleCopy: EXAMPLE_COPY },
  'own-term': { prompt: '', copy: '', example: EXAMPLE_PROMPT, exampleCopy: EXAMPLE_COPY },
};
