import { type Actor, demand } from '../accounts/index';
import { append } from '../audit-log/index';
import { forOrganisation, type InstanceWork, registerInstanceWorks, type Tx } from '../db/index';
import { ColophonError } from '../errors/index';
import { newId } from '../ids/index';
import type { Pixels } from '../imaging/index';
import { pdqToHex } from '../imaging/pdq';
import { embeddingInputOf, leaveEmbeddingInput, leaveInstanceEmbeddingInput } from './embed-waiting';
import { findPastDeliveries } from './past-deliveries';
import { isEmpty, type Prints, previewOf, printsOf } from './prints';
import { expireRegistry } from './protected-works-for';

/** What may be registered. A `name` needs no picture: from then on it stops "in the style of" it. */
export const WORK_KINDS = ['artwork', 'photograph', 'logo', 'character', 'artist', 'name'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

const PICTURELESS: readonly WorkKind[] = ['name', 'artist', 'character'];

export interface NewWork {
  title: string;
  kind: WorkKind;
  holder: string;
  /** RGBA8 or RGB8, sRGB. Null for names, and for works registered by fingerprint. */
  pixels: Pixels | null;
  /** PDQ of a picture that stays with its holder, 32 bytes each; such a work is found whole, not in parts. */
  fingerprints?: readonly Uint8Array[];
  /** `own` (unless said): the organisation's, never counted against it. `foreign`: somebody else's, which it must not copy. */
  standing?: 'own' | 'foreign';
  /** Keep a small picture for reviewers to compare with; without it only fingerprints are kept. */
  keepPreview?: boolean;
  source?: 'upload' | 'fingerprint' | 'import' | 'opt-out';
  /** Import and entry: registered once however often it is tried. */
  importRef?: string;
}

export interface RegisteredWork {
  workId: string;
  /** Fingerprints stored: the whole and those parts that have structure enough, and prints of soft ones. */
  fingerprints: number;
  /** PDQ quality of the whole, 0 to 100; under 50 only parts can be found. Null for names and fingerprints. */
  quality: number | null;
  /** A silhouette was stored (logos on one ground). */
  shape: boolean;
  keypoints: boolean;
  /** Delivered pictures found to resemble it; a case was opened for each. */
  pastDeliveries: number;
}

/**
 * Registers a work of the actor's organisation: its fingerprints, and a small preview only when asked to. Pictures delivered
 * before are searched too.
 * @throws forbidden, invalid_argument (nothing in the picture to fingerprint, or a kind that needs one), database_unavailable.
 */
export async function registerWork(actor: Actor, work: NewWork): Promise<RegisteredWork> {
  demand(actor, 'rights:write');
  const prepared = await prepare(work);
  const { organisationId } = actor;
  const added = await forOrganisation(organisationId, async (tx) => {
    if (work.importRef && (await tx.protectedWork.findUnique({ where: { importRef: work.importRef } }))) return false;
    await store(tx, organisationId, work, prepared);
    await append(tx, {
      organisationId,
      kind: 'work.registered',
      body: { workId: prepared.id, kind: work.kind, fingerprints: prepared.rows.length, memberId: actor.userId },
    });
    return true;
  });
  expireRegistry(organisationId);
  // What an organisation calls its own cannot have been copied from others by it.
  const search = added && work.standing === 'foreign';
  return answer(prepared, search ? await findPastDeliveries([facts(prepared)], organisationId) : 0);
}

/**
 * Registers a work for the whole installation. Who may do so is decided by the caller: the command line, which whoever runs
 * the installation has, and opt-outs that were proven. @throws as `registerWork`.
 */
export async function registerForAll(work: NewWork): Promise<RegisteredWork> {
  const prepared = await prepare(work);
  const added = await registerInstanceWorks([instanceWork(work, prepared)]);
  if (added > 0) await leaveInstanceEmbeddingInput(prepared.id, prepared.embeddingInput);
  expireRegistry(null);
  return answer(prepared, added > 0 ? await findPastDeliveries([facts(prepared)], null) : 0);
}

interface Prepared {
  id: string;
  title: string;
  holder: string;
  hashes: readonly { hash: Uint8Array; variant: string; quality: number }[];
  /** Those and the prints of soft pictures: what is stored. */
  rows: readonly { hash: Uint8Array; variant: string; quality: number }[];
  prints: Prints | null;
  preview: Uint8Array<ArrayBuffer> | null;
  /** For the operator's embedding model; null without one. */
  embeddingInput: Uint8Array<ArrayBuffer> | null;
}

async function prepare(work: NewWork): Promise<Prepared> {
  const title = work.title.trim();
  const holder = work.holder.trim();
  if (title === '' || title.length > 200) throw invalid('title', 'must be 1 to 200 characters');
  if (holder === '' || holder.length > 200) throw invalid('holder', 'must be 1 to 200 characters');
  const prints = work.pixels ? await printsOf(work.pixels) : null;
  if (prints && isEmpty(prints))
    throw invalid(
      'picture',
      `has too little structure to be found again (quality ${prints.quality} of 100); use a fuller one`,
    );
  const given = (work.fingerprints ?? []).map((hash, at) => ({
    hash,
    variant: at === 0 ? 'original' : `given-${at}`,
    quality: 100,
  }));
  if (!prints && given.length === 0 && !PICTURELESS.includes(work.kind))
    throw invalid('picture', `is needed for a ${work.kind}`);
  const preview = work.pixels && work.keepPreview ? await previewOf(work.pixels) : null;
  const embeddingInput = await embeddingInputOf(work.pixels);
  const hashes = [...(prints?.hashes ?? []), ...given];
  const rows = [...hashes, ...(prints?.soft ?? [])];
  return { id: newId('work'), title, holder, hashes, rows, prints, preview, embeddingInput };
}

async function store(tx: Tx, organisationId: string, work: NewWork, prepared: Prepared): Promise<void> {
  const { id: workId, title, holder, rows, prints, preview, embeddingInput } = prepared;
  const { kind, standing = 'own', source = 'upload', importRef = null } = work;
  await tx.protectedWork.create({
    data: { id: workId, organisationId, title, kind, holder, standing, source, importRef },
  });
  await tx.protectedFingerprint.createMany({
    data: rows.map(({ hash, variant, quality }) => ({
      id: newId('fingerprint'),
      workId,
      organisationId,
      hash: new Uint8Array(hash),
      variant,
      quality,
    })),
  });
  if (prints?.shape) {
    const { hash, steady } = prints.shape;
    const data = {
      id: newId('shape'),
      workId,
      organisationId,
      hash: new Uint8Array(hash),
      steady: new Uint8Array(steady),
    };
    await tx.protectedShape.create({ data });
  }
  if (prints?.keypoints)
    await tx.protectedKeypoints.create({ data: { workId, organisationId, packed: prints.keypoints } });
  await leaveEmbeddingInput(tx, organisationId, workId, embeddingInput);
  if (preview)
    await tx.protectedPreview.create({ data: { workId, organisationId, mediaType: 'image/webp', bytes: preview } });
}

function instanceWork(work: NewWork, { id, title, holder, rows, prints, preview }: Prepared): InstanceWork {
  return {
    id,
    title,
    holder,
    kind: work.kind,
    source: work.source ?? 'upload',
    ...(work.importRef ? { importRef: work.importRef } : {}),
    fingerprints: rows.map(({ hash, variant, quality }) => ({
      id: newId('fingerprint'),
      hash: pdqToHex(hash),
      variant,
      quality,
    })),
    shapes: prints?.shape
      ? [{ id: newId('shape'), hash: pdqToHex(prints.shape.hash), steady: pdqToHex(prints.shape.steady) }]
      : [],
    ...(prints?.keypoints ? { keypoints: Buffer.from(prints.keypoints).toString('hex') } : {}),
    ...(preview ? { preview: Buffer.from(preview).toString('hex'), previewType: 'image/webp' } : {}),
  };
}

const facts = ({ id, title, holder, hashes }: Prepared) => ({ id, title, holder, hashes });

function answer({ id, rows, prints }: Prepared, pastDeliveries: number): RegisteredWork {
  return {
    workId: id,
    fingerprints: rows.length,
    quality: prints?.quality ?? null,
    shape: prints !== null && prints.shape !== null,
    keypoints: prints !== null && prints.keypoints !== null,
    pastDeliveries,
  };
}

function invalid(argument: string, problem: string): ColophonError {
  return new ColophonError('invalid_argument', { argument, problem });
}
