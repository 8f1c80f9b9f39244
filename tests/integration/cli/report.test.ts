/** `colophon report`, in this process: no server, no database, nothing but files. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { report } from '../../../bin/cli/report';
import { localSigner, makeDevelopmentChain, signDocument } from '../../../lib/pipeline/provenance/index';
import { signedFixture } from '../../unit/reports/signed-fixture';

describe('colophon report', { timeout: 600_000 }, () => {
  let folder = '';
  let file = '';
  let made: Awaited<ReturnType<typeof signedFixture>>;
  const before = process.env.DATA_DIR;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'colophon-report-'));
    process.env.DATA_DIR = join(folder, 'nothing-here');
    made = await signedFixture();
    file = join(folder, 'picture.report.json');
    await writeFile(file, made.reportBytes);
    await writeFile(join(folder, 'picture.receipt.json'), made.receiptBytes);
    await writeFile(join(folder, 'picture.jpg'), made.picture);
    await writeFile(join(folder, 'key.pem'), made.world.reportSigner.publicKey);
  }, 600_000);
  afterAll(async () => {
    if (before === undefined) delete process.env.DATA_DIR;
    else process.env.DATA_DIR = before;
    await rm(folder, { recursive: true, force: true });
  });
  afterEach(() => vi.restoreAllMocks());

  async function verify(path: string, ...options: string[]) {
    let said = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
    const code = await report(['verify', path, '--json', ...options]);
    vi.restoreAllMocks();
    return { code, ...JSON.parse(said) };
  }
  const key = () => ['--key', join(folder, 'key.pem')];
  const written = async (name: string, bytes: Uint8Array | string) => {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  };
  const resigned = async (document: Record<string, unknown>) => {
    const { reportKeyPem } = await makeDevelopmentChain();
    return signDocument(document, localSigner({ keyPem: reportKeyPem }));
  };

  it('verifies with the key alone, and says whose it cannot know without one', async () => {
    expect(await verify(file, ...key())).toMatchObject({
      code: 0,
      valid: true,
      kind: 'report',
      version: 3,
      knownKey: true,
    });
    expect(await verify(file)).toMatchObject({ code: 0, valid: true, knownKey: null });
    expect(await verify(join(folder, 'picture.receipt.json'), ...key())).toMatchObject({ code: 0, kind: 'receipt' });
    const published = await written(
      'keys.json',
      JSON.stringify({ keys: [{ id: 'x', publicKey: made.world.reportSigner.publicKey }] }),
    );
    expect(await verify(file, '--key', published)).toMatchObject({ code: 0, knownKey: true });
  });

  it('ties the picture to its report, and no other picture', async () => {
    const picture = join(folder, 'picture.jpg');
    expect(await verify(file, ...key(), '--picture', picture)).toMatchObject({ code: 0, bound: true });
    const another = await written('another.jpg', (await signedFixture()).picture);
    expect(await verify(file, ...key(), '--picture', another)).toMatchObject({ code: 1, problem: 'other_picture' });
  });

  it('tells changed, cut short, another key, an unknown version and no report apart', async () => {
    const text = new TextDecoder().decode(made.reportBytes);
    const changed = await written('changed.json', text.replace('Fresh every morning', 'Fresh every evening'));
    expect(await verify(changed, ...key())).toMatchObject({ code: 1, valid: false, problem: 'wrong_signature' });
    const cut = await written('cut.json', made.reportBytes.subarray(0, made.reportBytes.length - 40));
    expect(await verify(cut, ...key())).toMatchObject({ code: 1, problem: 'truncated' });
    const forged = await written('forged.json', await resigned(JSON.parse(text).document));
    expect(await verify(forged, ...key())).toMatchObject({
      code: 1,
      valid: false,
      problem: 'wrong_key',
      knownKey: false,
    });
    const newer = await written('newer.json', await resigned({ ...JSON.parse(text).document, schema: 99 }));
    expect(await verify(newer)).toMatchObject({ code: 1, problem: 'unknown_version' });
    expect(await verify(await written('no.json', '{"a":1}'))).toMatchObject({ code: 1, problem: 'wrong_shape' });
    expect(await verify(await written('no.txt', 'hello'))).toMatchObject({ code: 1, problem: 'not_json' });
    await expect(report(['verify', join(folder, 'absent.json')])).rejects.toMatchObject({ code: 'file_not_found' });
    await expect(report(['verify', file, '--key', join(folder, 'no.txt')])).rejects.toMatchObject({
      code: 'invalid_argument',
    });
  });

  it('notices one changed byte in any field of a real report', async () => {
    const { verifyReport } = await import('../../../lib/pipeline/provenance/index');
    const survived: number[] = [];
    // Every byte that stands for itself once; three in four are skipped, a prime step so that no field is.
    for (let at = 0; at < made.reportBytes.length; at += 3) {
      const tampered = made.reportBytes.slice();
      tampered[at] = (tampered[at] ?? 0) ^ 1;
      if (verifyReport(tampered).valid) survived.push(at);
    }
    expect(survived).toEqual([]);
  });

  it('prints a report that verifies with receipt and picture beside it, and nothing from a changed one', async () => {
    vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    const out = join(folder, 'report.pdf');
    expect(await report(['pdf', file, '--out', out])).toBe(0);
    expect((await readFile(out)).subarray(0, 5).toString()).toBe('%PDF-');
    await expect(report(['pdf', join(folder, 'changed.json')])).rejects.toMatchObject({ code: 'invalid_argument' });
  });
});
