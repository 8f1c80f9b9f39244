import { benchBrandColours } from '../brand-colours';
import { type BenchEntry, benchBrandPreview } from '../brand-preview';

/** `colophon bench brands [--engine house|scenes|none] [--count N] [--json]`: colours before and after correction, and the editor's preview. */
export async function main(argv: readonly string[]): Promise<number> {
  const after = (name: string) => argv[argv.indexOf(name) + 1];
  const engine = argv.includes('--engine') ? after('--engine') : 'house';
  const count = argv.includes('--count') ? Math.max(1, Number(after('--count')) || 50) : 50;
  const entries: BenchEntry[] = [...(await benchBrandPreview())];
  if (engine === 'house' || engine === 'scenes') entries.push(...(await benchBrandColours(engine, count)));
  if (argv.includes('--json')) process.stdout.write(`${JSON.stringify(entries, null, 2)}\n`);
  else
    for (const { name, value, bar, pass } of entries)
      process.stdout.write(`${name}: ${value}${bar === null ? '' : ` (bar ${bar}: ${pass ? 'holds' : 'missed'})`}\n`);
  return entries.every(({ pass }) => pass !== false) ? 0 : 1;
}
