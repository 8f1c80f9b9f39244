import { attributeOf, markupOf, type PageElement } from './page-tree';
import type { FoundLogo } from './proposal';

const MOST = 6;
const NAMED = /logo|brand|wordmark|logotype/i;
const INLINE_PICTURE = /^data:image\/(?:png|svg\+xml)[;,]/i;

/** Drawings and pictures that call themselves a logo, or stand in the page's head. */
export function logosIn(elements: readonly PageElement[], clean: (svg: string) => string): FoundLogo[] {
  const found: FoundLogo[] = [];
  for (const element of elements) {
    if (found.length >= MOST) break;
    const named = reasonOf(element);
    if (!named) continue;
    if (element.tagName === 'svg') {
      const made = svgLogo(element, clean, named);
      if (made) found.push(made);
    }
    if (element.tagName === 'img')
      found.push(pictureLogo(attributeOf(element, 'src'), named, attributeOf(element, 'alt')));
  }
  return found;
}

function reasonOf(element: PageElement): string | null {
  if (element.tagName !== 'svg' && element.tagName !== 'img') return null;
  const own = ['id', 'class', 'alt', 'src', 'aria-label', 'title'].map((name) => attributeOf(element, name));
  if (own.some((value) => NAMED.test(value.slice(0, 300)))) return 'it calls itself a logo';
  for (let parent = element.parentNode; parent && 'tagName' in parent; parent = parent.parentNode) {
    if (NAMED.test(`${attributeOf(parent, 'class')} ${attributeOf(parent, 'id')}`))
      return 'it stands in an element called a logo';
    if (parent.tagName === 'header' || parent.tagName === 'nav') return `it stands in the page's ${parent.tagName}`;
  }
  return null;
}

function svgLogo(element: PageElement, clean: (svg: string) => string, why: string): FoundLogo | null {
  try {
    const svg = clean(markupOf(element));
    const data = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
    return {
      why,
      data,
      name: attributeOf(element, 'aria-label') || attributeOf(element, 'id') || 'Drawing',
      width: null,
      height: null,
    };
  } catch {
    // What cannot be cleaned is no candidate; the person can still upload a file.
    return null;
  }
}

function pictureLogo(src: string, why: string, alt: string): FoundLogo {
  const name = alt || src.split(/[?#]/)[0]?.split('/').pop()?.slice(0, 80) || 'Picture';
  return { why, data: INLINE_PICTURE.test(src) ? src : null, name, width: null, height: null };
}
