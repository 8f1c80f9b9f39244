import type { Region } from '../../lib/pipeline/brief/index';

export const regions = {
  legend: 'Where will it be shown?',
  help: 'Each place asks for its own notices. They are set and recorded; what the law asks of you stays for you to judge.',
  names: {
    eu: 'European Union',
    'us-ca': 'California',
    'us-ny': 'New York',
    cn: 'China',
    in: 'India',
    kr: 'South Korea',
  },
  asks: {
    eu: 'Visible notice, signed metadata, invisible mark',
    'us-ca': 'Provider, system, time and id in the metadata',
    'us-ny': 'Visible notice where synthetic performers are seen',
    cn: 'Visible notice, 5 % of the shortest side; AIGC label',
    in: 'Visible notice and a permanent id',
    kr: 'Visible notice and signed metadata',
  },
} as const satisfies {
  legend: string;
  help: string;
  names: Readonly<Record<Region, string>>;
  asks: Readonly<Record<Region, string>>;
};
