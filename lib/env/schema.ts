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
  /** Seals what must be read again, such as second factors: AES-256-GCM. Several, newest first, separated by commas. */
  ENCRYPTION_KEY: z.string().min(32).optional(),
  /** Who may make an account: anybody who can read mail at their address, or only those who were invited. */
  SIGN_UP: z.enum(['open', 'invitation']).default('open'),
  /** `smtp://user:password@host:587` or `smtps://…`. Without it no mail is sent. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Colophon <colophon@localhost>'),
  /** `1` on a developer's machine alone: mails are kept in a folder and shown on /outbox, where anybody can read them. */
  DEVELOPMENT: z.enum(['0', '1']).default('0'),
  /** Sign-in elsewhere: each is offered when its client is configured. */
  GOOGLE_CLIENT_ID: z.string().min(1).optional(),
  GOOGLE_CLIENT_SECRET: z.string().min(1).optional(),
  MICROSOFT_CLIENT_ID: z.string().min(1).optional(),
  MICROSOFT_CLIENT_SECRET: z.string().min(1).optional(),
  /** One directory's id, whose administrators vouch for its addresses; `common` accepts every directory and vouches for none. */
  MICROSOFT_TENANT: z.string().min(1).default('common'),
  /** Any other issuer of OpenID Connect, with discovery under `/.well-known/openid-configuration`. */
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_NAME: z.string().min(1).max(40).default('Single sign-on'),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** An RFC 3161 authority that confirms when files were signed. */
  TIME_STAMP_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** `required`: nothing is delivered without its stamp. `preferred`: it is, and the record says that the stamp is missing. */
  TIME_STAMP_POLICY: z.enum(['required', 'preferred']).default('preferred'),
  /** A PEM file of roots under which time stamps are trusted. */
  TIME_STAMP_ANCHORS: z.string().min(1).optional(),
  /** A Unix socket of a process that holds the manifest key, beside a KMS or an HSM; the chain stays in the keys folder. */
  SIGNER_SOCKET: z.string().min(1).optional(),
  /** What that process calls the key. */
  SIGNER_KEY: z.string().min(1).max(200).default('manifest'),
  /** What the operator narrows of every organisation's policy, as JSON: {"never": [rule…], "review": [rule…], "exceptions": true}. */
  POLICY_LIMITS: z.string().max(10_000).optional(),
  /** A folder with an image classifier (moderation.json and its ONNX file); without it image moderation says so. */
  IMAGE_MODERATION_DIR: z.string().min(1).optional(),
  /** A folder with an embedding model (embedding.json and its ONNX file) for similarity beyond fingerprints. */
  SIMILARITY_EMBEDDING_DIR: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Environment = z.infer<typeof environmentSchema>;
