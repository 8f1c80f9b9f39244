import type { Words } from './say';

/** Why somebody may not decide, and what can and cannot be appealed. Each says what to do next. */
export const REVIEWS_WORDS = {
  review_role: 'Only owners, admins and reviewers decide on cases.',
  review_own:
    'You asked for this generation, so somebody else has to decide on it. Invite a second reviewer under Team, or ask the operator of this installation to name one.',
  review_filed:
    'You filed this appeal, so somebody else has to decide on it. Invite a second reviewer under Team, or ask the operator of this installation to name one.',
  review_first:
    'You took the decision that is appealed, so another reviewer has to look. Invite one under Team, or ask the operator of this installation to name one.',
  review_claimed: '{name} is looking at this case. It is free again at {until}, or when they move on.',
  review_decided: 'This case was already decided.',

  appeal_not_blocked: 'This was not blocked, so there is nothing to appeal.',
  appeal_running: 'The generation is still at work. Wait until it is over, then appeal.',
  appeal_open: 'An appeal is already waiting for a reviewer; there is one per picture.',
  appeal_closed: 'This was appealed before and another reviewer upheld the decision. That is final.',
  appeal_final: 'Blocks by the rule {rule} cannot be lifted by anybody. Change the wording and write a new brief.',
  appeal_which: 'Say which picture: the generation has several that were blocked for reasons of their own.',
} as const satisfies Words;
