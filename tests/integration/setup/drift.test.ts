import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { connected, useDatabase } from '../../setup/database';
import { schemaSql } from '../../setup/schema-sql';

const migrated = useDatabase();
const NAME = `test_${process.pid}_schema`;
let fromSchema: Awaited<ReturnType<typeof connected>>;

beforeAll(async () => {
  await migrated.sql(`CREATE DATABASE ${NAME}`);
  fromSchema = await connected(Object.assign(new URL(inject('superuserUrl')), { pathname: `/${NAME}` }).href);
  await fromSchema.query(await schemaSql(migrated.superuserUrl));
});
afterAll(async () => {
  await fromSchema?.end();
  await migrated.sql(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
});

const COLUMNS = `
  SELECT table_name, column_name, udt_name, is_nullable, character_maximum_length, datetime_precision, column_default
  FROM information_schema.columns WHERE table_schema = 'public' AND table_name IN (
    SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema = 'public')
    AND table_name <> '_prisma_migrations' ORDER BY 1, 2`;
const KEYS = `
  SELECT conrelid::regclass::text AS on_table, conname, pg_get_constraintdef(oid) AS says FROM pg_constraint
  WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f') AND conrelid::regclass::text <> '_prisma_migrations' ORDER BY 1, 2`;
const ENUMS = `
  SELECT typname, string_agg(enumlabel, ',' ORDER BY enumsortorder) AS labels FROM pg_enum
  JOIN pg_type ON pg_type.oid = enumtypid WHERE typnamespace = 'public'::regnamespace
  GROUP BY 1 ORDER BY 1`;
const INDEXES = `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`;

it.each([
  ['columns', COLUMNS],
  ['keys', KEYS],
  ['enumerations', ENUMS],
])('the migrations make the very %s that prisma/schema describes', async (_, sql) => {
  const described = (await fromSchema.query(sql)).rows;
  expect(described.length).toBeGreaterThan(0);
  expect(await migrated.sql(sql)).toEqual(described);
});

it('the migrations make every index that prisma/schema describes, and besides only partial ones', async () => {
  const described = (await fromSchema.query<{ indexdef: string }>(INDEXES)).rows.map(({ indexdef }) => indexdef);
  const made = (await migrated.sql<{ indexdef: string }>(INDEXES)).map(({ indexdef }) => indexdef);
  expect(described.filter((index) => !made.includes(index))).toEqual([]);
  expect(made.filter((index) => !described.includes(index) && !index.includes(' WHERE '))).toEqual([]);
});
