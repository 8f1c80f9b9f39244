import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** What no linter checks for us, over the files git knows or would take. @type {{ name: string, breaks: (file: string, text: string) => boolean }[]} */
const RULES = [
  {
    name: 'reads process.env outside lib/env, set-up, configuration and tests',
    breaks: (file, text) =>
      /^(app|lib|workers|models)\//.test(file) && !file.startsWith('lib/env/') && /\bprocess\.env\b/.test(text),
  },
  {
    name: 'imports with a .js or .ts suffix, which the page builder cannot resolve',
    breaks: (file, text) =>
      /\.tsx?$/.test(file) && !file.startsWith('bin/') && /from '\.{1,2}\/[^']*\.(js|jsx|ts|tsx)'/.test(text),
  },
  {
    name: 'is longer than 500 lines',
    breaks: (file, text) => !/(^lib\/errors\/words\/|-table\.ts$)/.test(file) && text.split('\n').length > 501,
  },
  {
    name: 'lies in a folder without a name of its own',
    breaks: (file) => /(^|\/)(utils?|helpers?|misc|common|stuff)(\/|\.\w+$)/.test(file),
  },
  {
    name: 'switches the compiler or the linter off',
    breaks: (file, text) =>
      /\.(ts|tsx|mjs)$/.test(file) &&
      file !== 'bin/setup/source-rules.mjs' &&
      /@ts-(ignore|nocheck|expect-error)/.test(text),
  },
];

const CODE = /\.(ts|tsx|js|mjs|cjs|css|sql|prisma|sh|py)$/;

/** @param {string} root @returns {string[]} what is wrong, a line each */
export function brokenRules(root) {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\n')
    .filter((file) => CODE.test(file) && fs.existsSync(path.join(root, file)))
    .flatMap((file) => {
      const text = fs.readFileSync(path.join(root, file), 'utf8');
      return RULES.filter(({ breaks }) => breaks(file, text)).map(({ name }) => `${file} ${name}`);
    });
}
