/** `colophon bench policy [--json]`: exit 0 when every bar is reached, else 1. What is missed is listed, one by one. */
import { tellBars } from '../bars';
import { measurePolicy } from './measures';

export async function main(argv: readonly string[]): Promise<number> {
  return tellBars(measurePolicy(), argv.includes('--json'));
}
