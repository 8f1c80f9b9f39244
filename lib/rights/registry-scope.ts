/**
 * The works of one scope (the whole installation, or one organisation's own) in memory, kept in step with the database: a cheap
 * look at count and newest row, then only what is new; everything again when rows have gone.
 */

import { forOrganisation } from '../db/index';
import { PDQ_RELIABLE_QUALITY } from '../imaging/pdq';
import { FingerprintIndex } from './fingerprint-index';

export interface KnownWork {
  id: string;
  title: string;
  kind: string;
  holder: string;
}

/** Rows read at once: 32-byte hashes by the ten thousand stay small. */
const PAGE = 10_000;
/** Transactions may commit later than their rows' time says; rows this much older are looked at again. */
const OVERLAP_MS = 60_000;

export class RegistryScope {
  readonly #organisationId: string | null;
  readonly #freshMs: number;
  #works: KnownWork[] = [];
  #positions = new Map<string, number>();
  #index = new FingerprintIndex();
  #newest = new Date(0);
  #checkedAt = Number.NEGATIVE_INFINITY;
  #refreshing: Promise<void> | null = null;
  /** Goes up whenever the works change. */
  version = 0;

  /** @param freshMs how old an answer may be; a registration in this process is seen at once (`expire`). */
  constructor(organisationId: string | null, freshMs: number) {
    this.#organisationId = organisationId;
    this.#freshMs = freshMs;
  }

  get works(): readonly KnownWork[] {
    return this.#works;
  }

  get index(): FingerprintIndex {
    return this.#index;
  }

  expire(): void {
    this.#checkedAt = Number.NEGATIVE_INFINITY;
  }

  /** @param asker any organisation may read the installation's works; its own only the owner. Rejects with `database_unavailable`. */
  refresh(asker: string): Promise<void> {
    if (performance.now() - this.#checkedAt < this.#freshMs) return Promise.resolve();
    this.#refreshing ??= this.#load(asker).finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #load(asker: string): Promise<void> {
    const startedAt = performance.now();
    const where = { organisationId: this.#organisationId };
    const state = await forOrganisation(asker, (tx) =>
      tx.protectedWork.aggregate({ where, _count: { _all: true }, _max: { createdAt: true } }),
    );
    const count = state._count._all;
    const newest = state._max.createdAt ?? new Date(0);
    if (count < this.#works.length) this.#clear();
    if (count !== this.#works.length || newest > this.#newest) {
      await this.#read(asker, new Date(this.#newest.getTime() - OVERLAP_MS));
      // Rows that came and went between two looks: rare, and only a full read tells.
      if (this.#works.length !== count) {
        this.#clear();
        await this.#read(asker, new Date(0));
      }
      this.#newest = newest;
      this.version += 1;
    }
    this.#checkedAt = startedAt;
  }

  #clear(): void {
    this.#works = [];
    this.#positions = new Map();
    this.#index = new FingerprintIndex();
    this.#newest = new Date(0);
  }

  async #read(asker: string, since: Date): Promise<void> {
    let after = '';
    for (;;) {
      const page = await forOrganisation(asker, (tx) =>
        tx.protectedWork.findMany({
          where: { organisationId: this.#organisationId, createdAt: { gte: since }, id: { gt: after } },
          orderBy: { id: 'asc' },
          take: PAGE,
          select: {
            id: true,
            title: true,
            kind: true,
            holder: true,
            fingerprints: { select: { hash: true, quality: true } },
          },
        }),
      );
      for (const { fingerprints, ...work } of page) {
        if (this.#positions.has(work.id)) continue;
        const position = this.#works.push(work) - 1;
        this.#positions.set(work.id, position);
        for (const { hash, quality } of fingerprints)
          if (quality >= PDQ_RELIABLE_QUALITY) this.#index.add(hash, position);
      }
      after = page.at(-1)?.id ?? '';
      if (page.length < PAGE) return;
    }
  }
}
