/** Embeddings of registered works, by model. Every one is compared: a dot product of some hundred numbers each. */
export class EmbeddingStore {
  readonly #models = new Map<string, { refs: number[]; vectors: Float32Array[] }>();

  get size(): number {
    return [...this.#models.values()].reduce((sum, { refs }) => sum + refs.length, 0);
  }

  /** @param bytes float32, little-endian, of length 1. */
  add(model: string, bytes: Uint8Array, ref: number): void {
    const vector = new Float32Array(Uint8Array.from(bytes).buffer);
    const known = this.#models.get(model) ?? { refs: [], vectors: [] };
    known.refs.push(ref);
    known.vectors.push(vector);
    this.#models.set(model, known);
  }

  /** Cosine of each work's embedding by this model with `vector`, −1 to 1. */
  *cosines(model: string, vector: Float32Array): IterableIterator<{ ref: number; cosine: number }> {
    const { refs, vectors } = this.#models.get(model) ?? { refs: [], vectors: [] };
    for (const [at, other] of vectors.entries()) {
      let cosine = 0;
      for (let k = 0; k < other.length; k += 1) cosine += (other[k] as number) * (vector[k] ?? 0);
      yield { ref: refs[at] as number, cosine };
    }
  }
}
