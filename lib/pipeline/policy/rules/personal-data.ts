import { FIELDS, family } from './rule';

/** Formats, not words: `personal-data/find.ts` looks for them. A prompt travels to engines, records and manifests. */
export const personalData = family({
  id: 'personal-data',
  rules: [
    {
      id: 'personal-data',
      version: 2,
      severity: 'review',
      loosening: 'never',
      fields: FIELDS,
      openai: ['illicit'],
      ailuminate: ['privacy'],
      terms: {
        en: [
          'social security|insurance number|card',
          'passport|driver|license|licence|bank|account|credit card|phone|medical number of|is|record|records',
          'home|private address|phone of',
          'his|her|their|my|customer|patient home|phone|private|full address|number|details',
          'license|licence plate number',
          'date of birth',
          'medical|patient record[s,]|file[s,]',
          'dox|doxx|doxxing',
        ],
        de: [
          'sozialversicherungsnummer|personalausweisnummer|kontonummer|privatadresse|handynummer|geburtsdatum|krankenakte[n,]',
          'telefonnummer von',
        ],
        fr: [
          'numero de securite|carte|compte|telephone|passeport sociale|bancaire|de',
          'adresse personnelle|privee de',
          'date de naissance|naissance',
          'dossier medical',
        ],
        es: [
          'numero de seguridad|cuenta|tarjeta|pasaporte|telefono social|bancaria|de',
          'domicilio|direccion particular|personal|de',
          'fecha de nacimiento',
          'historial medico',
        ],
        it: ['codice fiscale|numero di', 'indirizzo di casa|privato', 'data di nascita', 'cartella clinica'],
        pt: [
          'cpf|rg numero|de',
          'endereco residencial|particular',
          'data de nascimento',
          'prontuario medico',
          'numero do cartao|passaporte',
        ],
        ru: ['номер паспорта|карты|телефона', 'домашний адрес', 'дата рождения', 'снилс'],
        ar: ['رقم الهوية|الجواز|الهاتف|الحساب', 'عنوان المنزل', 'تاريخ الميلاد'],
      },
      benign: [
        'call|ring|our phone number',
        'birth date palm',
        'our|your|the address|phone|number',
        'personal details matter',
        'numero di telefono|serie|scarpe|uno',
        'numero de telephone|serie|uno|un',
        'codice fiscale gratis',
        'rufen telefonnummer von uns',
      ],
    },
  ],
});
