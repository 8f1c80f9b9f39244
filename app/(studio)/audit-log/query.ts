import { z } from 'zod';
import type { AuditFilter } from '../../../lib/audit-log/index';

export type Query = Record<string, string | string[] | undefined>;

const KEYS = ['kind', 'about', 'from', 'until'] as const;
export type Given = Partial<Record<(typeof KEYS)[number], string>>;

/** What the address asks for. A value that is not right is left out of the filter and stays in its field. */
export function readQuery(query: Query, shape: z.ZodRawShape) {
  const texts = Object.entries(query).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  const given: Given = Object.fromEntries(texts.filter(([key]) => KEYS.some((known) => known === key)));
  const filter: AuditFilter = {};
  for (const [key, text] of Object.entries(given)) {
    const read = z
      .object(shape)
      .partial()
      .safeParse({ [key]: text });
    if (read.success) Object.assign(filter, read.data);
  }
  const cursor = texts.find(([key]) => key === 'cursor')?.[1];
  const search = (more: Record<string, string>) => new URLSearchParams({ ...given, ...more }).toString();
  return { given, filter, cursor, search };
}
