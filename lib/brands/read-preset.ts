import type { z } from 'zod';
import { ColophonError } from '../errors/index';
import { type Preset, type PresetSnapshot, presetSchema, presetSnapshotSchema } from '../pipeline/brief/index';

/** @throws invalid_preset naming up to five fields and what is wrong with each. */
function read<Result>(schema: z.ZodType<Result>, json: unknown): Result {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const problems = result.error.issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')} ${message}`));
  throw new ColophonError('invalid_preset', { problems: problems.join('; ') });
}

/** A preset as people write and exchange it. @throws invalid_preset. */
export const readPreset = (json: unknown): Preset => read<Preset>(presetSchema, json);

/** A preset with its files stored, as versions and drafts keep it. @throws invalid_preset. */
export const readSnapshot = (json: unknown): PresetSnapshot => read<PresetSnapshot>(presetSnapshotSchema, json);

/** Plain JSON, as the database gives it back: so that two can be compared, and so that Prisma takes it. */
export function plainJson(value: unknown) {
  return JSON.parse(JSON.stringify(value));
}
