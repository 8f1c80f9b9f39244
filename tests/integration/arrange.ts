/** What most integration tests start from: an organisation, people, a brand, credits and a model that can draw anything. */
import { readFile } from 'node:fs/promises';
import { type Actor, createMember, createOrganisation, type Role } from '../../lib/accounts/index';
import { grant } from '../../lib/billing/index';
import { createPresetVersion } from '../../lib/brands/index';
import { forOrganisation } from '../../lib/db/index';
import { registerModel } from '../../lib/generations/index';
import { importBrandMarks } from '../../lib/rights/index';

export async function anOrganisation(
  slug: string,
  credits = 100n,
): Promise<{ owner: Actor; join(role: Role): Promise<Actor> }> {
  const { organisationId } = await createOrganisation({ name: slug, slug });
  let people = 0;
  const join = async (role: Role): Promise<Actor> => {
    people += 1;
    const person = { email: `${role}${people}@${slug}.test`, name: role };
    const { userId } = await createMember({ organisationId, ...person, password: 'long enough', role });
    return { userId, ...person, organisationId, organisationName: slug, role };
  };
  const owner = await join('owner');
  if (credits > 0n) await forOrganisation(organisationId, (tx) => grant(tx, organisationId, credits));
  return { owner, join };
}

export async function aBrand(actor: Actor): Promise<string> {
  const brand: unknown = JSON.parse(await readFile('examples/brands/tallhamn.json', 'utf8'));
  return (await createPresetVersion(actor, brand)).presetId;
}

export const MODEL = {
  name: 'house',
  version: '0.0.1',
  kind: 'latent-diffusion',
  licence: 'Apache-2.0',
  lane: 'gpu',
  digitalSourceType: 'trainedAlgorithmicMedia',
  sha256: 'ab'.repeat(32),
  files: [],
  defaults: { steps: 8, guidance: 2, sampler: 'flow-match-euler' },
  sizes: { square: [512, 512], portrait: [512, 896], landscape: [896, 512] },
  conditioning: ['palette'],
  words: ['a', 'podium', 'gradient', 'soft', 'stone'],
  families: [
    { id: 'podium', title: 'Podiums', person_free: true, subjects: ['podium'], example_prompt: 'a stone podium' },
    {
      id: 'gradient',
      title: 'Gradients',
      person_free: true,
      subjects: ['gradient'],
      example_prompt: 'a soft gradient',
    },
  ],
  modifiers: [],
  limits: [],
} as const;

export async function aModel(): Promise<void> {
  await registerModel(MODEL);
  await importBrandMarks(20);
}

export const BRIEF = {
  prompt: 'a soft gradient',
  copy: { headline: 'Slow mornings' },
  placements: ['instagram-post', 'linkedin-post'],
  seed: 7,
};
