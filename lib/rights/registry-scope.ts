/**
 * The works of one scope (the whole installation, or one organisation's own) in memory, kept in step with the database. The
 * rows are the truth: each look reads the changes noted since the last settled transaction, so a late commit is never missed
 * and a change is never lost; what is read twice is applied once. A snapshot on disk spares a large registry the first read.
 */
import { forOrganisation, type Tx } from '../db/index';
import { unpackKeypoints } from '../imaging/keypoints/index';
import { PDQ_RELIABLE_QUALITY } from '../imaging/pdq';
import { SOFT } from '../imaging/pdq-regions';
import { log } from '../log/index';
import { readSnapshot, SNAPSHOT_WORKS, writeSnapshot } from './registry-snapshot';
import { RegistryWorks } from './registry-works';

/** Rows read at once: 32-byte hashes by the ten thousand stay small. */
const PAGE = 5_000;
/** More removed works than this share of all, and the scope is read anew. */
const MOST_REMOVED = 0.2;

export class RegistryScope {
  readonly #organisationId: string | null;
  readonly #freshMs: number;
  #works = new RegistryWorks();
  /** Changes of transactions below this are all in memory. */
  #settled = -1n;
  /** Changes at or above it that are in memory already. */
  #applied = new Set<bigint>();
  #checkedAt = Number.NEGATIVE_INFINITY;
  #refreshing: Promise<void> | null = null;
  #savedAt = 0;
  /** Goes up whenever the works change. */
  version = 0;

  /** @param freshMs how old an answer may be; a registration in this process is seen at once (`expire`). */
  constructor(organisationId: string | null, freshMs: number) {
    this.#organisationId = organisationId;
    this.#freshMs = freshMs;
  }

  get works(): RegistryWorks {
    return this.#works;
  }

  expire(): void {
    this.#checkedAt = Number.NEGATIVE_INFINITY;
  }

  /** @param asker any organisation may read the installation's works; its own only the owner. Rejects with `database_unavailable`. */
  refresh(asker: string): Promise<void> {
    if (performance.now() - this.#checkedAt < this.#freshMs) return Promise.resolve();
    this.#refreshing ??= this.#refresh(asker).finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #refresh(asker: string): Promise<void> {
    const startedAt = performance.now();
    if (this.#settled < 0n) await this.#open(asker);
    else await this.#follow(asker);
    if (this.#works.removed > MOST_REMOVED * Math.max(1_000, this.#works.size)) await this.#readAll(asker);
    await this.#works.settle();
    await this.#save();
    this.#checkedAt = startedAt;
  }

  /** From the snapshot when there is a good one, which what has happened since is then added to; else from the rows. */
  async #open(asker: string): Promise<void> {
    const saved = await readSnapshot(this.#organisationId);
    if (saved) {
      this.#works = saved.works;
      this.#settled = saved.settled;
      this.#savedAt = saved.works.size;
      await this.#follow(asker);
      const rows = await forOrganisation(asker, (tx) => tx.protectedWork.count({ where: this.#mine() }));
      if (rows === this.#works.size) return;
      log.warn(
        { rows, snapshot: this.#works.size },
        'the registry’s snapshot does not fit its rows; reading them anew',
      );
    }
    await this.#readAll(asker);
  }

  async #readAll(asker: string): Promise<void> {
    const works = new RegistryWorks();
    const settled = await forOrganisation(asker, settledTransactions);
    for (let after = ''; ; ) {
      const page = await forOrganisation(asker, (tx) =>
        tx.protectedWork.findMany({
          where: { ...this.#mine(), id: { gt: after } },
          orderBy: { id: 'asc' },
          take: PAGE,
          select: WORK,
        }),
      );
      for (const row of page) addRow(works, row);
      after = page.at(-1)?.id ?? '';
      if (page.length < PAGE) break;
    }
    this.#works = works;
    this.#settled = settled;
    this.#applied = new Set();
    this.version += 1;
  }

  async #follow(asker: string): Promise<void> {
    const settled = await forOrganisation(asker, settledTransactions);
    let changed = false;
    for (let from = { xid: this.#settled, seq: -1n }; ; ) {
      const changes = await forOrganisation(asker, (tx) =>
        tx.registryChange.findMany({
          where: {
            ...this.#mine(),
            OR: [{ xid: { gt: from.xid } }, { xid: from.xid, seq: { gt: from.seq } }],
          },
          orderBy: [{ xid: 'asc' }, { seq: 'asc' }],
          take: PAGE,
        }),
      );
      const fresh = changes.filter(({ seq }) => !this.#applied.has(seq));
      if (fresh.length > 0) {
        changed = true;
        await this.#apply(asker, [...new Set(fresh.map(({ workId }) => workId))]);
      }
      for (const { seq, xid } of fresh) if (xid >= settled) this.#applied.add(seq);
      const last = changes.at(-1);
      if (!last || changes.length < PAGE) break;
      from = { xid: last.xid, seq: last.seq };
    }
    if (settled > this.#settled) {
      this.#settled = settled;
      if (this.#applied.size > PAGE) this.#applied = new Set([...this.#applied].slice(-PAGE));
    }
    if (changed) this.version += 1;
  }

  /** As the rows are now: a work that is gone is taken out, one that is there is put in anew. */
  async #apply(asker: string, ids: readonly string[]): Promise<void> {
    const rows = await forOrganisation(asker, (tx) =>
      tx.protectedWork.findMany({ where: { ...this.#mine(), id: { in: [...ids] } }, select: WORK }),
    );
    for (const id of ids) this.#works.remove(id);
    for (const row of rows) addRow(this.#works, row);
  }

  /** Only large registries are worth a file, and only when a tenth is new. */
  async #save(): Promise<void> {
    const { size } = this.#works;
    // A snapshot holds no embeddings, so a registry that has some is read from its rows.
    if (this.#works.embeddings.size > 0) return;
    if (size < SNAPSHOT_WORKS || size < this.#savedAt * 1.1 || this.#works.removed > 0) return;
    this.#savedAt = size;
    await writeSnapshot(this.#organisationId, { works: this.#works, settled: this.#settled });
  }

  #mine() {
    return { organisationId: this.#organisationId };
  }
}

const WORK = {
  id: true,
  kind: true,
  standing: true,
  fingerprints: { select: { hash: true, quality: true, variant: true } },
  shapes: { select: { hash: true, steady: true } },
  keypoints: { select: { packed: true } },
  embeddings: { select: { modelSha256: true, vector: true } },
} as const;

interface WorkRow {
  id: string;
  kind: string;
  standing: string;
  fingerprints: readonly { hash: Uint8Array; quality: number; variant: string }[];
  shapes: readonly { hash: Uint8Array; steady: Uint8Array }[];
  keypoints: { packed: Uint8Array } | null;
  embeddings: readonly { modelSha256: string; vector: Uint8Array }[];
}

function addRow(works: RegistryWorks, row: WorkRow): void {
  works.add({
    id: row.id,
    kind: row.kind,
    own: row.standing === 'own',
    fingerprints: row.fingerprints.filter(({ quality }) => quality >= PDQ_RELIABLE_QUALITY),
    soft: row.fingerprints.filter(({ variant }) => variant.startsWith(SOFT)),
    shapes: row.shapes,
    embeddings: row.embeddings,
    keypoints: row.keypoints ? unpackKeypoints(row.keypoints.packed) : null,
  });
}

async function settledTransactions(tx: Tx): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ settled: bigint }[]>`SELECT settled_transactions() AS settled`;
  return row?.settled ?? 0n;
}
