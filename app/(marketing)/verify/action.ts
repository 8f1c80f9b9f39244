'use server';

import { createHmac, timingSafeEqual } from 'node:crypto';
import { headers } from 'next/headers';
import { ColophonError } from '../../../lib/errors/index';
import {
  fetchPicture,
  originalPreview,
  shareResult,
  type VerifyResult,
  verifyInThread,
} from '../../../lib/verify/index';
import { LIMITS } from '../../http/body';
import { reference } from '../../http/problem';
import { passPublicGate } from '../../http/public-gate';
import { sessionSecret } from '../../session/secret';
import { words } from '../../words';

export interface Verified {
  name: string;
  result: VerifyResult | null;
  failure: string | null;
  /** The registered original's preview as a data URL, where one was found. */
  original?: string | null;
  /** The picture that was fetched from an address, small, as it cannot be shown from this window. */
  ticket?: string;
}

export interface SharedLink {
  url: string | null;
  expiresAt: string | null;
  failure: string | null;
}

const seal = (text: string) => createHmac('sha256', sessionSecret()).update(`verify ${text}`).digest('hex');

interface Picked {
  bytes: Uint8Array;
  name: string;
  /** A manifest store that was chosen beside the picture. */
  sidecar?: Uint8Array;
}

async function picked(form: FormData): Promise<Picked | string> {
  const address = form.get('address');
  const file = form.get('picture');
  if (file instanceof File && file.size > 0) {
    if (file.size > LIMITS.picture) return words.verify.tooLarge;
    const beside = form.get('sidecar');
    const sidecar = beside instanceof File && beside.size > 0 ? new Uint8Array(await beside.arrayBuffer()) : null;
    return { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name, ...(sidecar ? { sidecar } : {}) };
  }
  if (typeof address === 'string' && address.trim() !== '') return fetchPicture(address.trim());
  return words.verify.noFile;
}

/** The form's target, with scripts and without. The picture is read and forgotten. */
export async function verifyPicture(_before: Verified | null, form: FormData): Promise<Verified> {
  try {
    await passPublicGate(await headers());
    const picture = await picked(form);
    if (typeof picture === 'string') return { name: '', result: null, failure: picture };
    const { bytes, ...rest } = picture;
    const { name } = rest;
    const result = await verifyInThread(bytes, rest);
    const { asset } = result.record;
    const original = asset ? await originalPreview(asset.assetId) : null;
    return { name, result, failure: null, original, ticket: seal(JSON.stringify(result)) };
  } catch (error) {
    const known = error instanceof ColophonError ? error : reference(error);
    return { name: '', result: null, failure: known.message };
  }
}

/** Keeps a result under a link. Only what this server itself found is kept: the ticket shows that it did. */
export async function shareVerified(result: VerifyResult, ticket: string): Promise<SharedLink> {
  const none = { url: null, expiresAt: null };
  try {
    const expected = Buffer.from(seal(JSON.stringify(result)));
    const given = Buffer.from(String(ticket));
    if (given.length !== expected.length || !timingSafeEqual(given, expected))
      return { ...none, failure: words.verifyMore.shareFailed };
    await passPublicGate(await headers());
    const { id, expiresAt } = await shareResult(result);
    return { url: `/verify/${id}`, expiresAt: expiresAt.toISOString(), failure: null };
  } catch (error) {
    return { ...none, failure: error instanceof ColophonError ? error.message : reference(error).message };
  }
}
