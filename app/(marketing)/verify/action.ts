'use server';

import { headers } from 'next/headers';
import { ColophonError } from '../../../lib/errors/index';
import { type VerifyResult, verifyInThread } from '../../../lib/verify/index';
import { LIMITS } from '../../http/body';
import { reference } from '../../http/problem';
import { makeGate } from '../../http/throttle';
import { words } from '../../words';

export interface Verified {
  name: string;
  result: VerifyResult | null;
  failure: string | null;
}

/** Ten pictures at once, then one every three seconds: reading one costs up to a few seconds of a core. */
const gate = makeGate(10, 3);

/** The form's target, with scripts and without. The picture is read and forgotten. */
export async function verifyPicture(_before: Verified | null, form: FormData): Promise<Verified> {
  const file = form.get('picture');
  if (!(file instanceof File) || file.size === 0) return { name: '', result: null, failure: words.verify.noFile };
  const { name } = file;
  if (file.size > LIMITS.picture) return { name, result: null, failure: words.verify.tooLarge };
  try {
    gate((await headers()).get('x-forwarded-for')?.split(',')[0]?.trim() ?? 'unknown');
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { name, result: await verifyInThread(bytes, { name }), failure: null };
  } catch (error) {
    if (error instanceof ColophonError) return { name, result: null, failure: error.message };
    return { name, result: null, failure: reference(error).message };
  }
}
