/** Works in memory, packed: an id, a kind and what each can be found by. Titles stay in the database until one matches. */

import { FingerprintIndex } from '../imaging/fingerprint-index';
import type { Keypoints } from '../imaging/keypoints/index';
import { KeypointStore } from '../imaging/keypoints/index';
import { EmbeddingStore } from './embedding-store';
import { ShapeStore } from './shape-store';
import { SoftStore } from './soft-store';

export interface WorkPrints {
  id: string;
  kind: string;
  /** The organisation's own, which never counts against it. */
  own: boolean;
  fingerprints: readonly { hash: Uint8Array; variant: string }[];
  /** Prints of soft pictures, 32 bytes each. */
  soft?: readonly { hash: Uint8Array; variant: string }[];
  shapes: readonly { hash: Uint8Array; steady: Uint8Array }[];
  keypoints: Keypoints | null;
  embeddings?: readonly { modelSha256: string; vector: Uint8Array }[];
}

export interface KnownWork {
  id: string;
  kind: string;
  own: boolean;
}

/** Parts of one work with names of their own; more than this many different names in one scope are called “part”. */
const MOST_VARIANTS = 256;

export class RegistryWorks {
  readonly #ids: (string | null)[] = [];
  readonly #kinds: number[] = [];
  readonly #own: boolean[] = [];
  readonly #positions = new Map<string, number>();
  readonly #kindNames: string[] = [];
  readonly #variants: string[];
  readonly index = new FingerprintIndex();
  readonly soft = new SoftStore();
  readonly shapes = new ShapeStore();
  readonly keypoints = new KeypointStore();
  readonly embeddings = new EmbeddingStore();
  #shaped = 0;
  #lastShaped = -1;
  removed = 0;

  /** @param variants names of parts in the order of a snapshot's numbers. */
  constructor(variants: readonly string[] = []) {
    this.#variants = [...variants];
  }

  get size(): number {
    return this.#positions.size;
  }

  /** Works that have a silhouette. */
  get shaped(): number {
    return this.#shaped;
  }

  /** Bytes of the fingerprint index; what else is held is some 200 bytes a work. */
  get bytes(): number {
    return this.index.bytes;
  }

  add({ id, kind, own, fingerprints, soft = [], shapes, keypoints, embeddings = [] }: WorkPrints): void {
    if (this.#positions.has(id)) return;
    const position = this.#ids.push(id) - 1;
    this.#positions.set(id, position);
    this.#kinds.push(numberOf(this.#kindNames, kind, 65_535));
    this.#own.push(own);
    const refOf = (variant: string) => position * MOST_VARIANTS + numberOf(this.#variants, variant, MOST_VARIANTS - 1);
    for (const { hash, variant } of fingerprints) this.index.add(hash, refOf(variant));
    for (const { hash, variant } of soft) this.soft.add(hash, refOf(variant));
    for (const { hash, steady } of shapes) this.addShape(hash, steady, position);
    if (keypoints) this.keypoints.add(keypoints, position);
    for (const { modelSha256, vector } of embeddings) this.embeddings.add(modelSha256, vector, position);
  }

  /** Shapes of one work follow one another. */
  addShape(hash: Uint8Array, steady: Uint8Array, position: number): void {
    if (!this.shapes.add(hash, steady, position) || this.#lastShaped === position) return;
    this.#lastShaped = position;
    this.#shaped += 1;
  }

  /** Its prints stay in the tables and answer nothing; `removed` says how many there are. */
  remove(id: string): void {
    const position = this.#positions.get(id);
    if (position === undefined) return;
    this.#positions.delete(id);
    this.#ids[position] = null;
    this.removed += 1;
  }

  /** Null for a work that was removed. */
  at(position: number): KnownWork | null {
    const id = this.#ids[position];
    if (id === null || id === undefined) return null;
    return { id, kind: this.#kindNames[this.#kinds[position] as number] ?? 'work', own: this.#own[position] ?? false };
  }

  /** What the `ref` of a fingerprint or a soft print stands for. */
  ofFingerprint(ref: number): (KnownWork & { workPart: string }) | null {
    const work = this.at(Math.floor(ref / MOST_VARIANTS));
    return work && { ...work, workPart: this.#variants[ref % MOST_VARIANTS] ?? 'part' };
  }

  countByKind(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const position of this.#positions.values()) {
      const kind = this.#kindNames[this.#kinds[position] as number] ?? 'work';
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
    return counts;
  }

  async settle(): Promise<void> {
    await this.index.settle();
    await this.keypoints.settle();
  }

  *known(): IterableIterator<KnownWork & { position: number }> {
    for (const position of this.#positions.values()) {
      const work = this.at(position);
      if (work) yield { ...work, position };
    }
  }

  /** For the snapshot. */
  get variants(): readonly string[] {
    return this.#variants;
  }
}

function numberOf(names: string[], name: string, most: number): number {
  const known = names.indexOf(name);
  if (known >= 0) return known;
  if (names.length < most) return names.push(name) - 1;
  return most;
}
