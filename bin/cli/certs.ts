import { ColophonError } from '../../lib/errors/index';
import { checkChain } from '../../lib/pipeline/provenance/index';
import { openKeys } from '../../workers/keys';
import { dataDir } from './home';
import { readOptions } from './options';
import { readInput } from './read-file';
import { sayJson, sayLine } from './say';

/**
 * `colophon certs print|check FILE`. Answers 1 when a chain would be refused. Keys are made when there are none; no database.
 */
export async function certs(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, { json: { type: 'boolean' } }, true);
  const [verb, file, ...rest] = positionals;
  const print = verb === 'print' && file === undefined;
  if (rest.length > 0 || !(print || (verb === 'check' && file !== undefined)))
    throw new ColophonError('invalid_argument', {
      argument: 'certs',
      problem: 'use "certs print" or "certs check FILE".',
    });
  if (file !== undefined) return check(new TextDecoder().decode(await readInput(file)), file, values.json ?? false);
  const { manifestSigner, trustAnchor } = await openKeys(dataDir());
  if (values.json) sayJson({ chain: manifestSigner.certificateChain, trustAnchor });
  else sayLine(`${manifestSigner.certificateChain.trim()}\n${trustAnchor.trim()}`);
  return 0;
}

function check(pem: string, file: string, json: boolean): number {
  const { ok, problems, certificates } = checkChain(pem);
  if (json) sayJson({ file, ok, problems, certificates });
  else {
    for (const { subject, validTo } of certificates) sayLine(`${subject}, until ${validTo}`);
    sayLine(
      ok ? 'This chain has the profile that C2PA validators accept.' : problems.map(({ words }) => words).join('\n'),
    );
  }
  return ok ? 0 : 1;
}
