#!/usr/bin/env node
/** The command line's front door: makes TypeScript readable to Node, then hands over to `cli/main.ts`. */
import { fileURLToPath } from 'node:url';
// Makes TypeScript readable to Node.
import 'tsx';
import { ensureClient } from './setup/build.mjs';

// stdout belongs to the answer, and logs go to stdout: a person who wants them says so.
process.env.LOG_LEVEL ??= 'silent';
// Prisma loads the parts of one query side by side on one connection, and pg announces that its version 9 will mind.
process.noDeprecation = true;

await ensureClient(fileURLToPath(new URL('..', import.meta.url)), (line) => process.stderr.write(`${line}\n`));
const { main } = await import('./cli/main');
process.exitCode = await main(process.argv.slice(2));
