/** An organisation with a brand and credits, and a brief small enough to be killed often. */
import { readFile } from 'node:fs/promises';
import { type Actor, createMember, createOrganisation } from '../../../lib/accounts/index';
import { grant } from '../../../lib/billing/index';
import { createPresetVersion } from '../../../lib/brands/index';
import { forOrganisation } from '../../../lib/db/index';
import { importBrandMarks } from '../../../lib/rights/index';

export interface Arranged {
  editor: Actor;
  reviewer: Actor;
  presetId: string;
}

export async function arrange(slug: string, credits = 100n): Promise<Arranged> {
  const { organisationId } = await createOrganisation({ name: slug, slug });
  await importBrandMarks(50);
  const member = async (role: 'owner' | 'reviewer'): Promise<Actor> => {
    const person = { email: `${role}@${slug}.test`, name: role };
    const { userId } = await createMember({ organisationId, ...person, password: 'long enough', role });
    return { userId, ...person, organisationId, organisationName: slug, role };
  };
  const editor = await member('owner');
  await forOrganisation(organisationId, (tx) => grant(tx, organisationId, credits));
  const brand: unknown = JSON.parse(await readFile('examples/brands/tallhamn.json', 'utf8'));
  const { presetId } = await createPresetVersion(editor, brand);
  return { editor, reviewer: await member('reviewer'), presetId };
}

export const smallBrief = (seed: number) => ({
  prompt: 'a soft gradient',
  copy: { headline: 'Slow mornings' },
  placements: ['instagram-post'],
  steps: 2,
  seed,
  anyway: true,
});
