import { ColophonError } from '../../lib/errors/index';

/**
 * Keeps opened sessions within a memory budget: least recently used out first, never one that is running and never the
 * one used last. So a single component larger than the budget still opens, alone, and stays open from step to step.
 */
export interface Opened<S> {
  session: S;
  bytes: number;
}

interface Entry<S> {
  opening: Promise<Opened<S>>;
  opened: Opened<S> | null;
  users: number;
}

export class SessionCache<S> {
  /** A Map remembers insertion order; re-inserting on use makes that order the order of use. */
  readonly #entries = new Map<string, Entry<S>>();
  readonly #budget: number;
  readonly #release: (session: S) => Promise<void>;
  /** What is under way, so that closing can wait for it. */
  readonly #running = new Set<Promise<unknown>>();
  #closed = false;

  constructor(budget: number, release: (session: S) => Promise<void>) {
    this.#budget = budget;
    this.#release = release;
  }

  get bytes(): number {
    return [...this.#entries.values()].reduce((sum, entry) => sum + (entry.opened?.bytes ?? 0), 0);
  }

  get keys(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** Runs `use` with the session of `key`, opening it when it is not held. Two callers share one opening. */
  async with<T>(key: string, open: () => Promise<Opened<S>>, use: (session: S) => Promise<T>): Promise<T> {
    const running = this.#with(key, open, use);
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  async #with<T>(key: string, open: () => Promise<Opened<S>>, use: (session: S) => Promise<T>): Promise<T> {
    if (this.#closed) throw new ColophonError('internal', { reference: 'the runtime is closed' });
    const entry: Entry<S> = this.#entries.get(key) ?? { opening: open(), opened: null, users: 0 };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    entry.users += 1;
    try {
      entry.opened = await entry.opening;
      await this.#shrink();
      return await use(entry.opened.session);
    } catch (error) {
      if (!entry.opened && this.#entries.get(key) === entry) this.#entries.delete(key);
      throw error;
    } finally {
      entry.users -= 1;
      if (!this.#closed) await this.#shrink();
    }
  }

  /** Waits for what is running, then releases everything; what comes later is refused. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#running);
    for (const [key, entry] of this.#entries) if (entry.opened) await this.#drop(key, entry.opened);
  }

  async #shrink(): Promise<void> {
    for (const [key, entry] of this.#entries) {
      if (this.bytes <= this.#budget || key === this.keys.at(-1)) return;
      if (entry.opened && entry.users === 0) await this.#drop(key, entry.opened);
    }
  }

  async #drop(key: string, opened: Opened<S>): Promise<void> {
    this.#entries.delete(key);
    await this.#release(opened.session);
  }
}
