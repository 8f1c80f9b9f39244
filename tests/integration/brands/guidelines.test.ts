/** Five made-up guidelines, drawn here: what was found in each and what was missed, printed as it is counted. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../lib/accounts/index';
import { closeWorkshop, importGuidelines, type Proposal } from '../../../lib/brands/index';
import {
  type Context,
  createSurface,
  deltaE2000,
  encodeJpeg,
  encodePng,
  fontStack,
  hexToRgb,
  srgbToLab,
} from '../../../lib/imaging/index';
import { useDatabase } from '../../setup/database';
import { anOrganisation } from '../arrange';

interface Guidelines {
  name: string;
  colours: string[];
  logos: number;
  fonts: string[];
  files: () => Promise<{ name: string; bytes: Uint8Array }[]>;
}

const text = (context: Context, words: string, x: number, y: number, size: number, colour: string) => {
  context.fillStyle = colour;
  context.font = `600 ${size}px ${fontStack('Inter', 600, words)}`;
  context.fillText(words, x, y);
};

/** A mark of two shapes and a word, as logos are. */
function logo(context: Context, x: number, y: number, size: number, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(x + size / 2, y + size / 2, size / 2, 0, 7);
  context.arc(x + size / 2, y + size / 2, size / 3.2, 0, 7, true);
  context.fill();
  context.fillRect(x + size * 0.44, y + size * 0.1, size * 0.12, size * 0.8);
  text(context, 'Nordby', x + size * 1.2, y + size * 0.75, size * 0.75, colour);
}

async function board(draw: (context: Context) => void, ground: string, jpeg = false): Promise<Uint8Array> {
  const surface = createSurface(1400, 900);
  surface.context.fillStyle = ground;
  surface.context.fillRect(0, 0, 1400, 900);
  draw(surface.context);
  return jpeg ? encodeJpeg(surface.pixels(), { quality: 85 }) : encodePng(surface.pixels());
}

const squares = (colours: readonly string[], size: number) => (context: Context) =>
  colours.forEach((hex, at) => {
    context.fillStyle = hex;
    context.fillRect(80 + at * (size + 30), 480, size, size);
    text(context, hex, 80 + at * (size + 30), 480 + size + 30, 20, '#333333');
  });
const discs = (colours: readonly string[]) => (context: Context) =>
  colours.forEach((hex, at) => {
    context.fillStyle = hex;
    context.beginPath();
    context.arc(180 + at * 230, 620, 90, 0, 7);
    context.fill();
  });

const bytes = (written: string) => new TextEncoder().encode(written);
const SVG = '<svg class="logo" viewBox="0 0 40 10" aria-label="Fjord"><path fill="#0b3d91" d="M0 0h10v10H0z"/></svg>';

