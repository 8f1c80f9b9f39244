/** Rights in a real browser: what waits with its evidence, registering, an import's progress, the opt-out form, the engines. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { violations } from './setup/axe';
import { CHROMIUM } from './setup/chromium';
import { useProductInBrowser } from './setup/product-in-browser';
import { signIn, visit } from './setup/visitor';

if (!CHROMIUM)
  process.stderr.write('No Chromium was found (set CHROMIUM to its path): the browser tests are skipped.\n');

describe.skipIf(!CHROMIUM)('rights', { timeout: 600_000 }, () => {
  // Opt-outs are confirmed by mail; in development it stays in an outbox.
  const run = useProductInBrowser({ env: { DEVELOPMENT: '1' }, seeded: true });

  async function at(path: string, signedIn = true): Promise<Page> {
    const { page } = await visit(run.browser);
    if (signedIn) await signIn(page, run.product);
    await page.goto(run.product.base + path);
    await page.waitForLoadState('networkidle');
    return page;
  }

  test('the demo holds a match for review, shown side by side with its region and its numbers', async () => {
    const page = await at('/reviews');
    const evidence = page.getByRole('region', { name: 'What it resembles' });
    for (let tries = 0; tries < 60 && (await evidence.count()) === 0; tries += 1) {
      await page.waitForTimeout(2_000);
      await page.reload();
      await page.waitForLoadState('networkidle');
    }
    await expect.poll(() => evidence.getByRole('img').count()).toBe(2);
    const said = await evidence.textContent();
    expect(said).toContain('Harbour at six, woodcut');
    expect(said).toMatch(/points lie as they do in the work|of 256 bits differ/);
    expect(said).toMatch(/unrelated pairs matched/);
    expect(await violations(page)).toEqual([]);
  });

  test('a name is registered, counted and removed; a table is imported and says what it refused', async () => {
    const page = await at('/rights');
    await page.getByLabel('Title or name').fill('Ada Brandt');
    await page.getByLabel('Rights holder').fill('Ada Brandt');
    await page.getByLabel('Kind').selectOption('artist');
    await page.getByRole('button', { name: 'Register', exact: true }).click();
    await page.getByText('“Ada Brandt” is registered').waitFor();
    const table = 'title,kind,holder\nNils Ek,artist,Nils\n,artist,Nobody\n';
    await page
      .getByLabel('Table or archive')
      .setInputFiles({ name: 'names.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('2 read · 1 registered · 1 refused').waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: 'Remove Ada Brandt' }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Remove Ada Brandt' }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  test('anybody finds the opt-out form and what each engine was trained on', async () => {
    const form = await at('/opt-out', false);
    await form.getByLabel('Title, or the name itself').fill('Heath');
    await form.getByLabel('Rights holder').fill('Mara');
    await form.getByLabel('Your e-mail address').fill('mara@example.org');
    await form.getByLabel('The rights you hold').fill('I painted it in 2019 and hold all rights.');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.getByText('is needed for a artwork').waitFor();
    expect(await form.getByLabel('Rights holder').inputValue()).toBe('Mara');
    expect(await violations(form)).toEqual([]);
    const models = await at('/models', false);
    expect(await models.getByRole('main').textContent()).toMatch(/house[\s\S]*No photograph, no artwork/);
    expect(await violations(models)).toEqual([]);
  });
});
