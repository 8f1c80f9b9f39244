import { ask } from './ask';

export interface InstanceWork {
  id: string;
  title: string;
  kind: string;
  holder: string;
  source?: string;
  importRef?: string;
  /** `hash` is 64 hex digits. */
  fingerprints: readonly { id: string; hash: string; variant: string; quality: number }[];
  shapes?: readonly { id: string; hash: string; steady: string }[];
  /** Packed, hex. */
  keypoints?: string;
  /** Hex, with its media type. */
  preview?: string;
  previewType?: string;
}

/** The small picture of an installation's work, PNG, that waits for a worker's embedding model. */
export async function addInstanceEmbeddingInput(workId: string, picture: Uint8Array): Promise<void> {
  await ask((db) => db.$queryRaw`SELECT add_instance_embedding_input(${workId}, ${Buffer.from(picture)})::text`);
}

/** Adds works every organisation is checked against. Those already there stay as they are; answers how many were new. */
export async function registerInstanceWorks(works: readonly InstanceWork[]): Promise<number> {
  const [row] = await ask(
    (db) => db.$queryRaw<{ added: number }[]>`
    SELECT register_instance_works(${JSON.stringify(works)}::jsonb) AS added`,
  );
  return row?.added ?? 0;
}
