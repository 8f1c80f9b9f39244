import { type Actor, demand } from '../accounts/index';
import type { PresetSnapshot } from '../pipeline/brief/index';
import { storeFont } from './store-fonts';
import { storeLogo } from './store-logos';
import { storeReferences } from './store-references';

/**
 * One file for a preset that is being edited: checked, written anew, stored, and answered as the part of a preset it becomes.
 * Nothing uses it until a draft names it.
 * @throws font_unusable, svg_unsafe, reference_refused, the `image_*` family, forbidden.
 */
export async function storePresetLogo(
  actor: Actor,
  bytes: Uint8Array,
  name: string,
  ground: 'light' | 'dark' | 'any',
): Promise<PresetSnapshot['logo']['variants'][number]> {
  demand(actor, 'brands:write');
  return { ground, ...(await storeLogo(actor.organisationId, bytes, name.slice(0, 120) || 'The logo')) };
}

export async function storePresetFont(
  actor: Actor,
  bytes: Uint8Array,
  name: string,
): Promise<PresetSnapshot['fonts'][number]> {
  demand(actor, 'brands:write');
  return storeFont(actor.organisationId, bytes, { name: name.slice(0, 120) || 'The font' });
}

export async function storePresetReference(
  actor: Actor,
  preset: { name: string; slug: string },
  reference: { title: string; data: string; rights: PresetSnapshot['references'][number]['rights'] },
): Promise<PresetSnapshot['references'][number]> {
  demand(actor, 'brands:write');
  const rights = { ...reference.rights, attestedAt: new Date().toISOString() };
  const [stored] = await storeReferences(actor.organisationId, { ...preset, references: [{ ...reference, rights }] });
  if (!stored) throw new RangeError('one reference in, none out');
  return stored;
}
