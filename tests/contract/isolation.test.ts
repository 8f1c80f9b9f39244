/**
 * Every route, server action and verb, found in the file tree, asked by a stranger of another organisation, by a member without
 * the role, and signed out. What belongs to others answers exactly as what does not exist. A route that comes tomorrow is asked
 * tomorrow; one that uses no wrapper fails.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../lib/accounts/index';
import { forgetEnvironment } from '../../lib/env/index';
import { useDatabase } from '../setup/database';
import { type Arranged, arrange, namesOf, SECRET } from './isolation-arrange';

/** Next.js keeps the request's cookies where only its server can put them; here a test's own store stands in for that place. */
const requests = vi.hoisted(() => ({ cookie: (): string => '' }));
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => {
      const value = requests.cookie();
      return name === 'colophon.session' && value ? { name, value } : undefined;
    },
    set: () => undefined,
    delete: () => undefined,
  }),
  headers: async () => new Headers({ 'x-forwarded-for': '192.0.2.1' }),
}));
const asking = new AsyncLocalStorage<string>();
requests.cookie = () => asking.getStore() ?? '';

const ROOT = path.resolve(import.meta.dirname, '../..');
const BASE = 'http://localhost:3000';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** What every member may send, whatever the role: a preflight answers price and policy and changes nothing. */
const FOR_EVERY_MEMBER = new Set<string>(['POST /api/preflight']);

/** What a change needs to be understood, where an empty object is not: without it the answer comes before anything is looked up. */
const BODIES: Readonly<Record<string, object>> = {
  '/api/members/[id]': { role: 'editor' },
  '/api/reviews/[id]/decision': { decision: 'approve', reason: 'It looks right.' },
  '/api/generations': { brief: {}, preset: 'tallhamn' },
  '/api/preflight': { brief: {}, preset: 'tallhamn' },
  '/api/invitations': { role: 'viewer' },
  '/api/presets/[id]/publish': { revision: 1 },
  '/api/presets/[id]/rollback': { version: 1 },
  '/api/presets/[id]/shares': { to: 'other', mode: 'copy' },
  '/api/preset-offers/[id]': { accept: true },
};

interface Route {
  path: string;
  method: (typeof METHODS)[number];
  asks: string | undefined;
  params: string[];
  handle: (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>;
}

const files = (readdirSync(path.join(ROOT, 'app'), { recursive: true }) as string[]).map((file) =>
  path.join('app', file),
);
const routes: Route[] = [];

async function findRoutes(): Promise<void> {
  for (const file of files.filter((name) => name.endsWith('/route.ts'))) {
    const module = (await import(path.join(ROOT, file))) as Record<string, Route['handle'] & { asks?: string }>;
    const where = path
      .dirname(file)
      .slice('app'.length)
      .replace(/\/\([^)]*\)/g, '');
    const params = [...where.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name]) => name ?? '');
    for (const method of METHODS) {
      const handle = module[method];
      if (handle) routes.push({ path: where, method, asks: handle.asks, params, handle });
    }
  }
}

interface Answer {
  status: number;
  type: string | null;
  body: string;
}

async function ask(route: Route, cookie: string, value: string): Promise<Answer> {
  const url = BASE + route.path.replace(/\[(\.\.\.)?\w+\]/g, encodeURIComponent(value));
  const body = ['GET', 'HEAD', 'DELETE'].includes(route.method)
    ? {}
    : { body: JSON.stringify(BODIES[route.path] ?? {}) };
  const request = new Request(url, {
    method: route.method,
    headers: { origin: BASE, host: 'localhost:3000', 'content-type': 'application/json', 'x-forwarded-for': value },
    ...body,
  });
  const catchAll = route.path.includes('[...');
  const params = Object.fromEntries(route.params.map((name) => [name, catchAll ? [value] : value]));
  const response = await asking.run(cookie, () => route.handle(request, { params: Promise.resolve(params) }));
  const streams = response.headers.get('content-type')?.startsWith('text/event-stream');
  if (streams) await response.body?.cancel();
  const text = streams ? '' : await response.text();
  const plain = text.replaceAll(value, '{name}').replace(/err_[0-9a-z]{26}/g, '{reference}');
  return { status: response.status, type: response.headers.get('content-type'), body: plain };
}

const database = useDatabase();
let all: Arranged;
let names: Awaited<ReturnType<typeof namesOf>>['names'] = [];

beforeAll(async () => {
  process.env.SESSION_SECRET = SECRET;
  process.env.ENCRYPTION_KEY = SECRET;
  process.env.APP_URL = BASE;
  forgetEnvironment();
  all = await arrange();
  const found = await namesOf(database, all.owner.organisationId, [all.viewer.userId]);
  names = found.names;
  await findRoutes();
  const count = (asks: string) => routes.filter((route) => route.asks === asks).length;
  say(
    `isolation: ${routes.length} routes (${count('actor')} of an organisation, ${count('person')} of one's account, ${count('anyone')} open) × 4 actors (stranger, member without the role, owner, signed out), ${names.length} kinds of names`,
  );
  if (found.empty.length > 0) say(`isolation: no row to ask for in ${found.empty.join(', ')}`);
}, 600_000);

const say = (line: string) => process.stderr.write(`${line}\n`);
const named = ({ method, path: where }: Route) => `${method} ${where}`;
const guarded = () => routes.filter(({ asks }) => asks === 'actor' || asks === 'person');

