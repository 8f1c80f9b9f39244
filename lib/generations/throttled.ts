/**
 * Calls `write` at most once per `everyMs`, always ending with the newest arguments. Reports that come in between are
 * dropped, because only the newest is worth a write. The promise is that of the write it caused, if it caused one.
 */
export function throttled<Arguments extends unknown[]>(
  everyMs: number,
  write: (...values: Arguments) => Promise<void>,
): (...values: Arguments) => Promise<void> {
  let newest: Arguments | null = null;
  let timer: NodeJS.Timeout | null = null;
  let last = Number.NEGATIVE_INFINITY;

  async function flush(): Promise<void> {
    timer = null;
    if (!newest) return;
    const values = newest;
    newest = null;
    last = performance.now();
    await write(...values);
  }

  return async (...values) => {
    newest = values;
    if (timer) return;
    const wait = last + everyMs - performance.now();
    if (wait <= 0) return flush();
    // Unref: a report that nobody waits for must not keep the process alive.
    return new Promise((resolve, reject) => {
      timer = setTimeout(() => flush().then(resolve, reject), wait).unref();
    });
  };
}
