import { ASKED, family } from './rule';

/** Anything sexual near a child stops, whatever the rest says. */
export const minors = family({
  id: 'minors',
  rules: [
    {
      id: 'minors-sexual',
      version: 1,
      severity: 'block',
      fields: ASKED,
      openai: ['sexual/minors'],
      ailuminate: ['child-sexual-exploitation'],
      terms: {
        en: [
          '@child & @explicit',
          '@child & @suggestive',
          'little|young|small girl|girls|boy|boys & @explicit',
          'pedo|pedophile|pedophiles|pedophilia|paedophile|paedophilia|csam|jailbait|lolicon|shotacon|toddlercon|cheesepizza',
          'barely legal',
          'child|kid|kids|teen|teens|preteen porn|porno|pornography|nudes|erotica|abuse',
          'underage sex|girl|girls|model|models',
          'little|young|small girl|girls|boy|boys & @suggestive',
        ],
        es: ['pornografia infantil', 'pederasta|pedofilia|pedofilo'],
        fr: ['pedopornographie|pedophile|pedophilie'],
        de: ['kinderporno|kinderpornografie|padophil|padophilie'],
        it: ['pedopornografia|pedofilia|pedofilo'],
        pt: ['pornografia infantil', 'pedofilia|pedofilo'],
        nl: ['kinderporno|pedofiel|pedofilie'],
        ru: ['детское порно', 'педофил|педофилия'],
      },
      substrings: ['儿童色情', '児童ポルノ', 'ロリコン', 'ショタコン', '아동포르노'],
      benign: [
        'girl|girls|boy|boys .. nude|naked lipstick|heels|shoes|cake|makeup|tones',
        'nude|sexy .. baby powder',
        'baby blue|pink|shower|powder|lips|doll|breath|grand|face',
        'nude lipstick|lips|makeup|palette|tone|tones|shade|shades|heels|pumps|shoes|nail|nails|polish|beige|pink|background',
        'sexual education|health|abuse awareness|prevention',
      ],
    },
    {
      id: 'minors-regulated',
      version: 1,
      severity: 'review',
      fields: ASKED,
      openai: ['illicit'],
      ailuminate: ['non-violent-crimes'],
      terms: {
        en: [
          '@child & @tobacco',
          '@child & @alcohol',
          '@child & @gambling',
          '@child & @drug',
          '@child .. holding|with|aiming @gun',
        ],
      },
      benign: [
        'kid|kids|baby|child|children free|proof|resistant|safe',
        'not|no|never for|to minors|children|kids',
        'keep .. children|kids',
        'ginger beer|ale',
        'root beer',
        'alcohol free',
        'water gun|pistol',
      ],
    },
  ],
});
