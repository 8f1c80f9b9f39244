export const SESSION_COOKIE = 'colophon.session';
/** As long as the session's row; the row decides. */
export const SESSION_SECONDS = 12 * 3600;
export const THEME_COOKIE = 'colophon.theme';
