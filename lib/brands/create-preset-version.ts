import { isDeepStrictEqual } from 'node:util';
import { type Actor, demand } from '../accounts/index';
import { append } from '../audit-log/index';
import { forOrganisation, isUniqueViolation, type Tx } from '../db/index';
import { ColophonError } from '../errors/index';
import { newId } from '../ids/index';
import { FONTS, findFont } from '../imaging/index';
import { type Preset, type PresetSnapshot, presetSchema, presetSnapshotSchema } from '../pipeline/brief/index';
import { storeLogos } from './store-logos';

export interface CreatedVersion {
  presetId: string;
  versionId: string;
  version: number;
}

/**
 * A new version of the preset of that slug, or the newest one again when nothing differs from it.
 * @param files reads a logo beside the preset by its plain file name; without it, logos must be inline.
 * @throws invalid_preset, unsupported_font, svg_unsafe, the `image_*` family, forbidden.
 */
export async function createPresetVersion(
  actor: Actor,
  presetJson: unknown,
  files?: (name: string) => Promise<Uint8Array>,
): Promise<CreatedVersion> {
  demand(actor, 'brands:write');
  const preset = readPreset(presetJson);
  checkFonts(preset);
  const { logo, ...body } = preset;
  const variants = await storeLogos(actor.organisationId, logo.variants, files);
  const snapshot = presetSnapshotSchema.parse({ ...body, logo: { ...logo, variants } });
  for (let tries = 0; ; tries++) {
    try {
      return await forOrganisation(actor.organisationId, (tx) => addVersion(tx, actor, snapshot));
    } catch (error) {
      // Two people saved the same preset at once; the second becomes the next version.
      if (!isUniqueViolation(error) || tries === 5) throw error;
    }
  }
}

function readPreset(json: unknown): Preset {
  const result = presetSchema.safeParse(json);
  if (result.success) return result.data;
  const problems = result.error.issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')} ${message}`));
  throw new ColophonError('invalid_preset', { problems: problems.join('; ') });
}

function checkFonts(preset: Preset): void {
  for (const { family } of [preset.type.display, preset.type.text])
    if (!findFont(family))
      throw new ColophonError('unsupported_font', { family, families: FONTS.map((font) => font.family).join(', ') });
}

async function addVersion(tx: Tx, actor: Actor, snapshot: PresetSnapshot): Promise<CreatedVersion> {
  const { organisationId } = actor;
  const { slug, name } = snapshot;
  const there = await tx.brandPreset.findUnique({ where: { organisationId_slug: { organisationId, slug } } });
  const presetId = there?.id ?? newId('preset');
  if (!there) await tx.brandPreset.create({ data: { id: presetId, organisationId, slug, name } });
  else if (there.name !== name) await tx.brandPreset.update({ where: { id: presetId }, data: { name } });
  const last = await tx.presetVersion.findFirst({ where: { presetId }, orderBy: { version: 'desc' } });
  if (last && isDeepStrictEqual(last.body, plain(snapshot)))
    return { presetId, versionId: last.id, version: last.version };
  const version = (last?.version ?? 0) + 1;
  const versionId = newId('presetVersion');
  await tx.presetVersion.create({ data: { id: versionId, organisationId, presetId, version, body: plain(snapshot) } });
  await append(tx, {
    organisationId,
    kind: 'preset.created',
    body: { presetId, versionId, version, by: actor.userId },
  });
  return { presetId, versionId, version };
}

/** As the database gives it back, so that the two can be compared. */
function plain(snapshot: PresetSnapshot) {
  return JSON.parse(JSON.stringify(snapshot));
}