describe('every route', () => {
  it('is wrapped, so that somebody asked who is asking', () => {
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.filter(({ asks }) => asks === undefined).map(named)).toEqual([]);
  });

  it('answers signed out people the same 401, whatever they ask for', async () => {
    const answers = await Promise.all(
      guarded().map(async (route) => [named(route), await ask(route, '', 'x')] as const),
    );
    const [, first] = answers[0] ?? [];
    expect(first?.status).toBe(401);
    for (const [name, answer] of answers) expect([name, answer]).toEqual([name, first]);
  });

  it('answers a stranger about what belongs to others exactly as about what does not exist', async () => {
    let asked = 0;
    let controls = 0;
    const withoutControl: string[] = [];
    for (const route of guarded().filter(({ params }) => params.length > 0)) {
      let differs = false;
      for (const { kind, real, nothing } of names) {
        const [foreign, absent] = await Promise.all([
          ask(route, all.cookies.stranger, real),
          ask(route, all.cookies.stranger, nothing),
        ]);
        asked += 2;
        expect([named(route), kind, foreign]).toEqual([named(route), kind, absent]);
        if (route.method !== 'GET' || differs) continue;
        const [own, none] = await Promise.all([
          ask(route, all.cookies.owner, real),
          ask(route, all.cookies.owner, nothing),
        ]);
        differs = own.status !== none.status || own.body !== none.body;
      }
      if (differs) controls += 1;
      else if (route.method === 'GET') withoutControl.push(named(route));
    }
    say(`isolation: ${asked} questions of a stranger; ${controls} readable routes told the owner something else`);
    if (withoutControl.length > 0)
      say(`isolation: nothing here for the owner to see either: ${withoutControl.join(', ')}`);
    expect(controls).toBeGreaterThan(0);
  }, 600_000);

  it('lets a member without the role change nothing', async () => {
    const changing = routes.filter(({ asks, method }) => asks === 'actor' && method !== 'GET' && method !== 'HEAD');
    const allowed: string[] = [];
    const unasked: string[] = [];
    for (const route of changing) {
      const of = route.params.length > 0 ? names : names.slice(0, 1);
      const answers = await Promise.all(of.map(({ real }) => ask(route, all.cookies.viewer, real)));
      if (answers.some(({ status }) => status < 400)) allowed.push(named(route));
      else if (!answers.some(({ status }) => status === 403)) unasked.push(named(route));
    }
    say(
      `isolation: ${changing.length} changes asked for by a viewer, ${changing.length - unasked.length} refused for the role`,
    );
    if (unasked.length > 0) say(`isolation: refused before the role was asked: ${unasked.join(', ')}`);
    expect(allowed.filter((name) => !FOR_EVERY_MEMBER.has(name))).toEqual([]);
  }, 600_000);
});

describe('every server action', () => {
  it('answers a signed out person and a member alike, because all of them are open to everybody', async () => {
    const actions = files.filter(
      (file) => /\.tsx?$/.test(file) && /^\s*['"]use server['"]/.test(readFileSync(path.join(ROOT, file), 'utf8')),
    );
    let count = 0;
    for (const file of actions) {
      const module = (await import(path.join(ROOT, file))) as Record<string, unknown>;
      for (const [name, action] of Object.entries(module)) {
        if (typeof action !== 'function') continue;
        count += 1;
        const run = (cookie: string) => asking.run(cookie, () => action(null, new FormData()));
        expect([file, name, await run('')]).toEqual([file, name, await run(all.cookies.owner)]);
      }
    }
    say(`isolation: ${count} server actions`);
  });
});

describe('every verb that takes somebody and a name', () => {
  it('answers about what belongs to others exactly as about what does not exist', async () => {
    const rooms = readdirSync(path.join(ROOT, 'lib'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    let verbs = 0;
    let asked = 0;
    for (const room of rooms)
      for (const file of readdirSync(path.join(ROOT, 'lib', room.name)).filter((name) => name.endsWith('.ts'))) {
        const source = readFileSync(path.join(ROOT, 'lib', room.name, file), 'utf8');
        // The person, a text that names something, and at most one more argument.
        const found = source.matchAll(
          /^export (?:async )?function (\w+)\(\s*actor: Actor,\s*\w+: string,?\s*(?:\w+\??: [^,)]+)?,?\s*\)/gm,
        );
        for (const [, name = ''] of found) {
          const module = (await import(path.join(ROOT, 'lib', room.name, file))) as Record<string, unknown>;
          const verb = module[name] as Verb | undefined;
          if (!verb) continue;
          verbs += 1;
          for (const { kind, real, nothing } of names) {
            const [foreign, absent] = await Promise.all([
              outcome(verb, all.stranger, real),
              outcome(verb, all.stranger, nothing),
            ]);
            asked += 2;
            expect([name, kind, foreign]).toEqual([name, kind, absent]);
          }
        }
      }
    say(`isolation: ${verbs} verbs × ${names.length} kinds of names: ${asked} questions`);
    expect(verbs).toBeGreaterThan(5);
  }, 600_000);
});

type Verb = (actor: Actor, name: string, more: object) => unknown;

async function outcome(verb: Verb, actor: Actor, name: string): Promise<string> {
  const plain = (value: unknown) =>
    String(
      JSON.stringify(value, (_key, entry: unknown) => (typeof entry === 'bigint' ? String(entry) : entry)),
    ).replaceAll(name, '{name}');
  try {
    const answer = await verb(actor, name, {});
    if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer) {
      const first = await (answer as AsyncIterable<unknown>)[Symbol.asyncIterator]().next();
      return plain(first);
    }
    return plain(answer);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return plain({ code, message });
  }
}
