/**
 * Keeps the answers asked for last; a failed one is not kept.
 * @param most how many to keep
 */
export function newest<Key, Value>(most: number, make: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const kept = new Map<Key, Promise<Value>>();
  return (key) => {
    const known = kept.get(key);
    kept.delete(key);
    const value = known ?? make(key);
    kept.set(key, value);
    if (!known) value.catch(() => kept.delete(key));
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return value;
  };
}