const FIVE: readonly Guidelines[] = [
  {
    name: 'squares on white',
    colours: ['#ffffff', '#1f3b33', '#a84a22', '#f2c14e', '#241811'],
    logos: 1,
    fonts: [],
    files: async () => [
      {
        name: 'board.png',
        bytes: await board((context) => {
          logo(context, 80, 120, 150, '#1f3b33');
          squares(['#1f3b33', '#a84a22', '#f2c14e', '#241811'], 200)(context);
        }, '#ffffff'),
      },
    ],
  },
  {
    name: 'discs on cream, as JPEG',
    colours: ['#f6eee1', '#3d405b', '#e07a5f', '#81b29a', '#f2cc8f'],
    logos: 1,
    fonts: [],
    files: async () => [
      {
        name: 'board.jpg',
        bytes: await board(
          (context) => {
            logo(context, 500, 150, 170, '#3d405b');
            discs(['#3d405b', '#e07a5f', '#81b29a', '#f2cc8f'])(context);
          },
          '#f6eee1',
          true,
        ),
      },
    ],
  },
  {
    name: 'dark cover with stripes',
    colours: ['#0d1117', '#3d5afe', '#c6ff00', '#e8eaed'],
    logos: 1,
    fonts: [],
    files: async () => [
      {
        name: 'cover.png',
        bytes: await board((context) => {
          logo(context, 120, 140, 160, '#e8eaed');
          ['#3d5afe', '#c6ff00', '#e8eaed'].forEach((hex, at) => {
            context.fillStyle = hex;
            context.fillRect(0, 560 + at * 90, 1400, 90);
          });
        }, '#0d1117'),
      },
    ],
  },
  {
    name: 'saved page with a style sheet',
    colours: ['#ffffff', '#0b3d91', '#ff6b35', '#222222'],
    logos: 1,
    fonts: ['Fraunces', 'Acme Sans'],
    files: async () => [
      {
        name: 'index.html',
        bytes: bytes(
          `<!doctype html><html><head><link rel="stylesheet" href="main.css"><style>h1{font-family:"Fraunces",serif;color:#0b3d91}</style></head><body><header>${SVG}</header><p style="color: rgb(34,34,34)">Hej</p><script>fetch("http://x")</script></body></html>`,
        ),
      },
      {
        name: 'main.css',
        bytes: bytes(
          ':root{--accent:#ff6b35;--ink:#222}body{background:#fff;font:400 16px/1.5 "Acme Sans",system-ui;color:var(--ink)}a,.button{background-color:#0b3d91;color:white;border:1px solid #FF6B35}@media(min-width:1px){a{color:hsl(17.2,100%,60.4%)}}broken{',
        ),
      },
    ],
  },
  {
    name: 'style sheet alone, modern colours',
    colours: ['#faf7f2', '#264653', '#2a9d8f', '#e76f51'],
    logos: 0,
    fonts: ['Space Grotesk', 'Inter'],
    files: async () => [
      {
        name: 'tokens.css',
        bytes: bytes(
          'html{background:#faf7f2}h1,h2{font-family:Space Grotesk;color:#264653}p{font-family:Inter,sans-serif;color:rgb(38 70 83)}.a{background:#2a9d8f}.b{fill:#2a9d8f}.c{border-color:#e76f51;color:transparent}',
        ),
      },
    ],
  },
];

const near = (one: string, other: string) => deltaE2000(srgbToLab(hexToRgb(one)), srgbToLab(hexToRgb(other))) < 2;

describe('guidelines', () => {
  useDatabase();
  let owner: Actor;
  const table: string[] = [];
  beforeAll(async () => {
    ({ owner } = await anOrganisation('guidelines'));
  });
  afterAll(async () => {
    await closeWorkshop();
    process.stdout.write(`${table.join('\n')}\n`);
  });

  it.each(FIVE.map((entry) => [entry.name, entry] as const))(
    '%s: colours, typefaces and logo are found',
    async (name, wanted) => {
      const found: Proposal = await importGuidelines(owner, await wanted.files());
      const colours = wanted.colours.filter((hex) => found.colours.some((colour) => near(colour.hex, hex)));
      const extra = found.colours.filter(({ hex }) => !wanted.colours.some((colour) => near(colour, hex)));
      const fonts = wanted.fonts.filter((family) => found.fonts.some((font) => font.family === family));
      const logos = found.logos.filter((entry) => entry.data !== null);
      const missed = wanted.colours.filter((hex) => !colours.includes(hex));
      table.push(
        `${name}: colours ${colours.length}/${wanted.colours.length}${missed.length > 0 ? ` (missed ${missed.join(' ')})` : ''}, ` +
          `${extra.length} more (${extra.map(({ hex }) => hex).join(' ')}), typefaces ${fonts.length}/${wanted.fonts.length}, ` +
          `logo candidates ${logos.length} for ${wanted.logos}, ground ${found.colours.find(({ role }) => role === 'background')?.hex}`,
      );
      expect(missed).toEqual([]);
      expect(fonts).toEqual(wanted.fonts);
      expect(logos.length).toBeGreaterThanOrEqual(wanted.logos);
      expect(found.colours.find(({ role }) => role === 'background')?.hex).toBe(
        found.colours.find(({ hex }) => near(hex, wanted.colours[0] ?? ''))?.hex,
      );
    },
  );

  it('what is no guideline is told what to send instead', async () => {
    const pdf = [{ name: 'brand.pdf', bytes: bytes('%PDF-1.7 no') }];
    await expect(importGuidelines(owner, pdf)).rejects.toThrow(/A PDF can be exported as PNG/);
    await expect(importGuidelines(owner, [])).rejects.toThrow(/give one picture/);
    const binary = [{ name: 'a.bin', bytes: new Uint8Array([255, 254, 0, 1]) }];
    await expect(importGuidelines(owner, binary)).rejects.toThrow(/neither a picture nor text/);
  });
});
