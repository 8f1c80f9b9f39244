/**
 * Time stamps of an authority (RFC 3161), so that a signature proves when it was made and outlives its certificate. C2PA 2.4,
 * 10.3.2.5: the token stands in the COSE header `sigTst2` and is over the signature.
 */
import { createHash, randomBytes } from 'node:crypto';
import { SignedData } from '@peculiar/asn1-cms';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { MessageImprint, PKIStatus, TimeStampReq, TimeStampResp, TSTInfo } from '@peculiar/asn1-tsp';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { ColophonError } from '../../../errors/index';
import type { TimeStamper } from '../../stage';

export interface TimeStamperOptions {
  /** The operator's choice; http or https. */
  url: string;
  /** `required`: no file leaves without a stamp. `preferred`: it leaves without one, and the record says why. */
  policy: 'required' | 'preferred';
  timeoutMs?: number;
}

const SHA256 = '2.16.840.1.101.3.4.2.1';
/** Tokens with a whole chain have 3 to 6 kB. */
const LONGEST_ANSWER = 64 * 1024;
/** What a token may be larger than the last one: a serial number or a fraction of a second. */
const SLACK = 64;
/** Until the first token was seen. */
const FIRST_GUESS = 7_000;

const failed = (problem: string, cause?: unknown) => new ColophonError('time_stamp_failed', { problem }, { cause });

function requestFor(digest: Uint8Array, nonce: Uint8Array): ArrayBuffer {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithm: SHA256, parameters: null }),
      hashedMessage: new OctetString(digest),
    }),
    nonce: Uint8Array.from(nonce).buffer,
    certReq: true,
  });
  return AsnConvert.serialize(request);
}

/** The token in an answer, when it is the answer to this question. */
function tokenIn(answer: ArrayBuffer, digest: Uint8Array, nonce: Uint8Array): Uint8Array {
  const response = (() => {
    try {
      return AsnConvert.parse(answer, TimeStampResp);
    } catch (cause) {
      throw failed('the authority answered something else than a time stamp', cause);
    }
  })();
  const { status, timeStampToken } = response;
  const granted = status.status === PKIStatus.granted || status.status === PKIStatus.grantedWithMods;
  if (!granted || !timeStampToken) throw failed(`the authority refused (status ${status.status})`);
  try {
    const signed = AsnConvert.parse(timeStampToken.content, SignedData);
    const content = signed.encapContentInfo.eContent?.single?.buffer ?? new ArrayBuffer(0);
    const info = AsnConvert.parse(content, TSTInfo);
    const stamped = Buffer.from(info.messageImprint.hashedMessage.buffer);
    const echoed = Buffer.from(info.nonce ?? new ArrayBuffer(0));
    if (!stamped.equals(digest)) throw failed('the authority stamped something else');
    if (!echoed.equals(nonce)) throw failed('the authority answered an older question');
  } catch (cause) {
    if (cause instanceof ColophonError) throw cause;
    throw failed('the authority’s token cannot be read', cause);
  }
  return new Uint8Array(AsnConvert.serialize(timeStampToken));
}

async function read(response: Response): Promise<ArrayBuffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (response.body)
    for await (const chunk of response.body) {
      length += chunk.byteLength;
      if (length > LONGEST_ANSWER) throw failed('the authority answered too much');
      chunks.push(chunk);
    }
  return new Uint8Array(Buffer.concat(chunks)).buffer;
}

/** @throws invalid_argument for an address that is not http or https. */
export function timeStamper({ url, policy, timeoutMs = 5_000 }: TimeStamperOptions): TimeStamper {
  if (!/^https?:\/\//.test(url))
    throw new ColophonError('invalid_argument', {
      argument: 'TIME_STAMP_URL',
      problem: 'must begin with http:// or https://.',
    });
  let seen = 0;
  return {
    policy,
    room: () => (seen === 0 ? FIRST_GUESS : seen + SLACK),
    async stamp(message) {
      const digest = new Uint8Array(createHash('sha256').update(message).digest());
      // A nonce with its first bit clear and its first byte set: as a DER integer it has one form of one length.
      const nonce = new Uint8Array(randomBytes(8));
      nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
        body: requestFor(digest, nonce),
        // The address is the operator's; where it points on is not.
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      }).catch((cause: unknown) => {
        const slow = cause instanceof Error && cause.name === 'TimeoutError';
        throw failed(
          slow ? `the authority did not answer within ${timeoutMs / 1000} s` : 'the authority cannot be reached',
          cause,
        );
      });
      if (!answer.ok) throw failed(`the authority answered ${answer.status}`);
      const token = tokenIn(await read(answer), digest, nonce);
      seen = Math.max(seen, token.length);
      return token;
    },
  };
}
