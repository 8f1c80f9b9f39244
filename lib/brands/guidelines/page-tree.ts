import { type DefaultTreeAdapterMap, parse, serializeOuter } from 'parse5';

export type PageElement = DefaultTreeAdapterMap['element'];
type PageNode = DefaultTreeAdapterMap['node'];

const MOST_ELEMENTS = 50_000;

/** Every element of a page in its order, without recursion: a hostile page is deep. */
export function elementsOf(html: string): PageElement[] {
  const elements: PageElement[] = [];
  const open: PageNode[] = [parse(html)];
  for (let node = open.pop(); node !== undefined && elements.length < MOST_ELEMENTS; node = open.pop()) {
    if ('tagName' in node) elements.push(node);
    if ('content' in node) open.push(node.content);
    if ('childNodes' in node) open.push(...[...node.childNodes].reverse());
  }
  return elements;
}

/** The plain text directly inside, as in a style or script element. */
export function textIn(element: PageElement): string {
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
}

export const markupOf = (element: PageElement): string => serializeOuter(element);

export const attributeOf = (element: PageElement, name: string): string =>
  element.attrs.find((entry) => entry.name === name)?.value ?? '';
