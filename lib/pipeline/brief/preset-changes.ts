/**
 * What differs between two presets, and how two people's changes to one are put together. Plain data only: the editor uses it in
 * the browser, so nothing here may bring a library along.
 */
export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

export interface Change {
  /** `colours.0.hex`, `voice.avoid`. */
  path: string;
  before: Json;
  after: Json;
}

export interface Clash {
  path: string;
  base: Json;
  mine: Json;
  theirs: Json;
}

export interface Merge<Body> {
  /** Both people's changes; where they clash, mine for now. */
  merged: Body;
  clashes: Clash[];
  /** Paths that were taken over from theirs. */
  taken: string[];
}

type Entry = Readonly<Record<string, Json>>;
const isObject = (value: Json): value is Entry => typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

export function isSame(one: Json, other: Json): boolean {
  if (isObject(one) && isObject(other)) return [...keysOf(one, other)].every((key) => isSame(one[key], other[key]));
  if (isList(one) && isList(other))
    return one.length === other.length && one.every((entry, at) => isSame(entry, other[at]));
  return one === other;
}

const keysOf = (...objects: readonly Entry[]) => new Set(objects.flatMap((object) => Object.keys(object)));

/** Lists of things are compared thing by thing while nothing was added or removed, and as a whole otherwise. */
const isTable = (...lists: readonly (readonly Json[])[]) =>
  lists.every((list) => list.length === lists[0]?.length && list.length > 0 && list.every(isObject));

const under = (path: string, key: string | number) => (path === '' ? String(key) : `${path}.${key}`);

/** Every field that differs, in the order of the fields. */
export function changesBetween(before: Json, after: Json, path = ''): Change[] {
  if (isObject(before) && isObject(after))
    return [...keysOf(before, after)].flatMap((key) => changesBetween(before[key], after[key], under(path, key)));
  if (isList(before) && isList(after) && isTable(before, after))
    return before.flatMap((entry, at) => changesBetween(entry, after[at], under(path, at)));
  return isSame(before, after) ? [] : [{ path, before, after }];
}

/** Field by field: what only one side changed is taken, what both changed alike is one change, and the rest are clashes. */
export function mergeChanges<Body>(base: Body, mine: Body, theirs: Body): Merge<Body> {
  const clashes: Clash[] = [];
  const taken: string[] = [];
  const merge = (b: Json, m: Json, t: Json, path: string): Json => {
    if (isSame(m, t) || isSame(b, t)) return m;
    if (isSame(b, m)) {
      taken.push(path);
      return t;
    }
    if (isObject(m) && isObject(t)) {
      const from = isObject(b) ? b : {};
      return Object.fromEntries(
        [...keysOf(m, t)].map((key) => [key, merge(from[key], m[key], t[key], under(path, key))]),
      );
    }
    if (isList(b) && isList(m) && isList(t) && isTable(b, m, t))
      return m.map((entry, at) => merge(b[at], entry, t[at], under(path, at)));
    clashes.push({ path, base: b, mine: m, theirs: t });
    return m;
  };
  // What goes in is JSON, and what comes out has the same shape: the types of presets do not say so to the compiler.
  const merged = merge(base as Json, mine as Json, theirs as Json, '') as Body;
  return { merged, clashes, taken };
}

/** A copy with one field changed; lists and objects on the way are copied, the rest is shared. */
export function withField<Body>(body: Body, path: string, value: Json): Body {
  const set = (at: Json, [key, ...rest]: readonly string[]): Json => {
    if (key === undefined) return value;
    if (isList(at)) return at.map((entry, i) => (String(i) === key ? set(entry, rest) : entry));
    return { ...(isObject(at) ? at : {}), [key]: set(isObject(at) ? at[key] : undefined, rest) };
  };
  return set(body as Json, path.split('.')) as Body;
}
