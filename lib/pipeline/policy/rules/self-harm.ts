import { ASKED, family } from './rule';

export const selfHarm = family({
  id: 'self-harm',
  rules: [
    {
      id: 'self-harm',
      version: 1,
      severity: 'block',
      fields: ASKED,
      openai: ['self-harm', 'self-harm/intent', 'self-harm/instructions'],
      ailuminate: ['suicide-and-self-harm'],
      terms: {
        en: [
          'suicide|suicides|suicidal',
          'kill|killing|hang|hanging|shoot|shooting|hurt|hurting|cut|cutting|harm|harming|starve|starving|drown myself|himself|herself|themself|themselves|yourself',
          'self harm|harming|mutilation|injury',
          'selfharm|selfmutilation',
          'cut|cutting|slit|slitting|slashing wrist|wrists|veins',
          'noose|gallows|hanging .. @person',
          '@person .. noose',
          'end|ending my|his|her|it|your life',
          'proana|thinspo|thinspiration|anorexic|anorexia|bulimia|bulimic',
          'overdose|overdosing|overdosed .. pills|drugs|medication',
          'jump|jumping|jumps off|from bridge|roof|building|ledge to death',
        ],
        es: ['suicidio|suicida|suicidarse|autolesion|autolesiones', 'cortarse las venas|munecas'],
        fr: ['suicide|suicidaire|automutilation', 'se suicider|pendre'],
        de: ['selbstmord|suizid|suizidal|selbstverletzung'],
        it: ['suicidio|suicida|suicidarsi|autolesionismo'],
        pt: ['suicidio|suicida|automutilacao'],
        nl: ['zelfmoord|zelfdoding|zelfverminking'],
        ru: ['суицид|самоубийство|самоповреждение|самоубийца'],
      },
      substrings: ['自杀', '自殺', 'リストカット', '자살', 'انتحار'],
      benign: [
        'suicide prevention|awareness|squad|hotline|helpline',
        'prevent|preventing|stop suicide',
        'anorexia|bulimia|harm awareness|recovery|support|helpline|prevention',
        'hanging gardens|basket|baskets|plant|plants|lamp|chair',
        'cut|cutting yourself .. slice|discount|piece|some',
        'treat|hang yourself .. picture',
        'hang themselves|itself .. wall',
      ],
    },
  ],
});
