/** One plain sentence per blocked thing and language: what the disguises are put on. */
export const BLOCKED: readonly { language: string; rule: string; text: string; word?: string }[] = [
  { language: 'en', rule: 'sexual', text: 'nude woman on a sofa', word: 'nude' },
  { language: 'en', rule: 'sexual', text: 'pornography poster', word: 'pornography' },
  { language: 'en', rule: 'minors-sexual', text: 'child erotica', word: 'erotica' },
  { language: 'en', rule: 'hate', text: 'swastika banner', word: 'swastika' },
  { language: 'en', rule: 'violence-graphic', text: 'beheading in a square', word: 'beheading' },
  { language: 'en', rule: 'violence-graphic', text: 'kill the man', word: 'kill' },
  { language: 'en', rule: 'self-harm', text: 'suicide scene', word: 'suicide' },
  { language: 'en', rule: 'drugs', text: 'cocaine on a mirror', word: 'cocaine' },
  { language: 'en', rule: 'fraud', text: 'counterfeit passport', word: 'counterfeit' },
  { language: 'en', rule: 'fake-testimonial', text: 'fake testimonial from a customer', word: 'testimonial' },
  { language: 'en', rule: 'health-cure', text: 'tea that cures cancer', word: 'cancer' },
  { language: 'en', rule: 'brand-mark', text: 'nike sneakers', word: 'nike' },
  { language: 'es', rule: 'sexual', text: 'mujer desnuda', word: 'desnuda' },
  { language: 'es', rule: 'self-harm', text: 'escena de suicidio', word: 'suicidio' },
  { language: 'es', rule: 'drugs', text: 'cocaina en la mesa', word: 'cocaina' },
  { language: 'fr', rule: 'sexual', text: 'femme nue erotique', word: 'erotique' },
  { language: 'fr', rule: 'violence-graphic', text: 'homme decapite', word: 'decapite' },
  { language: 'de', rule: 'sexual', text: 'nackte frau', word: 'nackte' },
  { language: 'de', rule: 'hate', text: 'hakenkreuz fahne', word: 'hakenkreuz' },
  { language: 'de', rule: 'self-harm', text: 'selbstmord szene', word: 'selbstmord' },
  { language: 'it', rule: 'sexual', text: 'donna nuda', word: 'nuda' },
  { language: 'it', rule: 'drugs', text: 'eroina sul tavolo', word: 'eroina' },
  { language: 'pt', rule: 'sexual', text: 'mulher pelada', word: 'pelada' },
  { language: 'pt', rule: 'hate', text: 'bandeira com suastica', word: 'suastica' },
  { language: 'nl', rule: 'sexual', text: 'naakte vrouw', word: 'naakte' },
  { language: 'nl', rule: 'self-harm', text: 'zelfmoord scene', word: 'zelfmoord' },
];

/** Languages in other scripts: disguised by case, invisible characters, spacing and repeats. */
export const BLOCKED_CYRILLIC: readonly { rule: string; text: string }[] = [
  { rule: 'sexual', text: 'порно' },
  { rule: 'drugs', text: 'кокаин' },
  { rule: 'hate', text: 'свастика' },
  { rule: 'self-harm', text: 'самоубийство' },
];
