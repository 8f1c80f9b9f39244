import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65_535);
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/.+/, 'must begin with postgresql://');

/** Every name Colophon reads from its environment, once. `npm start` sets those without a default for its children. */
export const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  /** Database, blobs, keys. */
  DATA_DIR: z.string().min(1).default('.data'),
  PORT: port.default(3000),
  /** Where people reach this installation; cookies and links are made for it. */
  APP_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The application's login: no superuser, no BYPASSRLS. */
  DATABASE_APP_URL: postgresUrl.optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(5),
  /** Signs session cookies. */
  SESSION_SECRET: z.string().min(32).optional(),
  /** Which lanes a worker serves. */
  WORKER_LANES: z
    .string()
    .default('gpu,cpu')
    .transform((text) => text.split(',').map((lane) => lane.trim()))
    .pipe(z.array(z.enum(['gpu', 'cpu'])).min(1)),
  /** How many of one organisation's generations may be on the queue or running; the others wait their turn. */
  GENERATIONS_PER_ORGANISATION: z.coerce.number().int().min(1).max(1000).default(4),
  /** How long a held picture may wait for a person before admins and owners are told, in hours. */
  REVIEW_DUE_HOURS: z.coerce.number().min(0.01).max(2_000).default(24),
  /** The same for an appeal; a customer who objects waits for a second reviewer. */
  APPEAL_DUE_HOURS: z.coerce.number().min(0.01).max(2_000).default(72),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Environment = z.infer<typeof environmentSchema>;
