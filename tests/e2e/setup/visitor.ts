/** A person at a browser. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Product } from './product';

export type Person = Pick<Product, 'email' | 'password'>;

export interface Visit {
  context: BrowserContext;
  page: Page;
  /** What the page complained about: errors in its console and uncaught ones. */
  complaints: string[];
}

export async function visit(
  browser: Browser,
  { width = 1440, colorScheme = 'light' }: { width?: number; colorScheme?: 'light' | 'dark' } = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 780 : 900 },
    colorScheme,
    reducedMotion: 'reduce',
  });
  // Two products share two cores in the long run: what is late is not missing.
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { context, page, complaints };
}

/** Signs in by the form and waits for `next`. */
export async function signIn(page: Page, product: Product, next = '/studio', person: Person = product): Promise<void> {
  await page.goto(`${product.base}/signin?next=${encodeURIComponent(next)}`);
  await page.waitForLoadState('networkidle');
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByLabel('Password').press('Enter');
  await page.waitForURL(`**${next}`);
}
