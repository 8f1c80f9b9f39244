/** `colophon reproduce`: a report made here is drawn again bit for bit, and what was otherwise is named. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { drawnPicture } from '../../../bench/provenance/pictures';
import { reproduce } from '../../../bin/cli/reproduce';
import { ensureOrganisation } from '../../../lib/accounts/index';
import { grant } from '../../../lib/billing/index';
import { createPresetVersion } from '../../../lib/brands/index';
import { forOrganisation } from '../../../lib/db/index';
import { getGeneration, readReport, requestClaimed } from '../../../lib/generations/index';
import { encodeJpeg } from '../../../lib/imaging/index';
import { LANES } from '../../../lib/pipeline/pipeline';
import { localSigner, makeDevelopmentChain, type Report, signDocument } from '../../../lib/pipeline/provenance/index';
import { importBrandMarks } from '../../../lib/rights/index';
import { sealPicture } from '../../../lib/seals/index';
import { closeVerifyThread } from '../../../lib/verify/index';
import { environmentWith } from '../../../workers/environment';
import { openHome } from '../../../workers/home';
import { runAttempt } from '../../../workers/tasks/run-generation';
import { useDatabase } from '../../setup/database';

describe('colophon reproduce', { timeout: 600_000 }, () => {
  const database = useDatabase();
  let file = '';
  let sealedFile = '';
  let document: Report;

  beforeAll(async () => {
    // The command line's own organisation, and the server the command shall find running.
    process.env.DATABASE_URL = database.ownerUrl;
    const { organisationId } = await ensureOrganisation({ name: 'Command line', slug: 'cli' });
    const who = { userId: 'cli', email: 'cli@colophon.local', name: 'Command line' };
    const actor = { ...who, organisationId, organisationName: 'Command line', role: 'owner' } as const;
    await importBrandMarks(20);
    await forOrganisation(organisationId, (tx) => grant(tx, organisationId, 10n));
    const brand: unknown = JSON.parse(await readFile('examples/brands/tallhamn.json', 'utf8'));
    const { presetId: preset } = await createPresetVersion(actor, brand);
    const brief = {
      ...{ engine: 'scenes', prompt: 'soft mesh gradient in peach and lilac', copy: { headline: 'Slow mornings' } },
      ...{ placements: ['leaderboard'], seed: 7 },
    };
    const home = await openHome();
    try {
      const key = await requestClaimed(actor, { brief, preset });
      await runAttempt(home, key, { lanes: new Set(LANES), stop: new AbortController().signal });
      const [item] = (await getGeneration(actor, key.generationId)).items;
      const { bytes } = await readReport(actor, item?.assetId ?? '');
      file = join(database.dataDir, 'picture.report.json');
      await writeFile(file, bytes);
      document = JSON.parse(new TextDecoder().decode(bytes)).document;

      const photograph = await encodeJpeg(drawnPicture('waves', 320, 320, 5), { quality: 92 });
      const sealed = await sealPicture(
        actor,
        { bytes: photograph, fileName: 'harbour.jpg', source: 'photo', people: 'none', preset },
        { claimed: true },
      );
      await runAttempt(home, sealed.key, { lanes: new Set(LANES), stop: new AbortController().signal });
      const [own] = (await getGeneration(actor, sealed.id)).items;
      sealedFile = join(database.dataDir, 'sealed.report.json');
      await writeFile(sealedFile, (await readReport(actor, own?.assetId ?? '')).bytes);
    } finally {
      await closeVerifyThread();
      await home.close();
    }
  }, 600_000);

  async function said(...argv: string[]) {
    let out = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += String(text);
      return true;
    });
    const code = await reproduce([...argv, '--json']);
    vi.restoreAllMocks();
    return { code, ...JSON.parse(out) };
  }

  it('draws the artwork of a report made here again, bit for bit, and finds nothing otherwise', async () => {
    expect(document).toMatchObject({
      schema: 3,
      made: { environment: environmentWith(document.made.environment?.threads ?? 0) },
    });
    expect(await said(file)).toMatchObject({
      code: 0,
      reproduced: true,
      recorded: document.made.artwork.sha256,
      here: document.made.artwork.sha256,
      differences: [],
    });
  });

  it('takes a picture made elsewhere in again, bit for bit', async () => {
    expect(await said(sealedFile)).toMatchObject({ code: 0, reproduced: true, differences: [] });
  });

  it('names threads, build, machine and model where they were otherwise, and how far the picture lies apart', async () => {
    const { reportKeyPem } = await makeDevelopmentChain();
    const { made } = document;
    const other = {
      ...document,
      made: {
        ...made,
        model: { ...made.model, version: '0.0.9', sha256: '9'.repeat(64) },
        artwork: { ...made.artwork, sha256: 'a'.repeat(64) },
        environment: made.environment && {
          ...made.environment,
          ...{ threads: 3, sources: 'b'.repeat(64), processor: 'Another Processor' },
        },
      },
    };
    const path = join(database.dataDir, 'other.report.json');
    await writeFile(path, await signDocument(other, localSigner({ keyPem: reportKeyPem })));
    const answer = await said(path, '--threads', '1');
    expect(answer).toMatchObject({ code: 1, reproduced: false, here: made.artwork.sha256 });
    expect(answer.differences.map(({ what }: { what: string }) => what)).toEqual([
      'model',
      'processor',
      'threads',
      'sources',
      'artwork',
    ]);
    const threads = answer.differences.find(({ what }: { what: string }) => what === 'threads');
    expect(threads).toMatchObject({ recorded: '3', here: '1', words: expect.stringContaining('3 then, 1 here') });
  });

  it('refuses what is no report, and a number of threads that is none', async () => {
    const path = join(database.dataDir, 'no.json');
    await writeFile(path, '{"a":1}');
    await expect(reproduce([path])).rejects.toMatchObject({ code: 'invalid_argument' });
    await expect(reproduce([file, '--threads', 'many'])).rejects.toMatchObject({ params: { argument: '--threads' } });
  });
});
