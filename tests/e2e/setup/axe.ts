import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const SCRIPT = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Serious and critical violations of WCAG 2.2 A and AA, in words; empty when there are none. */
export async function violations(page: Page): Promise<string[]> {
  const { readFile } = await import('node:fs/promises');
  // Evaluated rather than added as a tag: the page's policy would refuse the tag.
  await page.evaluate(await readFile(SCRIPT, 'utf8'));
  const results = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } };
    return axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
  });
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary}`).join(' | ')}`,
    );
}
