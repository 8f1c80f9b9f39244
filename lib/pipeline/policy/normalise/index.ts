/**
 * What a text says once its disguise is off. The order matters and is fixed: NFKC → invisible, bidi, variation and tag
 * characters out → look-alikes to the Latin letter they look like → digits and symbols to letters → spaced-out and joined
 * words → repeated letters. Rules match the plain reading and every other one, on word boundaries.
 */
import { collapse } from './letters';
import { viewsOf } from './tokens';

export { clean, collapse, displayed, fold, skeleton, sourceSpan, unleet } from './letters';
export { type Run, type Token, type Views, viewsOf } from './tokens';

/** One line for records: the reading the rules fall back on, lower case, triple letters collapsed. */
export function normalise(text: string): string {
  const views = viewsOf(text);
  const tokens = views.joined.length > 0 ? views.joined : views.words;
  const run = new Map(views.runs.filter((token) => token.raw.length > 4).map((token) => [token.start, token]));
  const out: string[] = [];
  let until = -1;
  for (const token of tokens) {
    if (token.start < until) continue;
    const whole = run.get(token.start);
    const form = (whole ?? token).forms.at(whole ? 0 : -1) ?? '';
    until = whole?.end ?? until;
    out.push(/(.)\1\1/u.test(form) ? collapse(form) : form);
  }
  return out.join(' ');
}
