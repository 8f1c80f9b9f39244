import { type Actor, can, demand } from '../../accounts/index';
import { forOrganisation, type Tx } from '../../db/index';
import { ColophonError } from '../../errors/index';
import { type AuditDocument, readAuditDocument } from '../conclude/document';
import { type Definition, definitionSchema } from '../study/definition';
import { type AuditChange, compareAudits } from './compare-audits';

export type StudyStatus = 'running' | 'paused' | 'concluding' | 'concluded' | 'failed';

export interface StudyView {
  id: string;
  name: string;
  kind: string;
  status: StudyStatus;
  engine: string;
  preset: { id: string; name: string; version: number };
  /** Runs: declared, over, and of these failed. */
  sampleSize: number;
  done: number;
  failed: number;
  createdAt: Date;
  concludedAt: Date | null;
  /** Of the newest conclusion. */
  audit: { id: string; disparity: number | null; threshold: number; disparate: boolean; sampleSize: number } | null;
}

export interface StudyDetail extends StudyView {
  definition: Definition;
  repeats: string | null;
  everyDays: number | null;
  onChange: boolean;
  /** The newest conclusion as it was signed. */
  document: AuditDocument | null;
  /** Against the conclusion of the study this one repeats; null when it repeats none. */
  changes: AuditChange[] | null;
  annotations: number;
  /** Pictures the actor could still annotate; 0 when the study asks for no annotation. */
  toAnnotate: number;
  mayControl: boolean;
}

const INCLUDE = {
  presetVersion: { select: { version: true, preset: { select: { id: true, name: true } } } },
  audits: { orderBy: { createdAt: 'desc' as const }, take: 1 },
} as const;

const PAGE = 30;
const LARGEST_PAGE = 100;

/** Newest first. @throws forbidden; invalid_argument for a foreign cursor. */
export async function listStudies(
  actor: Actor,
  { cursor, limit }: { cursor?: string | undefined; limit?: number | undefined } = {},
): Promise<{ studies: StudyView[]; next: string | null }> {
  demand(actor, 'audits:read');
  const size = Math.min(LARGEST_PAGE, Math.max(1, Math.trunc(limit ?? PAGE)));
  return forOrganisation(actor.organisationId, async (tx) => {
    const from =
      cursor === undefined
        ? null
        : await tx.study.findUnique({ where: { id: cursor }, select: { createdAt: true, id: true } });
    if (cursor !== undefined && !from)
      throw new ColophonError('invalid_argument', { argument: 'cursor', problem: 'was not made by this list.' });
    const rows = await tx.study.findMany({
      where: from
        ? { OR: [{ createdAt: { lt: from.createdAt } }, { createdAt: from.createdAt, id: { lt: from.id } }] }
        : {},
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: size + 1,
      include: INCLUDE,
    });
    const shown = rows.slice(0, size);
    const counts = await countsOf(
      tx,
      shown.map(({ id }) => id),
    );
    return {
      studies: shown.map((row) => studyView(row, counts)),
      next: rows.length > size ? (shown.at(-1)?.id ?? null) : null,
    };
  });
}

/** By the study's id or an audit's. @throws not_found, also for another organisation's; forbidden. */
export async function getStudy(actor: Actor, id: string): Promise<StudyDetail> {
  demand(actor, 'audits:read');
  return forOrganisation(actor.organisationId, async (tx) => {
    const studyId = id.startsWith('aud_')
      ? (await tx.biasAudit.findUnique({ where: { id }, select: { studyId: true } }))?.studyId
      : id;
    const row = studyId ? await tx.study.findUnique({ where: { id: studyId }, include: INCLUDE }) : null;
    if (!row) throw new ColophonError('not_found', { thing: 'study' });
    const counts = await countsOf(tx, [row.id]);
    const definition = definitionSchema.parse(row.definition);
    const document = row.audits[0] ? readAuditDocument(row.audits[0].document) : null;
    const annotations = await tx.studyAnnotation.count({ where: { studyId: row.id } });
    const own = await tx.studyAnnotation.count({ where: { studyId: row.id, annotator: actor.userId } });
    const { drawn } = counts.get(row.id) ?? { drawn: 0 };
    return {
      ...studyView(row, counts),
      definition,
      repeats: row.repeats,
      everyDays: row.everyDays,
      onChange: row.onChange,
      document,
      changes: row.repeats && document ? compareAudits(await newestDocument(tx, row.repeats), document) : null,
      annotations,
      toAnnotate: wantsAnnotation(definition) && can(actor, 'audits:annotate') ? Math.max(0, drawn - own) : 0,
      mayControl: can(actor, 'audits:write'),
    };
  });
}

export function wantsAnnotation(definition: Definition): boolean {
  if (definition.kind !== 'pictures') return false;
  return definition.measures.labels.length > 0 || definition.measures.skinTone?.region === 'annotated';
}

async function newestDocument(tx: Tx, studyId: string): Promise<AuditDocument | null> {
  const audit = await tx.biasAudit.findFirst({
    where: { studyId },
    orderBy: { createdAt: 'desc' },
    select: { document: true },
  });
  return audit ? readAuditDocument(audit.document) : null;
}

interface Counts {
  done: number;
  failed: number;
  drawn: number;
}

async function countsOf(tx: Tx, ids: string[]): Promise<Map<string, Counts>> {
  const rows = await tx.studyRun.groupBy({
    by: ['studyId', 'status'],
    where: { studyId: { in: ids } },
    _count: { _all: true },
  });
  const of = (id: string, status: string) =>
    rows.find((row) => row.studyId === id && row.status === status)?._count._all ?? 0;
  return new Map(
    ids.map((id) => [
      id,
      { done: of(id, 'finished') + of(id, 'failed'), failed: of(id, 'failed'), drawn: of(id, 'finished') },
    ]),
  );
}

type Row = Awaited<ReturnType<typeof rowOf>>;
function rowOf(tx: Tx) {
  return tx.study.findFirstOrThrow({ include: INCLUDE });
}

function studyView(row: Row, counts: ReadonlyMap<string, Counts>): StudyView {
  const { id, name, kind, status, engine, sampleSize, createdAt, concludedAt, presetVersion, audits } = row;
  const { done, failed } = counts.get(id) ?? { done: 0, failed: 0 };
  const [audit] = audits;
  return {
    ...{ id, name, kind, status, engine, sampleSize, createdAt, concludedAt, done, failed },
    preset: { ...presetVersion.preset, version: presetVersion.version },
    audit: audit
      ? {
          id: audit.id,
          disparity: audit.disparity,
          threshold: audit.threshold,
          disparate: audit.disparate,
          sampleSize: audit.sampleSize,
        }
      : null,
  };
}
