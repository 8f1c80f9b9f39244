'use server';

import { headers } from 'next/headers';
import { ColophonError } from '../../../lib/errors/index';
import { confirmOptOut, optOutSchema, requestOptOut } from '../../../lib/rights/index';
import { LIMITS } from '../../http/body';
import { parse } from '../../http/parse';
import { reference } from '../../http/problem';
import { makeGate } from '../../http/throttle';

export interface Asked {
  sent: boolean;
  failure: string | null;
  /** What was typed, so that a failure loses nothing. */
  typed: Record<string, string>;
}

/** Decoding a picture costs a second of a core: five at once, then one a minute. The exact limit is the database's. */
const gate = makeGate(5, 60);

const FIELDS = ['kind', 'title', 'holder', 'email', 'statement'] as const;

const sourceOf = async () => (await headers()).get('x-forwarded-for')?.split(',')[0]?.trim() ?? 'unknown';

/** The form's target, with scripts and without. */
export async function askOptOut(_before: Asked | null, form: FormData): Promise<Asked> {
  const typed = Object.fromEntries(FIELDS.map((name) => [name, String(form.get(name) ?? '')]));
  try {
    const source = await sourceOf();
    gate(source);
    const request = parse(optOutSchema, typed);
    const file = form.get('picture');
    const given = file instanceof File && file.size > 0 ? file : null;
    if (given && given.size > LIMITS.picture)
      throw new ColophonError('image_too_large', { name: given.name, size: 'over 25 MB', limit: '25 MB' });
    const bytes = given ? new Uint8Array(await given.arrayBuffer()) : null;
    await requestOptOut(request, bytes, source);
    return { sent: true, failure: null, typed: {} };
  } catch (error) {
    const failure = error instanceof ColophonError ? error.message : reference(error).message;
    return { sent: false, failure, typed };
  }
}

export interface Confirmed {
  status: 'registered' | 'proven' | null;
  title: string;
  failure: string | null;
}

/** Pressing the button, because a letter box that looks into links must not confirm anything. */
export async function confirm(_before: Confirmed | null, form: FormData): Promise<Confirmed> {
  try {
    gate(`confirm ${await sourceOf()}`);
    return { ...(await confirmOptOut(String(form.get('token') ?? ''))), failure: null };
  } catch (error) {
    const failure = error instanceof ColophonError ? error.message : reference(error).message;
    return { status: null, title: '', failure };
  }
}
