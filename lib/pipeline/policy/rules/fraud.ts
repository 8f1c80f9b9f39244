import { ASKED, family } from './rule';

export const fraud = family({
  id: 'fraud',
  rules: [
    {
      id: 'fraud',
      version: 1,
      severity: 'block',
      fields: ASKED,
      openai: ['illicit'],
      ailuminate: ['non-violent-crimes'],
      terms: {
        en: [
          'fake|forged|counterfeit|falsified|forging|counterfeiting @document',
          'fake|spoofed|cloned|phishing login|bank|paypal|banking page|site|website|screen|email',
          'phishing|carding|skimmer|ransomware|keylogger|botnet',
          'counterfeit|knockoff|replica handbag|handbags|bag|bags|watch|watches|sneakers|shoes|goods|money|bills',
          'stolen credit|debit|identity|identities|passwords|accounts|goods|cards',
          'ponzi|pyramid scheme|schemes',
          'hack|hacking|hacked into|someone|account|accounts|bank|wifi',
          'human trafficking',
          'money laundering',
        ],
        es: ['falso|falsificado|falsificar @document', 'dinero falso', 'pasaporte falso'],
        fr: ['faux|falsifie @document', 'faux billets|papiers'],
        de: ['gefalschte|gefalschter|gefalschtes|falschgeld|falschen @document', 'falschgeld'],
        it: ['falso|falsi|falsificato @document', 'soldi|passaporto falsi|falso'],
        pt: ['falso|falsificado @document', 'dinheiro|passaporte falso'],
        nl: ['vals|valse|vervalst @document', 'vals geld|paspoort'],
        ru: ['поддельный|поддельные|фальшивые|фальшивый @document'],
      },
      benign: [
        'human|stop|end|fight|against trafficking awareness|charity|victims',
        'stop|end|against|fight human|trafficking|phishing|fraud|counterfeit',
        'phishing|ransomware awareness|training|protection|simulation|defence|defense|prevention',
        'anti phishing|counterfeit|ransomware',
        'fake id|news cancel',
        'play|toy|monopoly money',
        'growth hack|hacking',
        'life hack|hacks',
        'counterfeit detection|detector',
      ],
    },
  ],
});
