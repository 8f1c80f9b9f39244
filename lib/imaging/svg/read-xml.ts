/** The small part of XML that a logo needs. No DOCTYPE, no entities of its own, no processing beyond `<?xml?>`. */
export interface Element {
  name: string;
  attributes: Map<string, string>;
  children: (Element | string)[];
}

/** Why a drawing is refused; the caller makes an error of it. */
export class Unsafe extends Error {}

const NAME = /[A-Za-z_][\w:.-]*/y;
const ATTRIBUTE = /\s+([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const TAG_END = /\s*(\/?)>/y;
const KNOWN_ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const MAX_DEPTH = 64;
const MAX_ELEMENTS = 20_000;

function decodeEntities(text: string): string {
  return text.replace(/&([^;]{0,12});?/g, (whole, entity: string) => {
    const known = KNOWN_ENTITIES[entity];
    if (known !== undefined) return known;
    const code = /^#x[0-9a-f]+$/i.test(entity)
      ? Number.parseInt(entity.slice(2), 16)
      : /^#\d+$/.test(entity)
        ? Number(entity.slice(1))
        : Number.NaN;
    if (!Number.isInteger(code) || code < 1 || code > 0x10ffff) throw new Unsafe(`the entity ${whole.slice(0, 20)}`);
    return String.fromCodePoint(code);
  });
}

/** Parses one document and answers its root. Throws `Unsafe` for what is refused or not well formed. */
export function readXml(source: string): Element {
  const root: Element = { name: '', attributes: new Map(), children: [] };
  const open: Element[] = [root];
  let at = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  let elements = 0;

  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const skipTo = (end: string, what: string) => {
    const found = source.indexOf(end, at);
    if (found < 0) throw new Unsafe(`${what} without an end`);
    at = found + end.length;
  };
  const top = () => open[open.length - 1] ?? root;

  while (at < source.length) {
    if (source[at] !== '<') {
      const end = source.indexOf('<', at);
      const text = source.slice(at, end < 0 ? source.length : end);
      at += text.length;
      if (text.trim()) top().children.push(decodeEntities(text));
    } else if (source.startsWith('<!--', at)) skipTo('-->', 'a comment');
    else if (source.startsWith('<![CDATA[', at)) {
      const from = at + 9;
      skipTo(']]>', 'a CDATA section');
      top().children.push(source.slice(from, at - 3));
    } else if (source.startsWith('<!', at)) throw new Unsafe('a document type or entity declaration');
    else if (source.startsWith('<?', at)) {
      if (!/^<\?xml\s/.test(source.slice(at, at + 6))) throw new Unsafe('a processing instruction');
      skipTo('?>', 'a processing instruction');
    } else if (source.startsWith('</', at)) {
      at += 2;
      const name = match(NAME)?.[0];
      if (open.length < 2 || name !== top().name || match(TAG_END)?.[1] !== '')
        throw new Unsafe('tags that do not match');
      open.pop();
    } else {
      at += 1;
      const name = match(NAME)?.[0];
      if (!name) throw new Unsafe('markup that is not XML');
      const element: Element = { name, attributes: new Map(), children: [] };
      for (let found = match(ATTRIBUTE); found; found = match(ATTRIBUTE)) {
        const [, key = '', double, single] = found;
        if (element.attributes.has(key)) throw new Unsafe(`the attribute “${key}” twice`);
        element.attributes.set(key, decodeEntities(double ?? single ?? ''));
      }
      const end = match(TAG_END);
      if (!end) throw new Unsafe('markup that is not XML');
      top().children.push(element);
      elements += 1;
      if (elements > MAX_ELEMENTS) throw new Unsafe(`more than ${MAX_ELEMENTS} elements`);
      if (end[1] === '') open.push(element);
      if (open.length > MAX_DEPTH) throw new Unsafe(`groups nested deeper than ${MAX_DEPTH}`);
    }
  }
  const roots = root.children.filter((child): child is Element => typeof child !== 'string');
  const [first] = roots;
  if (open.length > 1 || roots.length !== 1 || !first || root.children.length !== 1)
    throw new Unsafe('markup that is not one XML document');
  return first;
}

const escapeText = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const escapeAttribute = (text: string) =>
  escapeText(text)
    .replace(/"/g, '&quot;')
    .replace(/[\n\r\t]/g, ' ');

export function writeXml(element: Element): string {
  const attributes = [...element.attributes].map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');
  if (element.children.length === 0) return `<${element.name}${attributes}/>`;
  const inside = element.children
    .map((child) => (typeof child === 'string' ? escapeText(child) : writeXml(child)))
    .join('');
  return `<${element.name}${attributes}>${inside}</${element.name}>`;
}
