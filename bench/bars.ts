/** A bench's answer: one table, each row with its bar and whether it holds. */
export interface Bar {
  name: string;
  value: number | string;
  bar: string;
  /** Null: reported without a bar, or measured on too little to say. */
  pass: boolean | null;
  /** What was missed, one by one. */
  list?: readonly string[];
  detail?: unknown;
}

const SIGNS = { true: 'ok  ', false: 'MISS', null: '·   ' } as const;

/** One line for each, and what was missed under it. */
export function lineOf({ name, value, bar, pass, list = [] }: Bar): string {
  return `${SIGNS[`${pass}`]} ${name}: ${value} (bar ${bar})\n${list.map((entry) => `       ${entry}\n`).join('')}`;
}

/** Prints the table, or JSON `{bars, …facts}`. @returns 0 when no bar was missed, 1 otherwise. */
export function tellBars(bars: readonly Bar[], json: boolean, facts: Readonly<Record<string, unknown>> = {}): number {
  process.stdout.write(json ? `${JSON.stringify({ ...facts, bars }, null, 2)}\n` : bars.map(lineOf).join(''));
  return bars.some(({ pass }) => pass === false) ? 1 : 0;
}
