/** The environment, read and checked once. Nothing else in `app`, `lib` and `workers` reads `process.env`. */
import { z } from 'zod';
import { type Environment, environmentSchema } from './schema';

export type { Environment } from './schema';

let known: Environment | undefined;

/** Checked when first asked for, so that importing a module never fails for a value it does not use. */
export function env(): Environment {
  known ??= readEnvironment(process.env);
  return known;
}

/** For tests, which change the environment while they run. */
export function forgetEnvironment(): void {
  known = undefined;
}

/** An empty value counts as not given, as compose files and shells produce it. */
export function readEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = environmentSchema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not right:\n${lines.join('\n')}`, { cause: z.prettifyError(result.error) });
}
