/** No tenant query can be written without an organisation: what the room of the database lets out, read and typed. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { InstanceTables, Prisma } from '../../lib/db/index';

const ROOM = path.resolve(import.meta.dirname, '../../lib/db');
const index = readFileSync(path.join(ROOM, 'index.ts'), 'utf8');

/** Delegates of the models that carry an organisation. */
type Tenant = {
  [Model in Prisma.ModelName]: Prisma.TypeMap['model'][Model]['payload']['scalars'] extends { organisationId: unknown }
    ? Uncapitalize<Model>
    : never;
}[Prisma.ModelName];

describe('the room of the database', () => {
  it('lets out a transaction of one organisation, tables of no organisation, and named exceptions; never the client', () => {
    const sources = [...index.matchAll(/from '(\.\/[^']+)'/g)].map(([, source]) => source ?? '');
    const allowed =
      /^\.\/(instance\/[a-z-]+|for-organisation|referenced-hashes|instance-tables|audit|listen|failures|client|generated\/(client|enums))$/;
    expect(sources.filter((source) => !allowed.test(source))).toEqual([]);
    expect(index).toMatch(/export \{ closeDatabase \} from '\.\/client'/);
    expect(index).toMatch(/export \{ Prisma \} from '\.\/generated\/client'/);
  });

  it('types the tables of the installation so that none of them belongs to an organisation', () => {
    expectTypeOf<Extract<keyof InstanceTables, Tenant>>().toBeNever();
    expectTypeOf<Extract<'generation' | 'member' | 'auditEntry', Tenant>>().toEqualTypeOf<
      'generation' | 'member' | 'auditEntry'
    >();
    const named =
      /Pick<PrismaClient, ([^>]+)>/.exec(readFileSync(path.join(ROOM, 'instance-tables.ts'), 'utf8'))?.[1] ?? '';
    const schema = path.resolve(ROOM, '../../prisma/schema');
    const models = readdirSync(schema)
      .map((file) => readFileSync(path.join(schema, file), 'utf8'))
      .flatMap((text) => [...text.matchAll(/^model (\w+) \{([^}]*)\}/gm)]);
    const tenants = models.filter(([, , body]) => /\borganisationId\b/.test(body ?? '')).map(([, name]) => name ?? '');
    expect(tenants.length).toBeGreaterThan(10);
    for (const name of tenants) expect(named).not.toContain(`'${name[0]?.toLowerCase()}${name.slice(1)}'`);
  });

  it('answers each named exception by a function of the database, which alone sees past row-level security', () => {
    const files = readdirSync(path.join(ROOM, 'instance')).filter((file) => file !== 'ask.ts');
    expect(files.length).toBeGreaterThan(15);
    for (const file of files) {
      const text = readFileSync(path.join(ROOM, 'instance', file), 'utf8');
      expect([file, /\bdb\.(?!\$queryRaw)/.test(text)]).toEqual([file, false]);
      for (const [, from] of text.matchAll(/\bFROM\s+([a-z_]+)(?!\()\b/g))
        expect([file, from, new RegExp(`FROM\\s+${from}\\(`).test(text)]).toEqual([file, from, true]);
    }
  });
});
