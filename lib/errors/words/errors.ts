import type { ErrorCode } from '../codes';

/** Each says what happened and what to do next. */
export const ERROR_WORDS = {
  invalid_brief: 'The brief cannot be used: {problems}.',
  invalid_preset: 'The brand preset cannot be used: {problems}.',
  invalid_argument: '{argument}: {problem}',
  invalid_json: '{what} is not valid JSON: {problem}. Check it with a JSON editor and send it again.',
  copy_does_not_fit:
    'The {role} “{text}” does not fit {placement} at a readable size (at least {minimum} px). Shorten it to about {characters} characters, or leave {placement} out.',
  unsupported_script:
    'The {role} uses {script}, which no bundled font can set. Use Latin, Cyrillic, Greek, Arabic or Devanagari.',
  unsupported_font: 'The typeface “{family}” is not installed here. Use one of: {families}.',
  font_unusable:
    '{name} cannot be used as a font: {problem}. Upload a TrueType, OpenType, WOFF or WOFF2 file with letters.',
  reference_refused: '{name} cannot be a reference of this brand: {problem} Use a picture that is yours to use.',
  locked_by_brand:
    'The brand {brand} fixes {fields}. Leave that out of the brief, or ask an admin to unlock it in the preset.',
  preset_conflict:
    '{who} saved this preset meanwhile. Both versions are kept: choose field by field what stays, then save again.',
  image_unreadable: '{name} could not be read as a picture: {problem}. Export it again as PNG or JPEG.',
  image_too_large: '{name} is too large ({size}); the limit is {limit}. Make it smaller and try again.',
  image_wrong_type: '{name} is {found}; use {accepted}.',
  image_decode_timeout:
    '{name} took longer than {seconds} s to decode and was refused. Export it again as a plain PNG or JPEG.',
  svg_unsafe: '{name} contains {problem}, which a logo may not. Export it as plain paths and try again.',
  file_not_found: '{path} does not exist or cannot be read. Check the path.',
  file_unwritable: '{path} could not be written: {problem}. Choose another folder with --out, or free some space.',
  unknown_engine: 'There is no engine “{engine}” here. Available: {available}.',
  model_corrupt:
    'The model file {file} does not match its recorded hash. Restore it from the repository and start again.',
  engine_cannot_begin:
    'The engine “{engine}” draws from words alone and cannot begin from a picture. Choose another engine, or leave the picture out.',
  draft_not_available:
    'The engine “{engine}” draws no first looks. Ask for the finished picture, or choose another engine.',
  cannot_draw:
    'The engine “{engine}” cannot draw “{subject}”. It draws scenes, for example: {suggestions}. Use your own picture as the product, connect another engine, or go on anyway.',
  blocked: 'The brief was stopped by policy: {reasons}. Nothing was charged.',
  held_for_review: 'The result waits for a person: {reasons}. Nothing has been charged yet.',
  insufficient_credits:
    'This brief needs {needed} credits and {available} are left. Ask an owner to add credits, or ask for fewer items.',
  unauthenticated: 'Sign in to go on.',
  forbidden: 'Your role ({role}) may not do this. Ask an admin of the organisation.',
  foreign_origin: 'This request did not come from a page of this installation. Reload the page and try again.',
  second_factor_required:
    'This organisation asks for a second factor. Add one to your account at /account/second-factor and come back.',
  no_organisation: 'You belong to no organisation yet. Make one at /welcome, or open the invitation you were sent.',
  wrong_code:
    'That code is not right, or was used already. Wait for the next one and check the clock of your device, or use a recovery code.',
  link_expired: 'This link was used, has run out, or is not whole. Ask for a new one.',
  mail_not_configured:
    'This installation sends no mail. Ask whoever runs it to set SMTP_URL, or use another way to sign in.',
  quota_used_up:
    'Your monthly quota is {quota} credits; {used} are used and this brief needs {needed}. Ask an admin to raise it, ask for fewer items, or wait for the next month.',
  not_found: 'There is no such {thing}.',
  conflict: '{problem}',
  rate_limited: 'Too many requests. Try again in {seconds} s.',
  cancelled: 'The generation was cancelled.',
  stale_attempt: 'Another worker has taken this generation over.',
  removed_by_retention:
    'This picture was removed by retention on {date}, as its organisation decided. Its record, report and receipt remain; the picture does not come back.',
  blob_missing: 'A stored file is missing ({sha256}).',
  blob_corrupt: 'A stored file no longer matches its hash ({sha256}).',
  database_unavailable: 'The database cannot be reached: {problem}. Try again in a moment.',
  storage_full: 'The disk is full; nothing was lost. Free some space and try again.',
  time_stamp_failed:
    'The file could not be given a time stamp: {problem}. It was not delivered, because this installation requires one.',
  signing_failed: 'The file could not be signed: {problem}.',
  read_back_failed: 'The signed file did not read back as written ({problem}); it was not delivered.',
  watermark_failed: 'The watermark could not be embedded ({problem}).',
  internal: 'Something failed on our side ({reference}). Nothing was charged; try again.',
} as const satisfies Record<ErrorCode, string>;
