import { ask } from './ask';

/** When the pixels of a delivery were removed by retention, asked by its id or its manifest's label; null when they were not. */
export async function publishedRemoval(by: 'asset' | 'manifest', value: string): Promise<Date | null> {
  const [row] = await ask((db) => db.$queryRaw<{ at: Date | null }[]>`SELECT published_removal(${by}, ${value}) AS at`);
  return row?.at ?? null;
}
