/** Takes the README's screenshots of the real product with its own examples: `SCREENSHOTS=1 npx vitest run tests/e2e/screenshots.test.ts`. */
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { CHROMIUM } from './setup/chromium';
import { startProduct } from './setup/product';
import { signIn, visit } from './setup/visitor';

const FOLDER = path.resolve(import.meta.dirname, '../../docs/screenshots');
const MAX_BYTES = 400_000;
/** The examples are made by the workers after the start. */
const EXAMPLES_MS = 180_000;

describe.skipIf(!CHROMIUM || process.env.SCREENSHOTS !== '1')('screenshots', () => {
  test('of every screen, in both grounds', { timeout: 600_000 }, async () => {
    const product = await startProduct();
    const browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
    await mkdir(FOLDER, { recursive: true });
    try {
      const { page } = await visit(browser);
      await page.goto(product.base);
      const examples = page.getByRole('link', { name: /A delivered set/ });
      const reload = async () => {
        await page.reload();
        return examples.count();
      };
      await expect.poll(reload, { timeout: EXAMPLES_MS, interval: 3_000 }).toBe(1);
      const run = (await examples.getAttribute('href')) ?? '/studio';
      for (const colorScheme of ['light', 'dark'] as const) {
        const { page: shown, context } = await visit(browser, { colorScheme });
        await signIn(shown, product);
        await shown.goto(product.base + run);
        await shown.waitForLoadState('networkidle');
        const asset = await shown
          .getByRole('link', { name: /Open the picture/ })
          .first()
          .getAttribute('href');
        const screens = {
          home: '/',
          studio: run,
          asset: asset ?? '/library',
          library: '/library',
          verify: '/verify?demo=1',
        };
        for (const [name, address] of Object.entries(screens)) {
          await shown.goto(product.base + address);
          await shown.waitForLoadState('networkidle');
          const file = path.join(FOLDER, `${name}-${colorScheme}.png`);
          // 256 colours are plenty for a page, and a quarter of the bytes.
          await sharp(await shown.screenshot())
            .png({ palette: true, quality: 90 })
            .toFile(file);
          expect((await stat(file)).size, file).toBeLessThan(MAX_BYTES);
        }
        await context.close();
      }
    } finally {
      await browser.close();
      await product.stop();
    }
  });
});
