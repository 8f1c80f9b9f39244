import type { Prisma } from '../db/index';
import { ColophonError } from '../errors/index';

/** What a row keeps of a thrown error: enough to explain and to decide, no stack, no bytes. */
export function describe(error: unknown): { code: string; message: string } {
  if (error instanceof ColophonError) return { code: error.code, message: error.message };
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  return { code: 'internal', message: message.slice(0, 500) };
}

/** Zod-checked plain data, as Prisma's JSON type asks for it: `undefined` is dropped on the way. */
export function json(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value));
}
