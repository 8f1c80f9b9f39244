import { z } from 'zod';
import { append } from '../audit-log/index';
import { forOrganisation } from '../db/index';
import { ColophonError } from '../errors/index';
import type { Actor } from './actor';
import { demand } from './permissions';

export interface OrganisationView {
  id: string;
  name: string;
  slug: string;
  createdAt: Date;
  /** Where its pictures are published: ISO 3166-1 alpha-2, or `EU`. */
  regions: readonly string[];
  /** Days after the end of a run that its pixels are kept (lib/retention); null is no limit. */
  retentionDays: number | null;
  /** What a new brief begins with. */
  defaultPresetId: string | null;
  secondFactorRequired: boolean;
}

/** @throws forbidden, not_found. */
export function getOrganisation(actor: Actor): Promise<OrganisationView> {
  demand(actor, 'organisation:read');
  const { organisationId } = actor;
  return forOrganisation(organisationId, async (tx) => {
    const found = await tx.organisation.findUnique({ where: { id: organisationId }, include: { settings: true } });
    if (!found) throw new ColophonError('not_found', { thing: 'organisation' });
    const { id, name, slug, createdAt, settings } = found;
    return {
      id,
      name,
      slug,
      createdAt,
      regions: settings?.regions ?? [],
      retentionDays: settings?.retentionDays ?? null,
      defaultPresetId: settings?.defaultPresetId ?? null,
      secondFactorRequired: settings?.secondFactorRequired ?? false,
    };
  });
}

const changeSchema = z
  .object({
    name: z.string().trim().min(1).max(80),
    regions: z.array(z.string().regex(/^[A-Z]{2}$/, 'has two capital letters each, for example EU, US, CN.')).max(60),
    retentionDays: z.number().int().min(1).max(3650).nullable(),
    defaultPresetId: z.string().max(80).nullable(),
    secondFactorRequired: z.boolean(),
  })
  .partial()
  .strict();
export type OrganisationChange = z.infer<typeof changeSchema>;

/**
 * Changes what is named and leaves the rest.
 * @throws forbidden, invalid_argument, not_found for a default preset the organisation does not have.
 */
export async function changeOrganisation(actor: Actor, given: unknown): Promise<OrganisationView> {
  demand(actor, 'organisation:write');
  const read = changeSchema.safeParse(given);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new ColophonError('invalid_argument', {
      argument: issue?.path.join('.') || 'settings',
      problem: issue?.message ?? 'is not right.',
    });
  }
  const { name, regions, ...rest } = read.data;
  const { organisationId, userId } = actor;
  await forOrganisation(organisationId, async (tx) => {
    if (rest.defaultPresetId) {
      const preset = await tx.brandPreset.findFirst({
        where: { organisationId, OR: [{ id: rest.defaultPresetId }, { slug: rest.defaultPresetId }] },
        select: { id: true },
      });
      if (!preset) throw new ColophonError('not_found', { thing: 'brand preset' });
      rest.defaultPresetId = preset.id;
    }
    if (name !== undefined) await tx.organisation.update({ where: { id: organisationId }, data: { name } });
    const data = { ...defined(rest), ...(regions ? { regions: [...new Set(regions)].sort() } : {}) };
    await tx.organisationSettings.upsert({
      where: { organisationId },
      create: { organisationId, ...data },
      update: { ...data, changedAt: new Date() },
    });
    const changed = Object.keys(read.data).sort();
    await append(tx, { organisationId, kind: 'organisation.settings_changed', body: { by: userId, changed } });
  });
  return getOrganisation(actor);
}

/** Exact optional properties: a key that was not given must not arrive as undefined. */
function defined<T extends object>(values: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
