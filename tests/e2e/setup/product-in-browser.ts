/** The product and a browser to look at it with, for one file's tests. */
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { CHROMIUM } from './chromium';
import { type Product, startProduct } from './product';

/** Call inside the `describe`. Both are there from `beforeAll` to `afterAll`; `seeded` waits for the demo organisation too. */
export function useProductInBrowser({
  env = {},
  seeded = false,
}: {
  env?: Record<string, string>;
  seeded?: boolean;
} = {}) {
  let product: Product | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    product = await startProduct(env);
    if (seeded) await product.seeded;
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  }, 600_000);
  return {
    get product(): Product {
      if (!product) throw new Error('the product has not started');
      return product;
    },
    get browser(): Browser {
      if (!browser) throw new Error('the browser has not started');
      return browser;
    },
  };
}
