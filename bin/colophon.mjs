#!/usr/bin/env node
/** The command line's front door: makes TypeScript readable to Node, then hands over to `cli/main.ts`. */
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
