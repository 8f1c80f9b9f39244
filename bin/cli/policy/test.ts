import { runPolicyCases } from '../../../lib/pipeline/policy/index';
import { readOptions } from '../options';
import { note, sayJson, sayLine } from '../say';

/** `colophon policy test`: the cases beside the rules. Exit 0 when every one comes out as written, else 1. */
export async function test(argv: readonly string[]): Promise<number> {
  const { values } = readOptions(argv, { json: { type: 'boolean' } });
  const { total, failures } = runPolicyCases();
  if (values.json) sayJson({ total, passed: total - failures.length, failures });
  else {
    for (const { rule, expected, text, found } of failures)
      sayLine(
        `${rule}: “${text}” should ${expected === 'stops' ? 'be stopped' : 'pass'}; found ${found.join(', ') || 'nothing'}.`,
      );
    note(`${total - failures.length} of ${total} cases come out as written.`);
  }
  return failures.length === 0 ? 0 : 1;
}
