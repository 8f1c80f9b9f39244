import { type Actor, demand } from '../accounts/index';
import { appendAudit, forOrganisation } from '../db/index';
import { ColophonError } from '../errors/index';
import { newId } from '../ids/index';
import type { Pixels } from '../imaging/index';
import { regionHashes } from '../imaging/pdq-regions';
import { expireRegistry } from './protected-works-for';

/** What may be registered. A `name` needs no picture: from then on it stops "in the style of" it. */
export const WORK_KINDS = ['artwork', 'photograph', 'logo', 'character', 'artist', 'name'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export interface NewWork {
  title: string;
  kind: WorkKind;
  holder: string;
  /** RGBA8 or RGB8, sRGB; not kept. Null for names. */
  pixels: Pixels | null;
}

export interface RegisteredWork {
  workId: string;
  /** Fingerprints stored: the whole and those parts that have structure enough. */
  fingerprints: number;
  /** PDQ quality of the whole, 0 to 100; under 50 only parts can be found. Null for names. */
  quality: number | null;
}

/**
 * Registers a work of the actor's organisation: its fingerprints, not its pixels.
 * @throws forbidden, invalid_argument (nothing in the picture to fingerprint, or a kind that needs one), database_unavailable.
 */
export async function registerWork(actor: Actor, work: NewWork): Promise<RegisteredWork> {
  demand(actor, 'rights:write');
  const title = work.title.trim();
  const holder = work.holder.trim();
  if (title === '' || title.length > 200) throw invalid('title', 'must be 1 to 200 characters');
  if (holder === '' || holder.length > 200) throw invalid('holder', 'must be 1 to 200 characters');
  const prints = work.pixels ? regionHashes(work.pixels, 'work') : null;
  const reliable = prints?.hashes ?? [];
  if (prints && reliable.length === 0)
    throw invalid(
      'picture',
      `has too little structure to be found again (quality ${prints.quality} of 100); use a fuller one`,
    );
  if (!prints && !['name', 'artist', 'character'].includes(work.kind))
    throw invalid('picture', `is needed for a ${work.kind}`);
  const id = newId('work');
  const { organisationId } = actor;
  await forOrganisation(organisationId, async (tx) => {
    await tx.protectedWork.create({ data: { id, organisationId, title, kind: work.kind, holder } });
    await tx.protectedFingerprint.createMany({
      data: reliable.map(({ hash, variant, quality }) => ({
        id: newId('fingerprint'),
        workId: id,
        organisationId,
        hash: new Uint8Array(hash),
        variant,
        quality,
      })),
    });
    await appendAudit(tx, {
      organisationId,
      kind: 'work.registered',
      body: { workId: id, kind: work.kind, fingerprints: reliable.length, memberId: actor.userId },
    });
  });
  expireRegistry(organisationId);
  return { workId: id, fingerprints: reliable.length, quality: prints?.quality ?? null };
}

function invalid(argument: string, problem: string): ColophonError {
  return new ColophonError('invalid_argument', { argument, problem });
}
