/** What a logo may be made of: shapes, paint and reuse. Everything else is refused by name or, where harmless, dropped. */
export const ALLOWED_ELEMENTS: ReadonlySet<string> = new Set([
  'svg',
  'g',
  'defs',
  'symbol',
  'use',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'linearGradient',
  'radialGradient',
  'stop',
  'clipPath',
  'mask',
  'pattern',
  'marker',
  'image',
  'style',
]);

/** Notes of drawing programs: they draw nothing and are left out of the clean text. */
export const DROPPED_ELEMENTS: ReadonlySet<string> = new Set(['title', 'desc', 'metadata']);
/** Namespaces of the same programs (`sodipodi:namedview`, `inkscape:label`). */
export const DROPPED_PREFIXES: ReadonlySet<string> = new Set([
  'sodipodi',
  'inkscape',
  'sketch',
  'serif',
  'figma',
  'rdf',
  'dc',
  'cc',
  'i',
  'x',
  'a',
  'graph',
]);

/** Refused with the words people know them by. */
export const REFUSED_ELEMENTS: ReadonlyMap<string, string> = new Map([
  ['script', 'a script'],
  ['foreignobject', 'foreign content (foreignObject)'],
  ['iframe', 'foreign content (iframe)'],
  ['embed', 'foreign content (embed)'],
  ['object', 'foreign content (object)'],
  ['audio', 'sound'],
  ['video', 'a video'],
  ['text', 'live text (convert it to outlines)'],
  ['tspan', 'live text (convert it to outlines)'],
  ['textpath', 'live text (convert it to outlines)'],
  ['a', 'a link'],
  ['animate', 'an animation'],
  ['animatetransform', 'an animation'],
  ['animatemotion', 'an animation'],
  ['animatecolor', 'an animation'],
  ['set', 'an animation'],
  ['filter', 'a filter effect'],
  ['feimage', 'a filter effect'],
  ['handler', 'an event handler'],
  ['listener', 'an event handler'],
]);

/** Attributes that only drawing programs and accessibility trees read. */
export const DROPPED_ATTRIBUTES =
  /^(?:aria-|data-|role$|lang$|xml:space$|xml:lang$|enable-background$|version$|baseProfile$|tabindex$|focusable$)/;
