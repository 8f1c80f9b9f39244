/** A bench's answer: one table, each row with its bar and whether it holds. */
export interface Bar {
  name: string;
  /** Null where it could not be measured: `reason` says why, and the bar is missed. */
  value: number | string | null;
  bar: string;
  /** Null: reported without a bar, or measured on too little to say. */
  pass: boolean | null;
  /** The same measure on renders of the same requests. */
  renders?: number | null;
  /** How many were measured. */
  sample?: number;
  reason?: string;
  /** What was missed, one by one. */
  list?: readonly string[];
  detail?: unknown;
}

const SIGNS = { true: 'ok  ', false: 'MISS', null: '·   ' } as const;

/** One line for each, and what was missed under it. */
export function lineOf({ name, value, bar, pass, renders, sample, reason, list = [] }: Bar): string {
  const beside = [
    ...(renders === undefined || renders === null ? [] : [`renders ${renders}`]),
    ...(sample === undefined ? [] : [`n = ${sample}`]),
  ].map((part) => `; ${part}`);
  const measured = value === null ? `not measured, ${reason}` : value;
  return `${SIGNS[`${pass}`]} ${name}: ${measured} (bar ${bar}${beside.join('')})\n${list.map((entry) => `       ${entry}\n`).join('')}`;
}

/** Prints the table, or JSON `{bars, …facts}`. @returns 0 when no bar was missed, 1 otherwise. */
export function tellBars(bars: readonly Bar[], json: boolean, facts: Readonly<Record<string, unknown>> = {}): number {
  process.stdout.write(json ? `${JSON.stringify({ ...facts, bars }, null, 2)}\n` : bars.map(lineOf).join(''));
  return bars.some(({ pass }) => pass === false) ? 1 : 0;
}
