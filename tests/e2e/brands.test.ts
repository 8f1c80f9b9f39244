/** The brand screens in a real browser: rules that show as they are typed, two people at once, versions, by keyboard and on a phone. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { violations } from './setup/axe';
import { CHROMIUM } from './setup/chromium';
import { useProductInBrowser } from './setup/product-in-browser';
import { signIn, visit } from './setup/visitor';

if (!CHROMIUM) process.stderr.write('No Chromium was found: the brand screens were not looked at.\n');

describe.skipIf(!CHROMIUM)('brand screens', { timeout: 600_000 }, () => {
  const run = useProductInBrowser();

  async function editor(options: Parameters<typeof visit>[1] = {}): Promise<Page> {
    const { page } = await visit(run.browser, options);
    await signIn(page, run.product);
    await page.goto(`${run.product.base}/brands`);
    await page
      .getByRole('link', { name: /^Edit Tallhamn/ })
      .first()
      .click();
    await page.locator('figure img').first().waitFor({ timeout: 120_000 });
    return page;
  }
  const pictures = (page: Page) =>
    page.locator('figure img').evaluateAll((images) => images.map((image) => image.getAttribute('src')));

  test('three creatives follow a typed colour, and undo brings them back', async () => {
    const page = await editor();
    expect(await violations(page)).toEqual([]);
    const before = await pictures(page);
    expect(before).toHaveLength(3);
    const field = page.getByLabel('Colour 3 (hex)');
    await field.fill('#0055ff');
    await expect.poll(() => pictures(page), { timeout: 120_000 }).not.toEqual(before);
    expect(await page.getByTestId('contrast').locator('li').count()).toBe(10);
    await page.getByText('Not saved yet').waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => field.inputValue()).not.toBe('#0055ff');
    await expect.poll(() => pictures(page), { timeout: 120_000 }).toEqual(before);
  });

  test('the second of two editors is shown both versions, merges, and both find their work', async () => {
    const [ada, ben] = [await editor(), await editor({ width: 360 })];
    await ada.getByLabel('Colour 1 (hex)').fill('#204040');
    await ada.getByLabel('Name', { exact: true }).fill('Tallhamn A');
    await ben.getByLabel('Colour 2 (hex)').fill('#909090');
    await ben.getByLabel('Name', { exact: true }).fill('Tallhamn B');
    await ada.keyboard.press('Control+s');
    await ada.getByText('Saved', { exact: true }).waitFor();
    await ben.keyboard.press('Control+s');
    await ben.getByRole('heading', { name: /saved this brand while you were working/ }).waitFor();
    expect(await violations(ben)).toEqual([]);
    await ben.getByRole('radio', { name: /Tallhamn A/ }).check();
    await ben.getByRole('button', { name: 'Save the two together' }).click();
    await ben.getByText('Saved', { exact: true }).waitFor();
    await ada.reload();
    await ada.locator('figure img').first().waitFor();
    expect(await ada.getByLabel('Colour 1 (hex)').inputValue()).toBe('#204040');
    expect(await ada.getByLabel('Colour 2 (hex)').inputValue()).toBe('#909090');
    expect(await ada.getByLabel('Name', { exact: true }).inputValue()).toBe('Tallhamn A');
    expect(await ben.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

    await ada.getByRole('button', { name: 'Publish' }).click();
    await ada.getByText(/is published/).waitFor();
    await ada.getByRole('link', { name: 'Versions and sharing' }).click();
    await ada.getByText('colours.0.hex').waitFor();
    expect(await violations(ada)).toEqual([]);
    await ada.getByRole('button', { name: 'Bring version 1 back' }).click();
    await ada.getByText('rolled back').waitFor();
  });

  test('guidelines become a draft that the person confirmed', async () => {
    const { page } = await visit(run.browser, {});
    await signIn(page, run.product);
    await page.goto(`${run.product.base}/brands/new`);
    const css = 'body{background:#faf7f2;color:#264653;font-family:Inter}.a{background:#2a9d8f}.b{color:#e76f51}';
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'site.css', mimeType: 'text/css', buffer: Buffer.from(css) });
    await page.getByText('#2a9d8f').waitFor();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h40v10H0z"/></svg>';
    await page
      .locator('input[accept=".svg,.png"]')
      .setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) });
    await page.getByLabel('Brand name').fill('Fjord Café');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Make a draft of it' }).click();
    await page.getByRole('heading', { name: 'Fjord Café' }).waitFor({ timeout: 120_000 });
  });
});
