/** `colophon bench policy [--json]`: exit 0 when every bar is reached, else 1. What is missed is listed, one by one. */
import { measurePolicy } from './measures';

export async function main(argv: readonly string[]): Promise<number> {
  const measures = measurePolicy();
  if (argv.includes('--json')) process.stdout.write(`${JSON.stringify(measures, null, 2)}\n`);
  else
    for (const { name, value, bar, pass, list = [] } of measures)
      process.stdout.write(
        `${pass ? 'ok  ' : 'MISS'} ${name}: ${value} (bar ${bar})\n${list.map((entry) => `       ${entry}\n`).join('')}`,
      );
  return measures.every(({ pass }) => pass) ? 0 : 1;
}
