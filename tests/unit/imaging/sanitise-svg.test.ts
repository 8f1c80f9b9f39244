import { describe, expect, it } from 'vitest';
import { ColophonError } from '../../../lib/errors/index';
import { rasteriseSvg, sanitiseSvg } from '../../../lib/imaging/index';

const NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const svg = (inside: string, attributes = 'viewBox="0 0 10 10"') => `<svg ${NS} ${attributes}>${inside}</svg>`;
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function hugePng(): string {
  const bytes = Buffer.from(PIXEL, 'base64');
  bytes.writeUInt32BE(30_000, 16);
  bytes.writeUInt32BE(30_000, 20);
  return bytes.toString('base64');
}

const useBomb = () => {
  let out = '<g id="a0"><path d="M0 0h1v1z"/></g>';
  for (let i = 1; i < 12; i++) out += `<g id="a${i}">${`<use href="#a${i - 1}"/>`.repeat(10)}</g>`;
  return svg(out);
};

const HOSTILE: readonly (readonly [string, string, RegExp])[] = [
  ['a script', svg('<script>alert(1)</script>'), /script/],
  ['a script in another case', svg('<SCRIPT>alert(1)</SCRIPT>'), /script/],
  ['a script behind a prefix', svg('<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'), /script/],
  ['an onload handler', svg('<path d="M0 0"/>', 'viewBox="0 0 1 1" onload="alert(1)"'), /event handler/],
  ['an onclick handler', svg('<path d="M0 0" onclick="x()"/>'), /event handler/],
  ['foreignObject', svg('<foreignObject><div/></foreignObject>'), /foreign/],
  ['an iframe', svg('<iframe src="https://x.test"/>'), /foreign/],
  ['an outside image', svg('<image href="https://x.test/a.png"/>'), /another file/],
  ['an outside image by xlink', svg('<image xlink:href="http://x.test/a.png"/>'), /another file/],
  ['a local file', svg('<image href="file:///etc/passwd"/>'), /another file/],
  ['a relative file', svg('<use href="other.svg#a"/>'), /another file/],
  ['an SVG inside a data URI', svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'), /embedded data/],
  ['data that is no picture', svg('<image href="data:image/png;base64,AAAA"/>'), /embedded data/],
  ['a javascript link', svg('<a href="javascript:alert(1)"><path d="M0 0"/></a>'), /link|script/],
  ['an outside paint', svg('<path d="M0 0" fill="url(https://x.test/#a)"/>'), /another file/],
  ['an outside paint in quotes', svg('<path d="M0 0" style="fill:url(\'//x.test/a\')"/>'), /another file/],
  ['an import', svg('<style>@import "https://x.test/a.css";</style>'), /import/],
  ['a font face', svg('<style>@font-face{font-family:a;src:url(//x)}</style>'), /import/],
  ['escaped CSS', svg('<style>path{fill:\\75rl(//x)}</style>'), /escaped/],
  ['a style split by comments', svg('<style>path{fill:url(/**/https://x)}</style>'), /another file/],
  ['a doctype', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`, /document type/],
  ['an unknown entity', svg('<path d="&xxe;"/>'), /entity/],
  ['a stylesheet instruction', `<?xml-stylesheet href="https://x.test"?>${svg('')}`, /processing instruction/],
  ['an xml:base', svg('<g xml:base="https://x.test/"><path d="M0 0"/></g>'), /another file/],
  ['an animation', svg('<path d="M0 0"><animate attributeName="d"/></path>'), /animation/],
  ['a set that rewrites links', svg('<use href="#a"><set attributeName="href" to="javascript:x"/></use>'), /animation/],
  ['a filter', svg('<filter id="f"><feTurbulence/></filter>'), /filter/],
  ['live text', svg('<text>Hello</text>'), /live text/],
  ['an unknown element', svg('<blink/>'), /<blink>/],
  ['a tower of groups', svg('<g>'.repeat(80) + '</g>'.repeat(80)), /nested/],
  ['a bomb of uses', useBomb(), /repeat/],
  ['a use of itself', svg('<g id="a"><use href="#a"/></g>'), /itself/],
  ['two uses in a circle', svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), /itself/],
  ['a mask of itself', svg('<mask id="m"><path d="M0 0" mask="url(#m)"/></mask>'), /itself/],
  ['a giant view box', svg('<path d="M0 0"/>', 'viewBox="0 0 9999999 9999999"'), /size/],
  ['a giant size', svg('<path d="M0 0"/>', 'width="1e9" height="1e9"'), /size/],
  ['a giant embedded picture', svg(`<image href="data:image/png;base64,${hugePng()}"/>`), /megapixels/],
  ['more than a megabyte', svg(`<path d="M0 0${' '.repeat(1_000_001)}"/>`), /1 MB/],
  ['too many elements', svg('<path/>'.repeat(25_000)), /elements/],
  ['half a document', '<svg xmlns="http://www.w3.org/2000/svg"><g>', /XML document/],
  ['crossed tags', svg('<g><path></g></path>'), /match/],
  ['an attribute twice', svg('<path d="M0 0" d="M1 1"/>'), /twice/],
  ['HTML', '<html><body/></html>', /instead of <svg>/],
  ['an unclosed comment', `${svg('')}<!-- `, /comment/],
];

describe('a logo that could do harm is refused by name', () => {
  it.each(HOSTILE)('%s', async (_, text, problem) => {
    let caught: unknown;
    try {
      sanitiseSvg(text, { name: 'logo.svg' });
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(ColophonError);
    expect((caught as ColophonError).code).toBe('svg_unsafe');
    expect((caught as ColophonError).message).toMatch(problem);
    expect((caught as ColophonError).message).toContain('logo.svg');
    await expect(rasteriseSvg(Buffer.from(text), { width: 50 })).rejects.toMatchObject({ code: 'svg_unsafe' });
  });
});

describe('a harmless logo is kept', () => {
  it('without comments, notes and editor markup', () => {
    const clean = sanitiseSvg(
      `<?xml version="1.0" encoding="UTF-8"?><!-- made by hand -->${svg(
        '<title>Logo</title><sodipodi:namedview id="n"/><path inkscape:label="x" data-name="y" d="M0 0h10v10z" fill="#f00"/>',
      )}`,
    );
    expect(clean).toContain('<path d="M0 0h10v10z" fill="#f00"/>');
    expect(clean).not.toMatch(/made by hand|Logo|sodipodi|inkscape|data-name/);
  });

  it('with gradients, clips, own references and embedded PNG', async () => {
    const logo = svg(
      `<defs><linearGradient id="g"><stop offset="0" stop-color="#f00"/></linearGradient><clipPath id="c"><rect width="5" height="10"/></clipPath></defs>
       <rect id="r" width="10" height="10" fill="url(#g)" clip-path="url('#c')"/><use xlink:href="#r"/><image width="1" height="1" href="data:image/png;base64,${PIXEL}"/>`,
    );
    const { data, width, height } = await rasteriseSvg(Buffer.from(logo), { width: 100 });
    expect([width, height]).toEqual([100, 100]);
    expect([...data.slice((50 * 100 + 20) * 4, (50 * 100 + 20) * 4 + 4)]).toEqual([255, 0, 0, 255]);
    expect(data[(50 * 100 + 80) * 4 + 3]).toBe(0);
  });

  it('cleaning twice changes nothing more', () => {
    const once = sanitiseSvg(svg('<g fill="a &amp; b"><path d="M0 0"/></g>'));
    expect(sanitiseSvg(once)).toBe(once);
  });

  it('is drawn at the size asked for, in its own proportions', async () => {
    const wide = Buffer.from(
      `<svg ${NS} width="200mm" height="50mm"><rect width="756" height="189" fill="#00f"/></svg>`,
    );
    const drawn = await rasteriseSvg(wide, { width: 400, height: 400 });
    expect([drawn.width, drawn.height]).toEqual([400, 100]);
  });

  it('is refused when asked for at an absurd size', async () => {
    await expect(rasteriseSvg(Buffer.from(svg('<path/>')), { width: 10_000 })).rejects.toMatchObject({
      code: 'image_too_large',
    });
  });
});
