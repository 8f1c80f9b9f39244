import { ask } from './ask';

export interface OptOutRequest {
  id: string;
  kind: string;
  title: string;
  holder: string;
  email: string;
  statement: string;
  /** What the picture is found by; null for a name. */
  prints: unknown;
  tokenHash: string;
}

export interface OptOutState {
  id: string;
  kind: string;
  title: string;
  holder: string;
  status: string;
  expired: boolean;
}

export type ProvenOptOut = Pick<OptOutRequest, 'id' | 'kind' | 'title' | 'holder' | 'email' | 'prints'>;
export interface WaitingOptOut extends ProvenOptOut {
  statement: string;
  proven_at: Date;
}

export async function openOptOut(request: OptOutRequest, expiresAt: Date): Promise<void> {
  await ask(
    (db) => db.$queryRaw`SELECT open_opt_out(${JSON.stringify(request)}::jsonb, ${expiresAt}::timestamptz)::text`,
  );
}

/** What the holder of the link may know about the request. */
export async function optOutByToken(tokenHash: string): Promise<OptOutState | null> {
  const [row] = await ask((db) => db.$queryRaw<OptOutState[]>`SELECT * FROM opt_out_by_token(${tokenHash})`);
  return row ?? null;
}

/** Null when the link is unknown, expired or was used before. */
export async function proveOptOut(tokenHash: string): Promise<ProvenOptOut | null> {
  const [row] = await ask((db) => db.$queryRaw<ProvenOptOut[]>`SELECT * FROM prove_opt_out(${tokenHash})`);
  return row ?? null;
}

/** False when it was settled before, or is not proven. */
export async function settleOptOut(
  id: string,
  status: 'registered' | 'rejected',
  workId: string | null,
  reason: string | null,
): Promise<boolean> {
  const [row] = await ask(
    (db) => db.$queryRaw<{ settled: boolean }[]>`
    SELECT settle_opt_out(${id}, ${status}, ${workId}, ${reason}) AS settled`,
  );
  return row?.settled ?? false;
}

export function provenOptOuts(): Promise<WaitingOptOut[]> {
  return ask((db) => db.$queryRaw<WaitingOptOut[]>`SELECT * FROM proven_opt_outs()`);
}
