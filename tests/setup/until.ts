/** Waits for something to become true, and says what it was when it does not. Answers how long it took, in ms. */
export async function until(what: string, check: () => boolean | Promise<boolean>, limitMs = 20_000): Promise<number> {
  const from = performance.now();
  while (!(await check())) {
    if (performance.now() - from > limitMs) throw new Error(`not within ${limitMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return performance.now() - from;
}
