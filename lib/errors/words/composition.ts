import type { Words } from './say';

/** What the findings of composition say; keys are finding codes, `{name}` their parameters. */
export const COMPOSITION_WORDS = {
  composition_contrast:
    'Type on {placement} has a contrast of at least {score}:1 ({role}); {threshold}:1 is needed to be read.',
  composition_copy_fit: 'The smallest type on {placement} is {score} px; it must not be under {threshold} px.',
  composition_safe_zone: 'Type and logo leave the safe zone of {placement} by {score} px.',
  composition_logo_clear_space:
    'The logo on {placement} has {score} px of free space where the brand asks for {threshold} px, and is {width} px wide where it asks for {minWidth} px.',
} as const satisfies Words;
