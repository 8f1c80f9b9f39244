/** Policy on the screens: what stops a brief while it is typed, wording taken over with one press, a draft replayed and published. */
import { describe, expect, test } from 'vitest';
import { violations } from './setup/axe';
import { CHROMIUM } from './setup/chromium';
import { useProductInBrowser } from './setup/product-in-browser';
import { signIn, visit } from './setup/visitor';

describe.skipIf(!CHROMIUM)('policy on the screens', { timeout: 600_000 }, () => {
  const run = useProductInBrowser();

  test('the words that stop a brief are marked while it is typed, and one press takes wording that passes', async () => {
    const { page, context, complaints } = await visit(run.browser);
    await signIn(page, run.product);
    await page.waitForLoadState('networkidle');
    await page.getByLabel('Scene').fill('a nude woman on a stone podium, soft light');
    await expect.poll(() => page.locator('mark').allTextContents()).toEqual(['nude']);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Use this wording' }).first().click();
    await expect.poll(() => page.locator('mark').count()).toBe(0);
    expect(await page.getByLabel('Scene').inputValue()).not.toContain('nude');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a draft is replayed, published, binds the next brief, and is rolled back', async () => {
    const { page, context } = await visit(run.browser, { width: 360 });
    await signIn(page, run.product, '/policy');
    await page.waitForLoadState('networkidle');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Your own words').fill('podium = block');
    await page.getByRole('button', { name: 'Replay over the last 30 days' }).click();
    await expect.poll(() => page.getByText('Would newly block').count(), { timeout: 120_000 }).toBeGreaterThan(0);
    await page.getByLabel('Why?').fill('No podiums this season');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect.poll(() => page.getByText('Version 1 is in force.').count(), { timeout: 120_000 }).toBe(1);
    await page.goto(`${run.product.base}/studio`);
    await page.waitForLoadState('networkidle');
    await page.getByLabel('Scene').fill('a stone podium');
    await expect.poll(() => page.locator('mark').allTextContents()).toEqual(['podium']);
    await page.goto(`${run.product.base}/policy`);
    await page.getByRole('button', { name: 'Back to the installation’s own policy' }).click();
    await expect.poll(() => page.getByText('Version 2 is in force.').count(), { timeout: 120_000 }).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await context.close();
  });
});
