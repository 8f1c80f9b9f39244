import type { CaseStatus } from '../../../lib/reviews/index';
import type { Tone } from '../../components/verdict';

export const TONES: Readonly<Record<CaseStatus, Tone>> = { open: 'review', approved: 'pass', rejected: 'block' };
