/**
 * The whole product as it is started: what it answers over HTTP, and its screens in a real browser. Without a Chromium the
 * browser tests say that they did not run.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { httpGuarantees } from './http-guarantees';
import { provenanceScreens } from './provenance-screens';
import { violations } from './setup/axe';
import { CHROMIUM } from './setup/chromium';
import { type Product, startProduct } from './setup/product';
import { signIn, type Visit, visit } from './setup/visitor';

if (!CHROMIUM)
  process.stderr.write('No Chromium was found (set CHROMIUM to its path): the browser tests are skipped.\n');

const RUN_MS = 180_000;
const BRIEF = {
  prompt: 'a round stone podium against a warm cream wall, soft window light',
  headline: 'Slow mornings',
};

let product: Product;

beforeAll(async () => {
  product = await startProduct();
}, 600_000);
afterAll(() => product?.stop(), 300_000);

describe('over HTTP', () => httpGuarantees(() => product));

describe.skipIf(!CHROMIUM)('the screens', { timeout: RUN_MS + 60_000 }, () => {
  let browser: Browser;
  /** What the first test delivers, for the others to look at. */
  let assetPath = '';

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());

  async function at(path: string, options: Parameters<typeof visit>[1] = {}): Promise<Visit> {
    const visitor = await visit(browser, options);
    await signIn(visitor.page, product);
    if (path !== '/studio') await visitor.page.goto(product.base + path);
    await visitor.page.waitForLoadState('networkidle');
    return visitor;
  }

  test('brief to signed picture, through a reload, by keyboard alone where it matters', async () => {
    const { page, context, complaints } = await at('/studio');
    const prompt = await briefThatCanBeDrawn(page);
    await page.keyboard.press('Control+Enter');
    await page.waitForURL('**/studio/gen_*');
    const address = page.url();

    await page.reload();
    expect(page.url()).toBe(address);
    await expect.poll(() => page.getByRole('progressbar', { name: 'Pipeline' }).count()).toBeGreaterThan(0);
    expect(await page.getByLabel('Scene').inputValue()).toBe(prompt);

    assetPath = await deliveredAsset(page, product, address);
    await page.goto(product.base + assetPath);
    await expect.poll(() => page.getByRole('heading', { name: 'Instagram post' }).count()).toBe(1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('the downloaded bytes are the signed bytes, and verify recognises them', async () => {
    const { page, context } = await at(assetPath);
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download picture' }).click();
    const file = await (await waiting).path();
    const sha256 = createHash('sha256')
      .update(await readFile(file))
      .digest('hex');
    await expect.poll(() => page.getByText(sha256).count()).toBe(1);

    await page.goto(`${product.base}/verify`);
    await page.waitForLoadState('networkidle');
    await page.getByLabel(/Drop a picture/).setInputFiles(file);
    await page.getByText('the picture was not sent anywhere').waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: 'Also look for our mark' }).click();
    await expect.poll(() => page.getByText('Content credentials').count(), { timeout: 120_000 }).toBeGreaterThan(0);
    await context.close();
  });

  provenanceScreens({
    product: () => product,
    at,
    asset: () => assetPath,
    stranger: () => visit(browser),
  });

  test('a brief that policy stops says why and what would pass, costs nothing, and keeps what was typed', async () => {
    const { page, context } = await at('/studio');
    await page.getByLabel('Scene').fill('a wooden table with linen');
    await page.getByLabel('Headline').fill('Cures diabetes in seven days');
    await expect.poll(() => page.getByText('Policy stops this brief').count(), { timeout: 120_000 }).toBe(1);
    expect(await page.getByText('What would pass:').count()).toBeGreaterThan(0);
    expect(await page.getByRole('button', { name: /Generate/ }).isDisabled()).toBe(true);
    await page.reload();
    await expect.poll(() => page.getByLabel('Headline').inputValue()).toBe('Cures diabetes in seven days');
    await context.close();
  });

  test('a wrong password is told in words and keeps the e-mail', async () => {
    const { page, context } = await visit(browser);
    await page.goto(`${product.base}/signin`);
    await page.waitForLoadState('networkidle');
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect.poll(() => page.getByText(/do not match an account/).count()).toBe(1);
    expect(await page.getByLabel('E-mail').inputValue()).toBe(product.email);
    await context.close();
  });

  test('the palette goes anywhere by keyboard, and Tab begins with the way past the navigation', async () => {
    const { page, context } = await at('/studio');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('libr');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/library');
    await context.close();
  });

  const screens = () => [
    '/',
    '/signin',
    '/studio',
    assetPath,
    '/library',
    '/library?q=zzz',
    '/reviews',
    '/verify',
    '/seal',
    '/nowhere',
  ];

  test.each(['light', 'dark'] as const)('no screen has a serious accessibility violation (%s)', async (colorScheme) => {
    const { page, context } = await at('/studio', { colorScheme });
    const found: string[] = [];
    for (const path of screens().filter((entry) => entry !== '/signin')) {
      await page.goto(product.base + path);
      await page.waitForLoadState('networkidle');
      found.push(...(await violations(page)).map((violation) => `${path} ${violation}`));
    }
    await page.context().clearCookies();
    await page.goto(`${product.base}/signin`);
    found.push(...(await violations(page)).map((violation) => `/signin ${violation}`));
    expect(found).toEqual([]);
    await context.close();
  });

  test('every screen fits 360 pixels without scrolling sideways', async () => {
    const { page, context } = await at('/studio', { width: 360 });
    const wide: string[] = [];
    for (const path of screens()) {
      await page.goto(product.base + path);
      await page.waitForLoadState('networkidle');
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (over > 0) wide.push(`${path} by ${over} px`);
    }
    expect(wide).toEqual([]);
    await context.close();
  });
});

