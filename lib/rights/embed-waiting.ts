/** Pictures of registered works that wait for the operator's embedding model: left at registration, embedded by a worker. */
import { addInstanceEmbeddingInput, forOrganisation, type Tx } from '../db/index';
import { env } from '../env/index';
import { decodeImage, encodePng, type Pixels, resize } from '../imaging/index';
import type { ImageEmbedding } from '../pipeline/stage';

/** Longer side kept; models of this class look at 224 to 384 pixels. */
const INPUT_SIDE = 384;
/** Works embedded before one comparison; the others are said not to be embedded yet. */
const AT_ONCE = 32;

/** Null where no model is configured: nothing is kept that nobody will use. */
export async function embeddingInputOf(pixels: Pixels | null): Promise<Uint8Array<ArrayBuffer> | null> {
  if (pixels === null || env().SIMILARITY_EMBEDDING_DIR === undefined) return null;
  const share = Math.min(1, INPUT_SIDE / Math.max(pixels.width, pixels.height));
  const [width, height] = [pixels.width, pixels.height].map((side) => Math.max(1, Math.round(side * share)));
  return Uint8Array.from(await encodePng(share === 1 ? pixels : await resize(pixels, width ?? 1, height ?? 1)));
}

export async function leaveEmbeddingInput(
  tx: Tx,
  organisationId: string,
  workId: string,
  picture: Uint8Array<ArrayBuffer> | null,
): Promise<void> {
  if (picture) await tx.protectedEmbeddingInput.create({ data: { workId, organisationId, picture } });
}

export async function leaveInstanceEmbeddingInput(workId: string, picture: Uint8Array | null): Promise<void> {
  if (picture) await addInstanceEmbeddingInput(workId, picture);
}

/** @returns whether anything changed. Rejects as the model does, and with `database_unavailable`. */
export async function embedWaiting(organisationId: string, model: ImageEmbedding): Promise<boolean> {
  const waiting = await forOrganisation(organisationId, (tx) =>
    tx.protectedEmbeddingInput.findMany({ orderBy: { workId: 'asc' }, take: AT_ONCE }),
  );
  for (const { workId, picture } of waiting) {
    const { pixels } = await decodeImage(picture, { name: workId });
    const vector = await model.embed(pixels);
    const bytes = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
    await forOrganisation(
      organisationId,
      (tx) => tx.$executeRaw`SELECT settle_embedding(${workId}, ${model.sha256}, ${bytes})`,
    );
  }
  return waiting.length > 0;
}
