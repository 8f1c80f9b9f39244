import { writeFile } from 'node:fs/promises';
import { ColophonError } from '../../lib/errors/index';
import { type ChainCheck, checkChain } from '../../lib/pipeline/provenance/index';
import { installCertificates, requestCertificate } from '../../workers/certificates';
import { initKeys, openKeys } from '../../workers/keys';
import { dataDir } from './home';
import { readOptions } from './options';
import { readInput } from './read-file';
import { note, sayJson, sayLine } from './say';

const OPTIONS = {
  json: { type: 'boolean', default: false },
  organisation: { type: 'string' },
  name: { type: 'string' },
  out: { type: 'string' },
  root: { type: 'string' },
  key: { type: 'string' },
  again: { type: 'boolean', default: false },
} as const;
const USE =
  'use "certs print", "certs init --organisation NAME", "certs request --organisation NAME [--out FILE]", "certs check FILE [--key FILE] [--root FILE]" or "certs install FILE --root FILE".';

/**
 * `colophon certs print|init|request|check|install`: what new files are signed with. Needs no database. Answers 1 when a chain would
 * be refused; then nothing was changed.
 */
export async function certs(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(argv, OPTIONS, true);
  const [verb, file, ...rest] = positionals;
  const takesFile = verb === 'check' || verb === 'install';
  if (rest.length > 0 || takesFile !== (file !== undefined)) throw bad(USE);
  const text = async (path: string) => new TextDecoder().decode(await readInput(path));
  if (verb === 'print') return print(values.json);
  if (verb === 'init') {
    await initKeys(dataDir(), { organisation: organisationOf(values.organisation) });
    return print(values.json);
  }
  if (verb === 'request') {
    const organisation = organisationOf(values.organisation);
    const pem = await requestCertificate(dataDir(), { organisation, commonName: values.name, again: values.again });
    if (values.out !== undefined) await writeFile(values.out, pem);
    if (values.json) sayJson({ request: pem, file: values.out ?? null });
    else if (values.out === undefined) sayLine(pem.trim());
    else sayLine(`Send ${values.out} to a certificate authority for C2PA or document signing.`);
    note(
      'Then: colophon certs install CHAIN.pem --root ROOT.pem. The key stays here, and the present one signs until then.',
    );
    return 0;
  }
  if (verb === 'check' && file !== undefined) {
    const keyPem = values.key === undefined ? undefined : await text(values.key);
    const trustAnchorsPem = values.root === undefined ? undefined : await text(values.root);
    const options = {
      ...(keyPem === undefined ? {} : { keyPem }),
      ...(trustAnchorsPem === undefined ? {} : { trustAnchorsPem }),
    };
    return sayCheck(checkChain(await text(file), options), file, values.json);
  }
  if (verb === 'install' && file !== undefined && values.root !== undefined) {
    const check = await installCertificates(dataDir(), await text(file), await text(values.root));
    const code = sayCheck(check, file, values.json);
    if (code === 0)
      note('In place. Restart the workers: until then they sign with the earlier key, which stays trusted.');
    return code;
  }
  throw bad(USE);
}

const bad = (problem: string) => new ColophonError('invalid_argument', { argument: 'certs', problem });

function organisationOf(given: string | undefined): string {
  const name = given?.trim() ?? '';
  if (name === '' || name.length > 64)
    throw new ColophonError('invalid_argument', {
      argument: '--organisation',
      problem: 'give the name verifiers are to show as the signer, 1 to 64 characters.',
    });
  return name;
}

async function print(json: boolean): Promise<number> {
  const { manifestSigner, trustAnchor } = await openKeys(dataDir());
  if (json) sayJson({ chain: manifestSigner.certificateChain, trustAnchor });
  else sayLine(`${manifestSigner.certificateChain.trim()}\n${trustAnchor.trim()}`);
  return 0;
}

function sayCheck({ ok, problems, certificates }: ChainCheck, file: string, json: boolean): number {
  if (json) sayJson({ file, ok, problems, certificates });
  else {
    for (const { subject, validTo } of certificates) sayLine(`${subject}, until ${validTo}`);
    sayLine(
      ok ? 'This chain has the profile that C2PA validators accept.' : problems.map(({ words }) => words).join('\n'),
    );
  }
  return ok ? 0 : 1;
}
