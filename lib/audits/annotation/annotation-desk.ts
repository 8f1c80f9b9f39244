import { type Actor, demand } from '../../accounts/index';
import { forOrganisation } from '../../db/index';
import { ColophonError } from '../../errors/index';
import { definitionSchema } from '../study/definition';

export interface AnnotationDesk {
  studyId: string;
  name: string;
  questions: { id: string; question: string; values: string[] }[];
  /** Whether regions are to be marked for skin tone. */
  marks: boolean;
  /** Pictures this person has not seen, in an order of their own. */
  runs: string[];
  done: number;
  total: number;
}

const AT_ONCE = 50;

/**
 * The next pictures for one person: those seen by fewest people first, shuffled by the person, so that two annotators do not
 * go through one sequence. Prompts are not told: they would be answered instead of the picture.
 * @throws not_found; conflict when the study has no questions; forbidden.
 */
export async function annotationDesk(actor: Actor, studyId: string): Promise<AnnotationDesk> {
  demand(actor, 'audits:annotate');
  return forOrganisation(actor.organisationId, async (tx) => {
    const study = await tx.study.findUnique({ where: { id: studyId } });
    if (!study) throw new ColophonError('not_found', { thing: 'study' });
    const definition = definitionSchema.parse(study.definition);
    const { labels, skinTone } =
      definition.kind === 'pictures' ? definition.measures : { labels: [], skinTone: undefined };
    const marks = skinTone?.region === 'annotated';
    if (labels.length === 0 && !marks)
      throw new ColophonError('conflict', { problem: 'This study asks people nothing.' });
    const where = { studyId, status: 'finished' as const };
    const total = await tx.studyRun.count({ where });
    const done = await tx.studyAnnotation.count({ where: { studyId, annotator: actor.userId } });
    const runs = await tx.$queryRaw<{ id: string }[]>`
      SELECT run.id FROM study_run run LEFT JOIN study_annotation seen ON seen.run_id = run.id
      WHERE run.study_id = ${studyId} AND run.status = 'finished'
      GROUP BY run.id HAVING coalesce(bool_or(seen.annotator = ${actor.userId}), false) = false
      ORDER BY count(seen.id), md5(run.id || ${actor.userId}) LIMIT ${AT_ONCE}`;
    return {
      studyId,
      name: study.name,
      questions: labels.map(({ id, question, values }) => ({ id, question, values: [...values] })),
      marks,
      runs: runs.map(({ id }) => id),
      done,
      total,
    };
  });
}
