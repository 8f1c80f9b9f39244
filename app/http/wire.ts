/** What a value becomes when it travels as JSON: dates as RFC 3339, credits as decimal text. */
export type Wire<T> = T extends Date
  ? string
  : T extends bigint
    ? string
    : T extends readonly (infer Entry)[]
      ? Wire<Entry>[]
      : T extends object
        ? { [Key in keyof T]: Wire<T[Key]> }
        : T;

export function stringify(value: unknown): string {
  return JSON.stringify(value, (_key, entry: unknown) => (typeof entry === 'bigint' ? entry.toString() : entry));
}

/** The same plain value a browser would get; for handing rows to a client component. */
export function toWire<T>(value: T): Wire<T> {
  return JSON.parse(stringify(value)) as Wire<T>;
}
