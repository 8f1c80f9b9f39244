/**
 * Every error Colophon raises, in one table. `status` is HTTP, `exit` the CLI's exit code (0 delivered, 1 failure,
 * 2 bad input, 3 blocked, 4 held for review, 5 the engine cannot draw the subject), `retry` whether the same call may
 * succeed later without being changed.
 */
export interface ErrorFacts {
  status: number;
  exit: 1 | 2 | 3 | 4 | 5;
  retry: boolean;
}

const badInput = { status: 422, exit: 2, retry: false } as const;
const failure = { status: 500, exit: 1, retry: true } as const;

export const ERRORS = {
  invalid_brief: badInput,
  invalid_preset: badInput,
  invalid_argument: badInput,
  invalid_json: { status: 400, exit: 2, retry: false },
  copy_does_not_fit: badInput,
  unsupported_script: badInput,
  unsupported_font: badInput,
  font_unusable: badInput,
  reference_refused: badInput,
  locked_by_brand: badInput,
  preset_conflict: { status: 409, exit: 1, retry: false },
  image_unreadable: badInput,
  image_too_large: { status: 413, exit: 2, retry: false },
  image_wrong_type: badInput,
  image_decode_timeout: badInput,
  svg_unsafe: badInput,
  file_not_found: badInput,
  file_unwritable: { status: 500, exit: 1, retry: false },
  unknown_engine: badInput,
  model_corrupt: { status: 500, exit: 1, retry: false },
  engine_cannot_begin: { status: 400, exit: 2, retry: false },
  draft_not_available: badInput,
  cannot_draw: { status: 400, exit: 5, retry: false },
  blocked: { status: 400, exit: 3, retry: false },
  held_for_review: { status: 400, exit: 4, retry: false },
  insufficient_credits: { status: 402, exit: 1, retry: false },
  unauthenticated: { status: 401, exit: 1, retry: false },
  forbidden: { status: 403, exit: 1, retry: false },
  foreign_origin: { status: 403, exit: 1, retry: false },
  second_factor_required: { status: 403, exit: 1, retry: false },
  no_organisation: { status: 403, exit: 1, retry: false },
  wrong_code: { status: 422, exit: 2, retry: false },
  link_expired: { status: 410, exit: 1, retry: false },
  mail_not_configured: { status: 409, exit: 1, retry: false },
  quota_used_up: { status: 402, exit: 1, retry: false },
  not_found: { status: 404, exit: 1, retry: false },
  conflict: { status: 409, exit: 1, retry: false },
  rate_limited: { status: 429, exit: 1, retry: true },
  cancelled: { status: 409, exit: 1, retry: false },
  stale_attempt: { status: 409, exit: 1, retry: false },
  removed_by_retention: { status: 410, exit: 1, retry: false },
  blob_missing: failure,
  blob_corrupt: { status: 500, exit: 1, retry: false },
  database_unavailable: { status: 503, exit: 1, retry: true },
  storage_full: { status: 507, exit: 1, retry: true },
  signing_failed: failure,
  time_stamp_failed: failure,
  read_back_failed: { status: 500, exit: 1, retry: true },
  watermark_failed: { status: 500, exit: 1, retry: false },
  internal: failure,
} as const satisfies Record<string, ErrorFacts>;

export type ErrorCode = keyof typeof ERRORS;
