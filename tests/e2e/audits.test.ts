/** Audits in a real browser: a study is declared, runs on the product's own workers, is annotated by keyboard and read. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { verifyAudit } from '../../lib/audits/index';
import { violations } from './setup/axe';
import { CHROMIUM } from './setup/chromium';
import { useProductInBrowser } from './setup/product-in-browser';
import { signIn, visit } from './setup/visitor';

if (!CHROMIUM)
  process.stderr.write('No Chromium was found (set CHROMIUM to its path): the browser tests of audits are skipped.\n');

const RUN_MS = 180_000;

describe.skipIf(!CHROMIUM)('audits in a browser', { timeout: RUN_MS + 120_000 }, () => {
  const run = useProductInBrowser();

  async function declare(
    page: Page,
    example: string,
    change: (study: Record<string, unknown>) => object,
  ): Promise<string> {
    await page.goto(`${run.product.base}/audits/new`);
    await page.waitForLoadState('networkidle');
    await page.getByRole('button', { name: example }).click();
    const study = JSON.parse(await page.getByLabel('Study as JSON').inputValue());
    await page.getByLabel('Study as JSON').fill(JSON.stringify(change(study)));
    await page.getByRole('button', { name: 'Declare and run' }).click();
    await page.waitForURL('**/audits/std_*');
    await page.getByText('Concluded', { exact: false }).first().waitFor({ timeout: RUN_MS });
    await expect.poll(() => page.getByRole('heading', { name: 'What was found' }).count(), { timeout: RUN_MS }).toBe(1);
    return page.url();
  }

  test('a study of the moderation runs, is read with its intervals, and leaves as files that verify', async () => {
    const { page, context, complaints } = await visit(run.browser);
    await signIn(page, run.product, '/audits');
    const address = await declare(page, 'Parity of the moderation', (study) => study);
    expect(await page.getByText('insufficient data').count()).toBeGreaterThan(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
    }
    const id = address.split('/').at(-1);
    const signed = await page.request.get(`${run.product.base}/api/audits/${id}/export?format=json`);
    expect(verifyAudit(new Uint8Array(await signed.body()))).toMatchObject({ valid: true });
    const pdf = await page.request.get(`${run.product.base}/api/audits/${id}/export?format=pdf`);
    expect([pdf.headers()['content-type'], (await pdf.body()).subarray(0, 5).toString()]).toEqual([
      'application/pdf',
      '%PDF-',
    ]);
    const foreign = await page.request.get(`${run.product.base}/api/audits/std_00000000000000000000000000/export`);
    expect(foreign.status()).toBe(404);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('pictures are annotated by keyboard, marks and all, without a word of the prompt or of other people', async () => {
    const { page, context, complaints } = await visit(run.browser);
    await signIn(page, run.product, '/audits');
    const address = await declare(page, 'Skin tone of neutral prompts', (study) => ({
      ...study,
      runsPerPrompt: 2,
      measures: {
        skinTone: { region: 'annotated' },
        labels: [{ id: 'glasses', question: 'Does the person wear glasses?', values: ['yes', 'no'] }],
        annotators: 1,
      },
    }));
    await page.goto(`${address}/annotate`);
    await page.waitForLoadState('networkidle');
    expect(await page.content()).not.toContain('a portrait of a person');
    expect(await violations(page)).toEqual([]);
    for (const done of [1, 2]) {
      await page.keyboard.press('2');
      await page.getByRole('application').focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('m');
      await page.keyboard.press('Enter');
      if (done === 1) await page.getByText('1 of 2 done').waitFor();
    }
    await page.getByText('Nothing waits for you here').waitFor();
    await page.goto(address);
    await expect
      .poll(() => page.getByText('2 pictures', { exact: false }).count(), { timeout: RUN_MS })
      .toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('the screens hold on a phone', async () => {
    const { page, context } = await visit(run.browser, { width: 360, colorScheme: 'dark' });
    await signIn(page, run.product, '/audits');
    await page.getByRole('link', { name: 'Are people of every kind allowed alike?' }).click();
    await page.waitForURL('**/audits/std_*');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await violations(page)).toEqual([]);
    await context.close();
  });
});
