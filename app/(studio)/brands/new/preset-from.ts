import type { FoundColour, FoundFont } from '../../../../lib/brands/index';

const slugOf = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'brand';

/** What the person kept, as a written preset: the server checks all of it as it checks any other. */
export function presetFrom(name: string, colours: readonly FoundColour[], fonts: readonly FoundFont[], logo: string) {
  const bundled = fonts.filter((font) => font.bundled).map((font) => font.family);
  const display = bundled[0] ?? 'Inter';
  const text = bundled[1] ?? bundled[0] ?? 'Inter';
  return {
    schema: 1,
    name: name.trim(),
    slug: slugOf(name),
    colours: colours.map(({ role, hex, weight }) => ({ role, hex, weight: Math.min(1, Math.max(0, weight)) })),
    type: { display: { family: display, weight: 600 }, text: { family: text, weight: 400 } },
    voice: {},
    style: {},
    logo: { variants: [{ ground: 'any', data: logo }] },
  };
}

export function fileAsData(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
