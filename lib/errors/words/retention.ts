import type { Words } from './say';

export const RETENTION_WORDS = {
  retention_too_late:
    'The pictures of this generation were removed by retention. Its record, reports and receipts remain.',
  retention_held_already: 'This generation is under a legal hold already.',
  'retention.open_case': 'a case or an appeal waits for a person',
  'retention.open_rights_case': 'a rights case about one of its pictures is open',
  'retention.legal_hold': 'it is under a legal hold',
} as const satisfies Words;
