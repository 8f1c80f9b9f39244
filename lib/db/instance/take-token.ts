import { ask } from './ask';

/**
 * One token out of the bucket `key`, exact across every process of the installation.
 * @param key a hash where it comes from a person.
 * @param burst tokens a full bucket holds, at least 1.
 * @param perSecond tokens that come back each second.
 * @returns seconds to wait, above 0 when there was none; 0 when one was taken.
 */
export async function takeToken(key: string, burst: number, perSecond: number): Promise<number> {
  const [row] = await ask(
    (db) => db.$queryRaw<{ wait: number }[]>`
    SELECT take_token(${key}, ${burst}::double precision, ${perSecond}::double precision) AS wait`,
  );
  return row?.wait ?? 0;
}
