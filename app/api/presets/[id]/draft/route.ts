import { z } from 'zod';
import { discardDraft, getDraft, saveDraft } from '../../../../../lib/brands/index';
import { ColophonError } from '../../../../../lib/errors/index';
import { readJson } from '../../../../http/body';
import { asPerson } from '../../../../http/handle';
import { parse } from '../../../../http/parse';
import { json, problem } from '../../../../http/problem';
import { toWire } from '../../../../http/wire';

const discardSchema = z.object({ revision: z.number().int().min(1) });

export const GET = asPerson<{ id: string }>(async (actor, _request, { id }) => json(await getDraft(actor, id)));

/** 409 carries what the other person saved, so that the editor can put the two together. */
export const PUT = asPerson<{ id: string }>(async (actor, request, { id }) => {
  const saved = await saveDraft(actor, id, await readJson(request));
  if (saved.state === 'saved') return json(saved.draft);
  const conflict = problem(new ColophonError('preset_conflict', { who: saved.theirs.updatedBy ?? 'Somebody' }));
  return json({ ...(await conflict.json()), theirs: toWire(saved.theirs) }, { status: 409 });
});

export const DELETE = asPerson<{ id: string }>(async (actor, request, { id }) => {
  const { revision } = parse(discardSchema, await readJson(request));
  await discardDraft(actor, id, revision);
  return json({ discarded: id });
});