function browserOf(page: Page): Browser {
  return page.context().browser() ?? expect.fail('no browser');
}

async function approveAll(browser: Browser, product: Product): Promise<void> {
  const { page, context } = await visit(browser);
  await signIn(page, product, '/reviews', product.reviewer);
  await page.waitForLoadState('networkidle');
  for (let open = 0; open < 20 && (await page.getByLabel('Reason').count()) > 0; open += 1) {
    await page.getByLabel('Reason').fill('Nobody is in it, and it looks right.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('a');
    await page.waitForResponse((response) => response.url().endsWith('/decision'));
    await page.waitForLoadState('networkidle');
  }
  await context.close();
}

/** Fills the form; where the engine was never taught the scene, takes the first it proposes instead. */
async function briefThatCanBeDrawn(page: Page): Promise<string> {
  await page.getByLabel('Headline').fill(BRIEF.headline);
  await page.getByLabel('Scene').fill(BRIEF.prompt);
  const passes = page.getByText('Policy passes this brief');
  const scenes = page
    .getByText(/The engine cannot draw/)
    .locator('xpath=ancestor::div[1]')
    .getByRole('listitem');
  await expect
    .poll(async () => (await passes.count()) + (await scenes.count()), { timeout: 20_000 })
    .toBeGreaterThan(0);
  if ((await scenes.count()) > 0) await scenes.first().getByRole('button').click();
  await expect.poll(() => passes.count(), { timeout: 120_000 }).toBe(1);
  return page.getByLabel('Scene').inputValue();
}

/** Waits for the run; where a person has to look first, a second one does: nobody decides on their own. */
async function deliveredAsset(page: Page, product: Product, address: string): Promise<string> {
  const link = page.getByRole('link', { name: /Open the picture and its imprint/ }).first();
  // “New brief” takes the place of “Cancel” when the run is over.
  await expect.poll(() => page.getByRole('link', { name: 'New brief' }).count(), { timeout: RUN_MS }).toBe(1);
  if ((await link.count()) === 0) {
    await approveAll(browserOf(page), product);
    await page.goto(address);
    const sheet = page.getByRole('region', { name: 'Contact sheet' });
    await expect
      .poll(() => link.count(), { timeout: RUN_MS, message: String(await sheet.textContent()) })
      .toBeGreaterThan(0);
  }
  return (await link.getAttribute('href')) ?? '';
}
