import type { Words } from './say';

/** What the findings of provenance say; keys are finding codes, `{name}` their parameters. */
export const PROVENANCE_WORDS = {
  watermark_read_back:
    'The invisible watermark was read back exactly from the final file and from a JPEG at quality 60 ({psnr} dB).',
  watermark_fragile:
    'The invisible watermark was read back exactly from the final file, but not after compression to JPEG 60: a short side of {side} px holds it only lightly.',
  watermark_absent: 'This file carries no invisible watermark: {failure}. Its signed credentials are complete.',
  credentials_read_back: 'The Content Credentials of {issuer} were read back from the final file and are intact.',
} as const satisfies Words;
