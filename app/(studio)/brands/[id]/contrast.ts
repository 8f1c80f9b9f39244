/** WCAG 2.2 contrast of two colours as they are typed; the server measures the same on finished pixels. */
const linear = (step: number) => (step <= 0.04045 ? step / 12.92 : ((step + 0.055) / 1.055) ** 2.4);

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export const isHex = (text: string) => /^#[0-9a-f]{6}$/i.test(text);

/** 1 to 21; null while one of them is not a colour yet. */
export function contrastOf(one: string, other: string): number | null {
  if (!isHex(one) || !isHex(other)) return null;
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
