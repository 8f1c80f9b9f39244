import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  // Only the Prisma command line reads this; `npm start` and the tests migrate on their own (bin/setup/migrate.mjs).
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://colophon_owner@127.0.0.1:5432/colophon' },
});
