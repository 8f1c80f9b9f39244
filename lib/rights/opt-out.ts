/**
 * Rights holders without an account ask that a work or a name be protected. Proof is a link sent to their address. A proven
 * picture is registered at once, because a match only makes a person look; a name waits for the operator, because it would stop
 * briefs by itself.
 */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import {
  type OptOutState,
  openOptOut,
  optOutByToken,
  type ProvenOptOut,
  provenOptOuts,
  proveOptOut,
  settleOptOut,
  takeToken,
  type WaitingOptOut,
} from '../db/index';
import { env } from '../env/index';
import { ColophonError } from '../errors/index';
import { newId } from '../ids/index';
import { decodeImage, type Pixels } from '../imaging/index';
import { mailWay, sendMail } from '../mail/index';
import { isEmpty, printsOf } from './prints';
import { registerPrints, type StoredPrints, storedPrintsSchema } from './register-prints';

const VALID_MS = 48 * 3_600_000;

export const optOutSchema = z.object({
  kind: z.enum(['artwork', 'photograph', 'logo', 'character', 'artist', 'name']),
  title: z.string().trim().min(1, 'needs the title or the name.').max(200),
  holder: z.string().trim().min(1, 'needs the name of the rights holder.').max(200),
  email: z
    .email('needs an e-mail address that reaches you.')
    .max(254)
    .transform((text) => text.toLowerCase()),
  statement: z.string().trim().min(10, 'needs a sentence on the rights you hold.').max(4_000),
});
export type OptOutForm = z.infer<typeof optOutSchema>;

/**
 * Keeps the request (the picture only as fingerprints) and sends the link.
 * @param picture the file as it was sent. @param source who asks, for the limit. @throws the `image_*` family, rate_limited, mail_not_configured, invalid_argument.
 */
export async function requestOptOut(form: OptOutForm, picture: Uint8Array | null, source: string): Promise<void> {
  if (mailWay() === 'none') throw new ColophonError('mail_not_configured');
  await limit('opt-out-source', source, 10, 2 / 3_600);
  await limit('opt-out-mail', form.email, 5, 1 / 3_600);
  const pixels = picture ? (await decodeImage(picture, { name: 'The picture' })).pixels : null;
  const pictured = ['artwork', 'photograph', 'logo'].includes(form.kind);
  if (pictured && !pixels)
    throw new ColophonError('invalid_argument', { argument: 'picture', problem: `is needed for a ${form.kind}.` });
  const prints = pixels ? await storable(pixels) : null;
  const token = randomBytes(32).toString('base64url');
  await openOptOut({ id: newId('optOut'), ...form, prints, tokenHash: hashOf(token) }, new Date(Date.now() + VALID_MS));
  const { APP_URL, PORT } = env();
  const link = new URL(`/opt-out/confirm?token=${token}`, APP_URL ?? `http://localhost:${PORT}`).href;
  sendMail({
    to: form.email,
    subject: 'Confirm that you ask for this protection',
    text: [
      `Somebody, probably you, asks that “${form.title}” of ${form.holder} be protected here. Open this link and press the button:`,
      link,
      'It works once, for 48 hours. If you did not ask for this, do nothing: without the link nothing happens.',
      'Colophon',
    ].join('\n\n'),
  });
}

/** What the link is about, for the page with the button; null for a link that is unknown. */
export function optOutOf(token: string): Promise<OptOutState | null> {
  return optOutByToken(hashOf(token));
}

/**
 * The button behind the link. Pictures are registered for the whole installation; names wait for the operator.
 * @throws not_found for a link that is unknown, too old or used.
 */
export async function confirmOptOut(token: string): Promise<{ status: 'registered' | 'proven'; title: string }> {
  const proven = await proveOptOut(hashOf(token));
  if (!proven) throw new ColophonError('not_found', { thing: 'link' });
  const prints = storedPrintsSchema.nullable().parse(proven.prints);
  if (!prints) return { status: 'proven', title: proven.title };
  await register(proven, prints);
  return { status: 'registered', title: proven.title };
}

/** Proven requests that wait for the operator. */
export function optOutsToDecide(): Promise<WaitingOptOut[]> {
  return provenOptOuts();
}

/** For the operator. @throws not_found when there is no such proven request. */
export async function decideOptOut(id: string, decision: 'accept' | 'reject', reason: string): Promise<void> {
  const waiting = (await provenOptOuts()).find((request) => request.id === id);
  if (!waiting) throw new ColophonError('not_found', { thing: 'request' });
  if (decision === 'accept') await register(waiting, storedPrintsSchema.nullable().parse(waiting.prints));
  else await settleOptOut(id, 'rejected', null, reason);
  if (mailWay() === 'none') return;
  const outcome = decision === 'accept' ? 'is now protected here' : `was not registered: ${reason}`;
  sendMail({
    to: waiting.email,
    subject: 'About the protection you asked for',
    text: `“${waiting.title}” ${outcome}.\n\nColophon\n`,
  });
}

async function register(request: ProvenOptOut, prints: StoredPrints | null): Promise<void> {
  const { id, title, holder, kind } = request;
  const workId = await registerPrints({ title, holder, kind, prints, source: 'opt-out', importRef: id });
  await settleOptOut(id, 'registered', workId, null);
}

async function storable(pixels: Pixels): Promise<StoredPrints> {
  const prints = await printsOf(pixels);
  if (isEmpty(prints))
    throw new ColophonError('invalid_argument', {
      argument: 'picture',
      problem: 'has too little structure to be found again; use a fuller one.',
    });
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  return {
    hashes: [...prints.hashes, ...prints.soft].map(({ hash, variant, quality }) => ({
      hash: hex(hash),
      variant,
      quality,
    })),
    shape: prints.shape && { hash: hex(prints.shape.hash), steady: hex(prints.shape.steady) },
    keypoints: prints.keypoints && hex(prints.keypoints),
  };
}

async function limit(kind: string, of: string, burst: number, perSecond: number): Promise<void> {
  const key = `${kind}:${createHash('sha256').update(of).digest('hex').slice(0, 32)}`;
  const seconds = await takeToken(key, burst, perSecond);
  if (seconds > 0) throw new ColophonError('rate_limited', { seconds: Math.ceil(seconds) });
}

const hashOf = (token: string) => createHash('sha256').update(token.slice(0, 200)).digest('hex');
