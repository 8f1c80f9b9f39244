import type { Finding } from '../../finding';

export type BrandFacts = Pick<Finding, 'status' | 'triggered' | 'score' | 'threshold' | 'code'> & {
  params?: Finding['params'];
  region?: Finding['region'];
};

export const rounded = (value: number) => Math.round(value * 100) / 100;

/** A check that ran: its number, the number it is held against, and both again for the words. */
export function facts(
  code: string,
  score: number,
  threshold: number,
  triggered: boolean,
  params: Finding['params'] = {},
): BrandFacts {
  const numbers = { score: rounded(score), threshold: rounded(threshold) };
  return { status: 'checked', triggered, ...numbers, code, params: { ...numbers, ...params } };
}
