import { z } from 'zod';

/** Dates as `2026-11-26` or with a time; a day alone begins at midnight UTC. */
const moment = z.iso
  .date()
  .or(z.iso.datetime({ offset: true }))
  .transform((text) => new Date(text));

/** How the log is filtered, in the page, its routes and its export alike. */
export const auditFilter = {
  kind: z.string().max(60).optional(),
  about: z.string().max(80).optional(),
  from: moment.optional(),
  until: moment.optional(),
};
