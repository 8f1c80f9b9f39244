import { ColophonError } from '../../errors/index';
import {
  ALLOWED_ELEMENTS,
  DROPPED_ATTRIBUTES,
  DROPPED_ELEMENTS,
  DROPPED_PREFIXES,
  REFUSED_ELEMENTS,
} from './allowed-table';
import { embeddedPixels } from './embedded-pixels';
import { type Element, readXml, Unsafe, writeXml } from './read-xml';

const MAX_BYTES = 1_000_000;
/** Larger numbers in a view box or size belong to no logo and cost memory when drawn. */
const MAX_SIDE = 20_000;
/** Elements after every `use` has been written out: a chain of ten uses of ten is ten thousand million. */
const MAX_DRAWN = 20_000;
const MAX_EMBEDDED_PIXELS = 4e6;

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';

/** CSS hides letters behind backslashes and comments; neither is needed in a logo. */
function checkCss(css: string): void {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, ' ');
  if (plain.includes('\\')) throw new Unsafe('escaped style rules');
  if (/@\s*(import|font-face|charset|namespace)/i.test(plain))
    throw new Unsafe('a style rule that loads other files (@import)');
  if (/expression\s*\(|behaviou?r\s*:|-moz-binding|javascript:/i.test(plain))
    throw new Unsafe('a style rule that runs code');
  if (/(?:image|image-set|src)\s*\(/i.test(plain)) throw new Unsafe('a reference to another file');
  for (const [, target = ''] of plain.matchAll(/url\s*\(\s*["']?\s*([^"')]*)/gi))
    if (!/^#[\w.:-]+\s*$/.test(target)) throw new Unsafe('a reference to another file');
}

function checkLink(element: Element, value: string): void {
  const target = value.trim();
  if (/^#[\w.:-]+$/.test(target)) return;
  if (element.name === 'image' && /^data:image\/(png|jpeg);base64,[A-Za-z0-9+/=\s]+$/.test(target)) return;
  if (/^\s*(javascript|vbscript):/i.test(target)) throw new Unsafe('a script');
  throw new Unsafe(
    target.startsWith('data:') ? 'embedded data that is not a PNG or JPEG' : 'a reference to another file',
  );
}

function cleanAttributes(element: Element): void {
  for (const [name, value] of [...element.attributes]) {
    const [prefix = '', local] = name.includes(':') ? name.split(':') : ['', name];
    if (/^on/i.test(local ?? name)) throw new Unsafe(`an event handler (${name})`);
    if (name === 'href' || name === 'xlink:href') {
      checkLink(element, value);
      continue;
    }
    if (name === 'xml:base') throw new Unsafe('a reference to another file');
    const namespace = prefix === 'xmlns' || name === 'xmlns';
    if (namespace || DROPPED_ATTRIBUTES.test(name) || (prefix !== '' && prefix !== 'xml'))
      element.attributes.delete(name);
    else if (/url\s*\(|\\|@import|expression\s*\(|javascript:/i.test(value) || name === 'style') checkCss(value);
    if (value.length > 500_000) throw new Unsafe('a path longer than 500,000 characters');
  }
}

/** Removes what draws nothing, and throws for what is refused. */
function clean(element: Element): void {
  const lower = element.name.toLowerCase();
  const refused =
    REFUSED_ELEMENTS.get(lower.replace(/^.*:/, '')) ?? (lower.startsWith('fe') ? 'a filter effect' : undefined);
  if (refused) throw new Unsafe(refused);
  if (!ALLOWED_ELEMENTS.has(element.name)) throw new Unsafe(`the element <${element.name.slice(0, 40)}>`);
  cleanAttributes(element);
  if (element.name === 'style') {
    if (element.children.some((child) => typeof child !== 'string')) throw new Unsafe('markup inside a style rule');
    checkCss(element.children.join(''));
    return;
  }
  element.children = element.children.filter((child) => {
    if (typeof child === 'string') return false;
    const prefix = child.name.includes(':') ? (child.name.split(':')[0] ?? '') : '';
    if (REFUSED_ELEMENTS.has(child.name.toLowerCase().replace(/^.*:/, ''))) return true;
    return !DROPPED_ELEMENTS.has(child.name) && !DROPPED_PREFIXES.has(prefix);
  });
  for (const child of element.children) if (typeof child !== 'string') clean(child);
}

function walk(element: Element, visit: (element: Element) => void): void {
  visit(element);
  for (const child of element.children) if (typeof child !== 'string') walk(child, visit);
}

/** Counts what would be drawn with every reference followed; a circle of references is refused. */
function checkReuse(root: Element): void {
  const byId = new Map<string, Element>();
  walk(root, (element) => {
    const id = element.attributes.get('id');
    if (id !== undefined) byId.set(id, element);
  });
  const sizes = new Map<Element, number>();
  const open = new Set<Element>();
  const count = (element: Element): number => {
    const known = sizes.get(element);
    if (known !== undefined) return known;
    if (open.has(element)) throw new Unsafe('a reference to itself');
    open.add(element);
    let total = 1;
    const follow = (target: string | undefined) => {
      const referred = target === undefined ? undefined : byId.get(target);
      if (referred) total += count(referred);
    };
    follow(/^#(.+)$/.exec((element.attributes.get('href') ?? element.attributes.get('xlink:href') ?? '').trim())?.[1]);
    for (const value of element.attributes.values())
      for (const [, target] of value.matchAll(/url\s*\(\s*["']?#([\w.:-]+)/g)) follow(target);
    for (const child of element.children) if (typeof child !== 'string') total += count(child);
    if (total > MAX_DRAWN) throw new Unsafe('shapes that repeat too often');
    open.delete(element);
    sizes.set(element, total);
    return total;
  };
  count(root);
}

function checkSize(root: Element): void {
  const numbers = `${root.attributes.get('viewBox') ?? ''} ${root.attributes.get('width') ?? ''} ${root.attributes.get('height') ?? ''}`;
  for (const [found] of numbers.matchAll(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi))
    if (Math.abs(Number(found)) > MAX_SIDE) throw new Unsafe(`a size over ${MAX_SIDE.toLocaleString('en')}`);
  let pixels = 0;
  walk(root, (element) => {
    if (element.name === 'image')
      pixels += embeddedPixels(element.attributes.get('href') ?? element.attributes.get('xlink:href') ?? '');
  });
  if (pixels > MAX_EMBEDDED_PIXELS) throw new Unsafe('an embedded picture over 4 megapixels');
}

/** Parsed and cleaned; used by `rasteriseSvg`, which sets its size. */
export function cleanSvg(text: string, name: string): Element {
  try {
    if (new TextEncoder().encode(text).length > MAX_BYTES) throw new Unsafe('more than 1 MB');
    const root = readXml(text);
    if (root.name !== 'svg') throw new Unsafe(`<${root.name.slice(0, 40)}> instead of <svg>`);
    clean(root);
    checkReuse(root);
    checkSize(root);
    root.attributes.set('xmlns', SVG);
    root.attributes.set('xmlns:xlink', XLINK);
    return root;
  } catch (error) {
    if (error instanceof Unsafe)
      throw new ColophonError('svg_unsafe', { name, problem: error.message }, { cause: error });
    throw error;
  }
}

/**
 * A drawing from a stranger → the same drawing with nothing in it but shapes, paint and PNG/JPEG pictures: no scripts, event
 * handlers, links, outside references, entities, live text or filters, at most 1 MB. An allow-list, written out anew, so that
 * what was not understood is not passed on. Throws `svg_unsafe` naming the problem.
 */
export function sanitiseSvg(text: string, options: { name?: string } = {}): string {
  return writeXml(cleanSvg(text, options.name ?? 'The logo'));
}
