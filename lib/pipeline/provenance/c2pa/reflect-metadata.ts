/**
 * The four metadata functions that `@peculiar/x509` asks `Reflect` for before it loads. Import this file first. The usual
 * polyfill package does the same for decorators in general; a certificate generator needs no more than this.
 */
type Bag = Map<unknown, unknown>;
const bags = new WeakMap<object, Bag>();

function own(target: object): Bag {
  const bag = bags.get(target) ?? new Map<unknown, unknown>();
  bags.set(target, bag);
  return bag;
}

const shim = {
  defineMetadata(key: unknown, value: unknown, target: object): void {
    own(target).set(key, value);
  },
  getOwnMetadata(key: unknown, target: object): unknown {
    return bags.get(target)?.get(key);
  },
  getMetadata(key: unknown, target: object): unknown {
    for (let at: object | null = target; at !== null; at = Object.getPrototypeOf(at) as object | null)
      if (bags.get(at)?.has(key)) return bags.get(at)?.get(key);
    return undefined;
  },
  metadata(key: unknown, value: unknown) {
    return (target: object): void => shim.defineMetadata(key, value, target);
  },
};

for (const [name, value] of Object.entries(shim))
  if (!(name in Reflect)) Object.defineProperty(Reflect, name, { value, configurable: true, writable: true });
