/** What a brand fixes is refused in the form, in the API and on the command line, in one clear sentence each. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../lib/accounts/index';
import { createPresetVersion, sharePreset } from '../../../lib/brands/index';
import { preflight, requestGeneration } from '../../../lib/generations/index';
import { useDatabase } from '../../setup/database';
import { aModel, anOrganisation, BRIEF } from '../arrange';
import { written } from './arrange';

const LOCKED = { callToAction: 'Taste the season', layout: 'split', aiLabel: true, placements: ['instagram-post'] };

describe('fields that a brand has fixed', () => {
  const database = useDatabase();
  let owner: Actor;
  let editor: Actor;
  beforeAll(async () => {
    const organisation = await anOrganisation('locked');
    owner = organisation.owner;
    editor = await organisation.join('editor');
    await aModel();
    await createPresetVersion(owner, written({ slug: 'fixed', locked: LOCKED }));
  });
  const brief = (changes: object) => ({ ...BRIEF, placements: ['instagram-post'], ...changes });

  it.each([
    ['copy.callToAction', { copy: { callToAction: 'Buy now' } }, /fixes the call to action to “Taste the season”/],
    ['layout', { layout: 'editorial' }, /fixes the layout to “split”/],
    ['aiLabel', { aiLabel: false }, /fixes the AI label to “true”/],
    ['placements', { placements: ['linkedin-post'] }, /fixes the placements to “instagram-post”/],
  ])('%s: an editor’s brief that changes it is refused, and told so beside the field', async (path, changes, words) => {
    const asked = { brief: brief(changes), preset: 'fixed' };
    await expect(requestGeneration(editor, asked)).rejects.toMatchObject({ code: 'locked_by_brand' });
    await expect(requestGeneration(editor, asked)).rejects.toThrow(words);
    const { problems } = await preflight(editor, asked);
    expect(problems.find((problem) => problem.path === path)?.message).toMatch(words);
    await expect(createPresetVersion(editor, written({ slug: 'fixed' }))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(sharePreset(editor, 'fixed', { to: 'x', mode: 'copy' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('a brief that is silent gets what is fixed, and one that says the same is accepted', async () => {
    for (const copy of [{}, { callToAction: 'Taste the season' }]) {
      const { id } = await requestGeneration(editor, { brief: brief({ copy }), preset: 'fixed' });
      const [row] = await database.sql<{ brief: { layout: string; aiLabel: boolean; copy: object } }>(
        'SELECT brief FROM generation WHERE id = $1',
        [id],
      );
      expect(row?.brief).toMatchObject({ layout: 'split', aiLabel: true, copy: { callToAction: 'Taste the season' } });
    }
  });

  it('on the command line it is bad input, exit code 2', async () => {
    const file = join(database.dataDir, 'fixed.json');
    await writeFile(file, JSON.stringify(written({ slug: 'fixed', locked: LOCKED })));
    const { runCommand } = await import('../cli/run-command');
    const run = await runCommand(database, [
      'create',
      '--brand',
      file,
      '--prompt',
      'a soft gradient',
      '--cta',
      'Buy now',
      '--placements',
      'instagram-post',
      '--json',
    ]);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/fixes the call to action to “Taste the season”/);
  }, 600_000);
});
