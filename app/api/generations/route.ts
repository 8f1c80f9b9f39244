import { z } from 'zod';
import { listGenerations, requestGeneration } from '../../../lib/generations/index';
import { readJson } from '../../http/body';
import { asPerson } from '../../http/handle';
import { pageQuery, queryOf } from '../../http/page-query';
import { parse } from '../../http/parse';
import { json } from '../../http/problem';

const bodySchema = z.object({
  brief: z.record(z.string(), z.unknown()),
  preset: z.string().max(80),
  idempotencyKey: z.string().min(1).max(200).optional(),
});

const querySchema = z.object(pageQuery);

export const POST = asPerson(async (actor, request) => {
  const { id, status } = await requestGeneration(actor, parse(bodySchema, await readJson(request)));
  const self = `/api/generations/${id}`;
  return json({ id, status, urls: { self, events: `${self}/events`, cancel: `${self}/cancel` } }, { status: 202 });
});

export const GET = asPerson(async (actor, request) =>
  json(await listGenerations(actor, parse(querySchema, queryOf(request)))),
);
