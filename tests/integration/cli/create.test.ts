import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useDatabase } from '../../setup/database';
import { runCommand, type Said } from './run-command';

interface Answer {
  generation: string;
  assets: {
    file: string;
    report: string;
    receipt: string;
    placement: string;
    width: number;
    height: number;
    bytes: number;
    sha256: string;
    seed: number;
    watermark_id: string | null;
    timings: Record<string, number>;
  }[];
}

describe('colophon create', { timeout: 600_000 }, () => {
  const database = useDatabase();
  let out = '';
  const brand = ['--brand', 'examples/brands/tallhamn.json'];
  const order = [...brand, '--prompt', 'a soft gradient', '--headline', 'Slow mornings', '--seed', '7', '--steps', '2'];
  const colophon = (...argv: string[]) => runCommand(database, argv);

  /** A model that may draw people holds its pictures; then another person's decision releases them, by the command line too. */
  async function delivered(said: Said): Promise<Answer> {
    if (said.code === 0) return JSON.parse(said.stdout);
    expect(said.code, said.stderr).toBe(4);
    const listed = await colophon('cases', 'list', '--json');
    const [open]: { id: string }[] = JSON.parse(listed.stdout).cases;
    const decide = ['cases', 'decide', open?.id ?? '', '--approve', '--reason', 'looks right', '--out', out, '--json'];
    const own = await colophon(...decide);
    expect(own.code, 'nobody decides on their own').toBe(1);
    const { email, password } = JSON.parse((await colophon('cases', 'appoint', 'second@pair.test', '--json')).stdout);
    const decided = await runCommand(database, [...decide, '--as', email], {
      ...process.env,
      COLOPHON_PASSWORD: password,
    });
    expect(decided.code, decided.stderr).toBe(0);
    return JSON.parse(decided.stdout);
  }

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'colophon-out-'));
  });

  it('makes one signed file with its report and receipt, and says exactly what it made', async () => {
    const { assets } = await delivered(await colophon('create', ...order, '--out', out, '--json'));
    const [asset, ...more] = assets;
    expect(more).toEqual([]);
    expect(asset).toMatchObject({ placement: 'instagram-post', width: 1080, height: 1080, seed: 7 });
    const bytes = await readFile(asset?.file ?? '');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(asset?.sha256);
    expect(bytes.length).toBe(asset?.bytes);
    expect(bytes.includes('c2pa')).toBe(true);
    expect((await readdir(out)).sort()).toEqual([
      'instagram-post-0-7.jpg',
      'instagram-post-0-7.receipt.json',
      'instagram-post-0-7.report.json',
    ]);
    for (const file of [asset?.report ?? '', asset?.receipt ?? '']) {
      const checked = await colophon('report', 'verify', file, '--json');
      expect(JSON.parse(checked.stdout)).toMatchObject({ valid: true });
    }
  });

  it('recognises its own file, trusts its own signature and finds the record', async () => {
    const said = await colophon('verify', join(out, 'instagram-post-0-7.jpg'), '--json');
    const [result] = JSON.parse(said.stdout).results;
    expect(result.credentials.state).toBe('trusted');
    expect(result.watermark.detected).toBe(true);
    expect(result.record).toMatchObject({ state: 'found', by: 'sha256' });
  });

  it('notices a report that was changed', async () => {
    const text = await readFile(join(out, 'instagram-post-0-7.report.json'), 'utf8');
    const file = join(out, 'changed.json');
    await writeFile(file, text.replace('Slow mornings', 'Fast mornings'));
    const checked = await colophon('report', 'verify', file, '--json');
    expect(checked.code).toBe(1);
    expect(JSON.parse(checked.stdout)).toMatchObject({ valid: false, problem: 'wrong_signature' });
  });

  it('says that policy stopped a brief, exits 3, charges nothing and keeps the record', async () => {
    const said = await colophon(
      'create',
      ...brand,
      '--brief',
      'examples/briefs/blocked-claim.json',
      '--out',
      out,
      '--json',
    );
    expect(said.code, said.stderr).toBe(3);
    const answer = JSON.parse(said.stdout);
    expect(answer).toMatchObject({ status: 'settled', assets: [], error: { code: 'blocked' } });
    expect(answer.withheld).toHaveLength(2);
    const kinds = await database.sql(
      'SELECT kind, count(*)::int AS n FROM ledger_entry WHERE generation_id = $1 GROUP BY kind ORDER BY kind',
      [answer.generation],
    );
    expect(kinds).toEqual([
      { kind: 'hold', n: 2 },
      { kind: 'release', n: 2 },
    ]);
  });

  it('prints a certificate chain that passes its own check', async () => {
    const printed = await colophon('certs', 'print', '--json');
    const file = join(out, 'chain.pem');
    await writeFile(file, JSON.parse(printed.stdout).chain);
    const checked = await colophon('certs', 'check', file, '--json');
    expect(JSON.parse(checked.stdout)).toMatchObject({ ok: true, problems: [] });
    expect(checked.code).toBe(0);
  });
});
