import { ColophonError } from '../../../errors/index';
import type { Signer, TimeStamper } from '../../stage';
import { signEs256 } from './cose';
import { type SigningLibrary, signingLibrary } from './library';
import { ingredientDefinition, type ManifestFacts, manifestDefinition } from './manifest';

/** What the library objects to, out of a dump of everything it looked at. */
function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const failures = /failure: \[(.*?)\] \}/.exec(message)?.[1] ?? '';
  const found = [...failures.matchAll(/code: "([^"]+)".*?explanation: Some\("([^"]*)"\)/g)];
  return found.length > 0 ? found.map(([, code, words]) => `${code}: ${words}`).join('; ') : message.slice(0, 300);
}

export interface SignedFile {
  bytes: Uint8Array;
  /** Whether an authority's time stamp is over the signature, and if not, why; `none` when no authority is configured. */
  time: { state: 'stamped' | 'failed' | 'none'; failure: string | null };
}

export interface SignOptions {
  timeStamper?: TimeStamper | undefined;
  /** The native library where it loads, when left out. */
  library?: SigningLibrary | undefined;
}

/**
 * Signs a finished file: writes the manifest into it and answers the new bytes, which must not be changed any more. The
 * library verifies its own result before it answers. 1080² JPEG about 10 ms, PNG 20 ms, plus an ingredient's size and the
 * authority's answer.
 *
 * Throws `signing_failed`; `time_stamp_failed` where a stamp is required and there is none.
 */
export async function signFile(
  bytes: Uint8Array,
  facts: ManifestFacts,
  signer: Signer,
  { timeStamper, library }: SignOptions = {},
): Promise<SignedFile> {
  const ingredients = facts.ingredients.map((ingredient) => ({
    definition: ingredientDefinition(ingredient),
    mediaType: ingredient.mediaType,
    bytes: ingredient.bytes,
  }));
  const order = { definition: manifestDefinition(facts), ingredients, mediaType: facts.mediaType, bytes };
  const time: SignedFile['time'] = { state: 'none', failure: null };
  // An error that passes through the library comes back as its text: the one that stopped it is kept here.
  let stopped: ColophonError | null = null;
  const stamp = timeStamper
    ? {
        room: timeStamper.room(),
        async token(message: Uint8Array) {
          try {
            const token = await timeStamper.stamp(message);
            if (token.length > stampRoom)
              throw new ColophonError('time_stamp_failed', { problem: 'the token is larger than expected' });
            time.state = 'stamped';
            return token;
          } catch (error) {
            const known = error instanceof ColophonError ? error : null;
            time.state = 'failed';
            time.failure = String(known?.params.problem ?? 'the authority failed');
            if (timeStamper.policy === 'preferred') return null;
            stopped = known ?? new ColophonError('time_stamp_failed', { problem: time.failure }, { cause: error });
            throw stopped;
          }
        },
      }
    : null;
  const stampRoom = stamp?.room ?? 0;
  const claimSigner = signEs256(signer, stamp);
  try {
    return { bytes: await (library ?? (await signingLibrary())).sign(order, claimSigner), time };
  } catch (cause) {
    if (stopped) throw stopped;
    if (cause instanceof ColophonError) throw cause;
    throw new ColophonError('signing_failed', { problem: reason(cause) }, { cause });
  }
}
