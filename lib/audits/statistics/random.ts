/** Seeded uniform numbers for resampling: sfc32 (Chris Doty-Humphrey's PractRand), so that an audit computed twice is the same. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  below(below: number): number;
}

export function createRandom(seed: number): Random {
  let [a, b, c, counter] = [seed >>> 0, 0x9e3779b9, 0x243f6a88, 1];
  const word = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 16; i++) word();
  const next = () => word() / 2 ** 32;
  return { next, below: (below) => Math.floor(next() * below) };
}

/** Counts of `n` draws over categories of these probabilities (which sum to 1). */
export function drawCounts(random: Random, n: number, probabilities: readonly number[]): number[] {
  const counts = probabilities.map(() => 0);
  for (let i = 0; i < n; i++) {
    let rest = random.next();
    let at = 0;
    while (at < counts.length - 1 && rest >= (probabilities[at] ?? 0)) {
      rest -= probabilities[at] ?? 0;
      at += 1;
    }
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}
