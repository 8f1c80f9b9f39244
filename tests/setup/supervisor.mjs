// A supervisor with one child, for the tests that kill either of them.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { supervise } from '../../bin/setup/children.mjs';

const [folder = '', manner] = process.argv.slice(2);
const child = path.join(folder, 'child.mjs');
writeFileSync(
  child,
  `import { writeFileSync } from 'node:fs';
   ${manner === 'stubborn' ? "process.on('SIGTERM', () => undefined);" : ''}
   setInterval(() => undefined, 1000);
   writeFileSync(new URL('pid-' + process.pid, import.meta.url), '');`,
);
const children = supervise({ root: folder, env: () => process.env, say: () => undefined });
children.keep('child', [child]);
process.on('SIGTERM', async () => {
  await children.stop(1500);
  process.exit(0);
});
