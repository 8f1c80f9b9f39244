/** The reference library of C2PA behind another language, where there is one: `pip install c2pa-python`, or set C2PA_PYTHON. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const NO_PYTHON = 'no Python here has c2pa-python; set C2PA_PYTHON to one that has';

/** The first Python that has the library; null where none has. */
export function c2paPython(): string | null {
  const has = (name: string | undefined) => {
    try {
      if (name) execFileSync(name, ['-c', 'import c2pa'], { stdio: 'ignore' });
      return name !== undefined;
    } catch {
      return false;
    }
  };
  return [process.env.C2PA_PYTHON, 'python3'].find(has) ?? null;
}

/**
 * What a Python expression says of each file's store, as JSON reads it.
 * @param expression over `store`, the reader's report of one file
 */
export function askPython(
  python: string,
  files: readonly { name: string; bytes: Uint8Array }[],
  { rootPem, expression }: { rootPem: string; expression: string },
): unknown[] {
  const script = `
import c2pa, json, sys
context = c2pa.Context.from_dict({"verify": {"verify_trust": True, "remote_manifest_fetch": False}, "trust": {"trust_anchors": open(sys.argv[1]).read()}})
for name in sys.argv[2:]:
    with c2pa.Reader(name, context=context) as reader:
        store = json.loads(reader.json())
        print(json.dumps(${expression}))
`;
  const folder = mkdtempSync(join(tmpdir(), 'colophon-c2pa-'));
  try {
    writeFileSync(join(folder, 'root.pem'), rootPem);
    const paths = files.map(({ name, bytes }) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    });
    const said = execFileSync(python, ['-c', script, join(folder, 'root.pem'), ...paths], { encoding: 'utf8' });
    return said
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
