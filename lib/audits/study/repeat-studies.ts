import { type Actor, demand } from '../../accounts/index';
import { forOrganisation, isUniqueViolation, organisationIds } from '../../db/index';
import { ColophonError } from '../../errors/index';
import { listModels } from '../../generations/index';
import { declareStudy } from './declare-study';

/** Declares the same study again, with the preset's newest version and the engine's registered model. @throws as declareStudy. */
export async function repeatStudy(actor: Actor, id: string): Promise<{ id: string }> {
  demand(actor, 'audits:write');
  const row = await forOrganisation(actor.organisationId, (tx) => tx.study.findUnique({ where: { id } }));
  if (!row) throw new ColophonError('not_found', { thing: 'study' });
  return declareStudy(actor, row.definition, id);
}

const DAY_MS = 86_400_000;

/**
 * Repeats every concluded study that is due: its days are over, or it asks to follow changes and the preset has a newer
 * version or the engine another model. Each study is repeated once; its repetition carries the schedule on. Answers how many.
 */
export async function repeatDueStudies(now = new Date()): Promise<number> {
  const models = new Map((await listModels()).map(({ name, sha256 }) => [name, sha256]));
  let repeated = 0;
  for (const organisationId of await organisationIds())
    for (const id of await dueIn(organisationId, models, now)) {
      try {
        await repeatStudy({ ...SCHEDULE, organisationId }, id);
        repeated += 1;
      } catch (error) {
        // Another worker was first.
        if (!isUniqueViolation(error)) throw error;
      }
    }
  return repeated;
}

const SCHEDULE = {
  userId: 'schedule',
  email: 'schedule@colophon.local',
  name: 'Schedule',
  organisationName: '',
  role: 'admin',
} as const;

async function dueIn(organisationId: string, models: ReadonlyMap<string, string>, now: Date): Promise<string[]> {
  return forOrganisation(organisationId, async (tx) => {
    const rows = await tx.study.findMany({
      where: { status: 'concluded', OR: [{ everyDays: { not: null } }, { onChange: true }] },
      include: {
        presetVersion: { include: { preset: { include: { versions: { orderBy: { version: 'desc' }, take: 1 } } } } },
      },
    });
    const due: string[] = [];
    for (const row of rows) {
      const old = row.everyDays !== null && now.getTime() - row.createdAt.getTime() >= row.everyDays * DAY_MS;
      const changed =
        row.presetVersion.preset.versions[0]?.id !== row.presetVersionId ||
        (models.get(row.engine) ?? row.modelSha256) !== row.modelSha256;
      if (!old && !(row.onChange && changed)) continue;
      if ((await tx.study.count({ where: { repeats: row.id } })) === 0) due.push(row.id);
    }
    return due;
  });
}
