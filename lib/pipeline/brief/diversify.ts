/**
 * Prompt diversification, on request only: where a prompt asks for one person and leaves open how they look, each picture of
 * the brief says another skin tone. Pure, so that the form can show the very words before anything is drawn. It changes no
 * prompt that names somebody, a time, an attribute or a clinical matter: there the words already decide, or a change would lie.
 */
export const UNTOUCHED = ['no-person', 'group', 'named', 'history', 'specified', 'clinical'] as const;
export type Untouched = (typeof UNTOUCHED)[number];

export interface Diversified {
  /** As it will be drawn. */
  prompt: string;
  /** What was put in, after how many characters of the prompt; null when nothing was. */
  added: { text: string; at: number } | null;
  untouched: Untouched | null;
}

const list = (words: string) => words.trim().split(/\s+/).join('|');
const whole = (words: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu');

const PERSON = whole(
  list(`person somebody someone woman man girl boy child kid teenager adult grandmother grandfather mother father friend
    colleague customer worker doctor nurse scientist pharmacist chef baker barista florist manager lawyer banker ceo athlete
    runner dancer teacher engineer developer student farmer artist musician designer model`),
);
const GROUP = whole(
  list(`people persons women men girls boys children kids teenagers adults friends colleagues customers workers doctors nurses
    couple family team crowd group seniors students two three four five several many`),
);
const HISTORY = whole(
  `1[0-9]{3}s?|20[01][0-9]|century|centuries|${list(`ancient medieval renaissance baroque victorian edwardian georgian tudor
    viking vikings roman romans samurai pharaoh egyptian-era colonial wartime war historic historical history antique antiquity
    prehistoric regency revolution empire dynasty pilgrim pilgrims slavery abolition suffragette suffragettes pioneer`)}`,
);
const CLINICAL = whole(
  list(`patient patients clinical clinic diagnosis diagnostic dermatology dermatologist eczema psoriasis rash melanoma mole
    vitiligo albinism acne rosacea jaundice bruise bruises wound wounds scar scars sunburn cyanosis birthmark surgery surgical
    symptom symptoms lesion lesions skincare complexion foundation concealer`),
);
const SPECIFIED = whole(
  `${list(`skin pale tanned freckled freckles redhead blond blonde brunette ginger afro dreadlocks black white brown asian african
    european american latina latino latinx hispanic arab arabic indian chinese japanese korean vietnamese thai filipino indonesian
    pakistani bangladeshi turkish persian iranian israeli jewish muslim christian hindu sikh buddhist nigerian kenyan ethiopian
    egyptian moroccan somali ghanaian mexican brazilian colombian peruvian french german italian spanish portuguese greek polish
    russian ukrainian swedish norwegian danish finnish dutch irish british english scottish canadian australian maori aboriginal
    indigenous inuit native caucasian roma romani nordic scandinavian mediterranean albino`)}`,
);
/** Two capitalised words in a row, or one inside the sentence: a name as far as anybody can tell. */
const NAMED =
  /\p{Lu}[\p{Ll}'’-]+\s+(?:(?:de|van|von|da|al|bin|of)\s+)*\p{Lu}[\p{Ll}'’-]+|[\p{Ll},]\s+\p{Lu}[\p{Ll}'’-]+/u;

export const TONES = [
  'very light skin',
  'light skin',
  'medium skin',
  'brown skin',
  'dark skin',
  'very dark skin',
] as const;

/** Why this prompt stays as it is; null when one person's looks are left open. */
export function untouchedBecause(prompt: string): Untouched | null {
  if (CLINICAL.test(prompt)) return 'clinical';
  if (HISTORY.test(prompt)) return 'history';
  // “A Black woman” has a capital in the sentence too, and is no name.
  if (SPECIFIED.test(prompt)) return 'specified';
  if (NAMED.test(prompt)) return 'named';
  if (GROUP.test(prompt)) return 'group';
  return PERSON.test(prompt) ? null : 'no-person';
}

/** @param index of the picture in its brief: six in a row have six tones, in an order that the seed shuffles. */
export function diversify(prompt: string, seed: number, index: number): Diversified {
  const untouched = untouchedBecause(prompt);
  const person = PERSON.exec(prompt);
  if (untouched || !person) return { prompt, added: null, untouched: untouched ?? 'no-person' };
  const text = ` with ${shuffled(seed)[index % TONES.length] ?? TONES[0]}`;
  const at = person.index + person[0].length;
  return { prompt: `${prompt.slice(0, at)}${text}${prompt.slice(at)}`, added: { text, at }, untouched: null };
}

function shuffled(seed: number): string[] {
  const tones: string[] = [...TONES];
  let state = seed >>> 0;
  for (let i = tones.length - 1; i > 0; i--) {
    // A step of a 32-bit mixer (Steele and Vigna's finaliser) is plenty for six cards.
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    const j = ((mixed ^ (mixed >>> 15)) >>> 0) % (i + 1);
    [tones[i], tones[j]] = [tones[j] ?? '', tones[i] ?? ''];
  }
  return tones;
}
