import type { Prisma } from '../generated/client';
import { instanceTables } from '../instance-tables';
import { ask } from './ask';

/** Keeps a result for `days`; answers until when. Past `atMost` rows the oldest make room. */
export async function shareVerification(id: string, result: unknown, days: number, atMost: number): Promise<Date> {
  const json = JSON.stringify(result);
  const [row] = await ask(
    (db) => db.$queryRaw<{ until: Date }[]>`
    SELECT share_verification(${id}, ${json}::jsonb, ${days}::double precision, ${atMost}::integer) AS until`,
  );
  return row?.until ?? new Date();
}

/** Null when there is none, or it has expired. */
export function sharedVerification(id: string): Promise<{ result: Prisma.JsonValue; expiresAt: Date } | null> {
  return instanceTables().sharedVerification.findFirst({
    where: { id, expiresAt: { gt: new Date() } },
    select: { result: true, expiresAt: true },
  });
}
