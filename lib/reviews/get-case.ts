import { z } from 'zod';
import { type Actor, demand } from '../accounts/index';
import { forOrganisation, type Tx } from '../db/index';
import { say } from '../errors/index';
import { type Finding, findingSchema } from '../pipeline/finding';
import { around, type CaseRow, caseView, findCase } from './case-rows';
import type { CaseDetail, EvidenceFinding } from './views';

const briefSchema = z.looseObject({
  prompt: z.string(),
  negativePrompt: z.string().optional(),
  copy: z
    .looseObject({
      headline: z.string().optional(),
      subline: z.string().optional(),
      callToAction: z.string().optional(),
    })
    .prefault({}),
  engine: z.string().default('house'),
  placements: z.array(z.string()).default([]),
});

/** One case with its evidence: every check of the item with its number against its threshold. @throws not_found, forbidden. */
export async function getCase(actor: Actor, id: string, now = new Date()): Promise<CaseDetail> {
  demand(actor, 'reviews:read');
  return forOrganisation(actor.organisationId, async (tx) => {
    const row = await findCase(tx, id);
    const { copy, ...brief } = briefSchema.parse(row.generation.brief);
    const first = row.appealOf ? await tx.reviewCase.findUnique({ where: { id: row.appealOf } }) : null;
    return {
      ...caseView(row, actor, await around(tx, [row]), now),
      evidence: await evidenceOf(tx, row),
      brief: {
        prompt: brief.prompt,
        negativePrompt: brief.negativePrompt ?? null,
        copy: {
          headline: copy.headline ?? null,
          subline: copy.subline ?? null,
          callToAction: copy.callToAction ?? null,
        },
        engine: brief.engine,
        placements: brief.placements,
      },
      brand: await brandOf(tx, row.generationId),
      first: first && { role: first.reviewerRole, reason: first.reason, decidedAt: first.decidedAt },
    };
  });
}

async function brandOf(tx: Tx, generationId: string): Promise<CaseDetail['brand']> {
  const { presetVersion } = await tx.generation.findUniqueOrThrow({
    where: { id: generationId },
    select: { presetVersion: { select: { version: true, preset: { select: { name: true } } } } },
  });
  return { name: presetVersion.preset.name, version: presetVersion.version };
}

async function evidenceOf(tx: Tx, { generationId, item }: CaseRow): Promise<EvidenceFinding[]> {
  const records = await tx.stepRecord.findMany({
    where: { generationId, status: 'finished' },
    orderBy: [{ at: 'asc' }, { attempt: 'asc' }],
    select: { findings: true },
  });
  const findings = records.flatMap((record) => z.array(findingSchema).parse(record.findings));
  const own = findings.filter(
    ({ items }) =>
      item === null ||
      items.length === 0 ||
      items.some(({ index, placement }) => index === item.index && placement === item.placement),
  );
  return own.map(shown).sort((a, b) => Number(b.triggered) - Number(a.triggered));
}

function shown({ rule, version, status, triggered, score, threshold, code, params, region }: Finding): EvidenceFinding {
  return {
    rule,
    version,
    status,
    triggered,
    score,
    threshold,
    words: say(code, params),
    region: region ?? null,
    params,
  };
}
