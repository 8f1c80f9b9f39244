/** Fetches a picture from an address that a stranger gave: bounded in bytes, time and places it may lead to. */

import type { IncomingMessage } from 'node:http';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { ColophonError } from '../errors/index';
import { type Address, publicAddressesOf } from './public-address';

export interface FetchLimits {
  maxBytes: number;
  timeoutMs: number;
  redirects: number;
  /** Ports a picture may come from. */
  ports: readonly number[];
  /** `https:` alone where what is fetched must not be changed on its way. */
  protocols: readonly string[];
  /** What the address is called where it was given: refusals name it. */
  argument: string;
  /** Every address of a host, or null when it may not be asked. */
  resolve(host: string): Promise<Address[] | null>;
}

const LIMITS: FetchLimits = {
  maxBytes: 25 * 1024 * 1024,
  timeoutMs: 10_000,
  redirects: 3,
  ports: [80, 443],
  protocols: ['http:', 'https:'],
  argument: 'url',
  resolve: (host) => publicAddressesOf(host),
};

type Refusal = (problem: string) => ColophonError;

function addressOf(url: string, protocols: readonly string[], refused: Refusal, base?: URL): URL {
  if (url.length > 2_000) throw refused('is longer than 2,000 characters.');
  const parsed = URL.canParse(url, base) ? new URL(url, base) : null;
  const names = protocols.map((protocol) => protocol.replace(':', '')).join(' or ');
  if (!parsed || !protocols.includes(parsed.protocol)) throw refused(`must be an ${names} address of a picture.`);
  if (parsed.username || parsed.password) throw refused('must not hold a user name or a password.');
  return parsed;
}

/** One request to an address that was just checked: the socket goes there and nowhere else, whatever the name says by then. */
function ask(url: URL, { address, family }: Address, signal: AbortSignal): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        method: 'GET',
        headers: { accept: 'image/*', 'user-agent': 'Colophon-Verify' },
        signal,
        agent: false,
        lookup: (_host, options, callback) =>
          options.all ? callback(null, [{ address, family }]) : callback(null, address, family),
      },
      resolve,
    );
    request.on('error', reject);
    request.end();
  });
}

async function bodyOf(answer: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const limit =
    maxBytes >= 1024 * 1024 ? `${Math.round(maxBytes / 1024 / 1024)} MB` : `${maxBytes.toLocaleString('en')} bytes`;
  const tooLarge = () => new ColophonError('image_too_large', { name: 'The picture', size: `over ${limit}`, limit });
  if (Number(answer.headers['content-length'] ?? 0) > maxBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer) {
    length += (chunk as Buffer).length;
    if (length > maxBytes) throw tooLarge();
    chunks.push(chunk as Buffer);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/**
 * @returns the bytes, and what the address calls the file.
 * @throws invalid_argument naming what is wrong with the address, also for one that leads to a private network; image_too_large.
 */
export async function fetchPicture(
  url: string,
  given: Partial<FetchLimits> = {},
): Promise<{ bytes: Uint8Array; name: string }> {
  const limits = { ...LIMITS, ...given };
  const refused: Refusal = (problem) => new ColophonError('invalid_argument', { argument: limits.argument, problem });
  const signal = AbortSignal.timeout(limits.timeoutMs);
  let at = addressOf(url, limits.protocols, refused);
  try {
    for (let hop = 0; hop <= limits.redirects; hop += 1) {
      const port = Number(at.port) || (at.protocol === 'https:' ? 443 : 80);
      if (!limits.ports.includes(port))
        throw refused(`uses port ${port}; pictures are fetched from ports ${limits.ports.join(' and ')}.`);
      const [address] = (await limits.resolve(at.hostname)) ?? [];
      if (!address) throw refused('does not lead to a public address of the internet.');
      const answer = await ask(at, address, signal);
      const { statusCode = 0, headers } = answer;
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        answer.destroy();
        // Where it points on is checked like what was typed.
        at = addressOf(headers.location, limits.protocols, refused, at);
        continue;
      }
      if (statusCode !== 200) {
        answer.destroy();
        throw refused(`answered ${statusCode} instead of a picture.`);
      }
      const bytes = await bodyOf(answer, limits.maxBytes);
      const last = decodeURIComponent(at.pathname.split('/').at(-1) ?? '').replace(/\p{C}/gu, '');
      return { bytes, name: last.slice(0, 120) || at.hostname };
    }
    throw refused('leads on too many times.');
  } catch (error) {
    if (error instanceof ColophonError) throw error;
    throw refused(signal.aborted ? `did not answer within ${limits.timeoutMs / 1000} s.` : 'could not be reached.');
  }
}
