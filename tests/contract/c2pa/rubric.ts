/** Runs a public C2PA rubric (JSON-formula over a reader's crJSON) the way ../shared/data/README.md describes. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import JsonFormula from '@adobe/json-formula';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

const FOLDER = join(process.cwd(), '../shared/data/c2pa-rubrics');
export const RUBRICS = {
  conformance: 'asset-rubric-conformance0.2-spec2.4.yml',
  integrity: 'asset-rubric-integrity.yml',
} as const;
export const rubricsAreHere = () => existsSync(join(FOLDER, RUBRICS.conformance));
export const NOT_HERE = '../shared/data/c2pa-rubrics is not here: the public rubrics were not run';

const headSchema = z.looseObject({
  variables: z.record(z.string(), z.unknown()).default({}),
  expressions: z.record(z.string(), z.string()).default({}),
});
const statementSchema = z.looseObject({
  id: z.string(),
  expression: z.string(),
  failIfMatched: z.boolean().default(false),
  warnIfMatched: z.boolean().default(false),
});

export interface Ruling {
  id: string;
  passed: boolean;
  matches: unknown;
}

/** Falsy and empty are one thing for a rubric. */
const isNothing = (value: unknown) =>
  !value ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && Object.keys(value).length === 0);

export function variablesOf(rubric: keyof typeof RUBRICS): Record<string, unknown> {
  return headSchema.parse(documents(rubric)[0]).variables;
}

function documents(rubric: keyof typeof RUBRICS): unknown[] {
  const parsed = parseAllDocuments(readFileSync(join(FOLDER, RUBRICS[rubric]), 'utf8'));
  return [...parsed].map((document) => document.toJS() as unknown);
}

/** One ruling a statement, in the rubric's order. */
export function judge(rubric: keyof typeof RUBRICS, crJson: unknown): Ruling[] {
  const [first, second] = documents(rubric);
  const { variables, expressions } = headSchema.parse(first);
  const globals = { ...variables, $expected_spec_version: '2.4' };
  const run = (expression: string, args: unknown[]): unknown =>
    formula.search(expression, crJson, { ...globals, $args: args });
  const functions = Object.fromEntries(
    Object.entries(expressions).map(([name, body]) => [
      name,
      { _func: (args: unknown[]) => run(body, args), _signature: [{ types: [1], variadic: true, optional: true }] },
    ]),
  );
  const formula = new JsonFormula(functions);
  return z
    .array(statementSchema)
    .parse(second)
    .map(({ id, expression, failIfMatched, warnIfMatched }) => {
      const matches = run(expression, []);
      return { id, passed: failIfMatched || warnIfMatched ? isNothing(matches) : !isNothing(matches), matches };
    });
}
