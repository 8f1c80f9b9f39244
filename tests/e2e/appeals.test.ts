/**
 * From a block to a delivered picture, by the screens: a brief is stopped, appealed, overturned by a second person, delivered
 * once and charged once. And whoever asked is refused by page, by its action, by the interface and by the command line.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './setup/axe';
import { CHROMIUM } from './setup/chromium';
import { type Product, startProduct } from './setup/product';
import { type Person, signIn, type Visit, visit } from './setup/visitor';

if (!CHROMIUM)
  process.stderr.write('No Chromium was found (set CHROMIUM to its path): appeals by the screens are skipped.\n');

const RUN_MS = 240_000;
/** Stopped as a cure, though it is a name: the kind of block people appeal. */
const BRIEF = {
  prompt: 'layered paper waves in soft morning light, calm and warm',
  headline: 'Cures diabetes in seven days',
};

interface Generation {
  id: string;
  status: string;
  items: {
    id: string;
    assetId: string;
    verdict: string;
    credit: string;
    delivered: boolean;
    appeal: { id: string } | null;
  }[];
}

let product: Product;
beforeAll(async () => {
  product = await startProduct();
  await product.seeded;
}, 960_000);
afterAll(() => product?.stop(), 300_000);

describe.skipIf(!CHROMIUM)('block, appeal, second reviewer, overturn, delivery', { timeout: RUN_MS + 120_000 }, () => {
  let browser: Browser;
  let customer: Visit;
  let reviewer: Visit;
  let generation: Generation;
  let caseId = '';

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
    customer = await signedIn(product);
    reviewer = await signedIn(product.reviewer);
  }, 600_000);
  afterAll(() => browser?.close());

  async function signedIn(person: Person): Promise<Visit> {
    const visitor = await visit(browser);
    await signIn(visitor.page, product, '/library', person);
    await visitor.page.waitForLoadState('networkidle');
    return visitor;
  }

  /** As the page's own script would ask. */
  function ask<Answer>(page: Page, path: string, init: { method?: string; body?: unknown } = {}) {
    return page.evaluate(
      async ({ path: address, method, body }) => {
        const answer = await fetch(address, {
          method,
          ...(body === undefined
            ? {}
            : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
        });
        return { status: answer.status, body: (await answer.json()) as unknown };
      },
      { path, method: init.method ?? 'GET', body: init.body },
    ) as Promise<{ status: number; body: Answer }>;
  }

  const look = async () => (await ask<Generation>(customer.page, `/api/generations/${generation.id}`)).body;
  const credits = async () => (await ask<{ available: string; held: string }>(customer.page, '/api/balance')).body;

  test('a stopped brief costs nothing and offers an appeal, which names what is blocked and starts a clock', async () => {
    const { page } = customer;
    const before = await credits();
    const asked = await ask<{ id: string }>(page, '/api/generations', {
      method: 'POST',
      body: {
        preset: 'tallhamn',
        brief: { prompt: BRIEF.prompt, copy: { headline: BRIEF.headline }, placements: ['instagram-post'], seed: 11 },
      },
    });
    expect(asked.status, JSON.stringify(asked.body)).toBe(202);
    generation = { id: asked.body.id, status: '', items: [] };
    await expect.poll(async () => (await look()).status, { timeout: RUN_MS }).toBe('settled');
    generation = await look();
    expect(generation.items.map(({ verdict, credit }) => `${verdict} ${credit}`)).toEqual(['block released']);
    expect(await credits()).toEqual(before);

    await page.goto(`${product.base}/studio/${generation.id}`);
    await page.getByRole('link', { name: 'Appeal', exact: true }).first().click();
    await page.waitForURL('**/appeals/new**');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Why is the block wrong?').fill('Diabetes is the name of our card game; nothing is cured.');
    await page.getByRole('button', { name: 'File the appeal' }).click();
    await page.waitForURL('**/appeals/cas_*');
    caseId = page.url().split('/').at(-1) ?? '';
    await expect.poll(() => page.getByText('To be decided by').count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    const held = await credits();
    expect([Number(held.available), Number(held.held)]).toEqual([
      Number(before.available) - 1,
      Number(before.held) + 1,
    ]);
  });

  test('whoever asked is refused by page, action, interface and command line', async () => {
    const { page } = customer;
    await page.goto(`${product.base}/reviews?case=${caseId}`);
    await page.waitForLoadState('networkidle');
    await expect.poll(() => page.getByText(/You asked for this generation|You filed this appeal/).count()).toBe(1);
    expect(await page.getByRole('button', { name: /Overturn/ }).isDisabled()).toBe(true);
    await page.getByLabel('Reason').fill('I say so myself.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('a');
    expect(await page.getByText(/Overturned\. The same/).count(), 'the key does nothing either').toBe(0);

    const decision = { decision: 'approve', reason: 'I say so myself.' };
    const decided = await ask<{ error: { message: string } }>(page, `/api/reviews/${caseId}/decision`, {
      method: 'POST',
      body: decision,
    });
    expect(decided.status).toBe(409);
    expect(decided.body.error.message).toMatch(/somebody else has to decide/);
    expect((await ask(page, `/api/reviews/${caseId}/claim`, { method: 'POST' })).status).toBe(409);

    const argv = [
      'bin/colophon.mjs',
      'cases',
      'decide',
      caseId,
      '--approve',
      '--reason',
      'I say so',
      '--as',
      product.email,
      '--json',
    ];
    const env = { ...process.env, DATA_DIR: product.dataDir, COLOPHON_PASSWORD: product.password };
    const said = await promisify(execFile)(process.execPath, argv, { env }).catch(
      (error: { code: number; stdout: string }) => error,
    );
    expect(said).toMatchObject({ code: 1 });
    expect(JSON.parse(said.stdout).error.message).toMatch(/somebody else has to decide/);
    expect((await look()).items[0]?.verdict).toBe('hold');
  });

  test('a second person overturns it by keyboard, with a reason; the brief runs once and is sold once', async () => {
    const { page } = reviewer;
    const before = await credits();
    await page.goto(`${product.base}/reviews?case=${caseId}`);
    await page.waitForLoadState('networkidle');
    expect(await violations(page)).toEqual([]);
    await expect.poll(() => page.getByText(/Diabetes is the name of our card game/).count()).toBe(1);
    await page.keyboard.press('a');
    await expect
      .poll(() => page.getByText(/Give a reason/).count(), { message: 'no decision without a reason' })
      .toBe(1);
    await page.getByLabel('Reason').fill('It is the name of a game.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('a');
    await page.waitForResponse((response) => response.url().endsWith('/decision') && response.ok());

    // Another check may still want a person to see the picture: the same second person does.
    await expect
      .poll(
        async () => {
          const now = await look();
          if (now.status === 'settled' && now.items[0]?.verdict === 'hold') await approveHeld(page);
          return now.items[0]?.delivered;
        },
        { timeout: RUN_MS, interval: 1_000 },
      )
      .toBe(true);
    const after = await credits();
    expect([Number(after.available), Number(after.held)]).toEqual([Number(before.available), Number(before.held) - 1]);
  });

  async function approveHeld(page: Page): Promise<void> {
    const { body } = await ask<{ cases: { id: string; generationId: string }[] }>(page, '/api/reviews');
    for (const { id, generationId } of body.cases)
      if (generationId === generation.id)
        await ask(page, `/api/reviews/${id}/decision`, {
          method: 'POST',
          body: { decision: 'approve', reason: 'I saw the picture.' },
        });
  }

  test('the report says what happened, the manifest follows it, and both pages and paper can be read', async () => {
    const { page } = customer;
    const assetId = generation.items[0]?.assetId ?? '';
    const report = await ask<{ document: { oversight: string; decisions: { kind: string; subject: string }[] } }>(
      page,
      `/api/assets/${assetId}/report`,
    );
    expect(report.body.document.decisions[0]).toMatchObject({ kind: 'appeal', subject: 'brief' });
    const seen = report.body.document.decisions.some(({ subject }) => subject === 'creative');
    expect(report.body.document.oversight).toBe(seen ? 'human_validated' : 'prompt_guided');

    await page.goto(`${product.base}/appeals/${caseId}`);
    await expect.poll(() => page.getByRole('heading', { name: 'Overturned' }).count()).toBe(1);
    expect(await page.getByText('It is the name of a game.').count()).toBe(1);

    await page.goto(`${product.base}/assets/${assetId}/report`);
    for (const region of ['European Union', 'China'])
      await expect.poll(() => page.getByRole('heading', { name: region }).count()).toBe(1);
    const paper = await page.evaluate(async (address) => {
      const answer = await fetch(address);
      return { type: answer.headers.get('content-type'), size: (await answer.arrayBuffer()).byteLength };
    }, `/api/assets/${assetId}/report/pdf`);
    expect(paper.type).toBe('application/pdf');
    expect(paper.size).toBeGreaterThan(10_000);
  });

  test.each(['light', 'dark'] as const)(
    'no screen of it has a serious accessibility violation, nor scrolls sideways at 360 pixels (%s)',
    async (colorScheme) => {
      const assetId = generation.items[0]?.assetId ?? '';
      const narrow = await visit(browser, { width: 360, colorScheme });
      await signIn(narrow.page, product, '/appeals', product);
      const found: string[] = [];
      for (const path of [
        '/appeals',
        `/appeals/${caseId}`,
        `/reviews?case=${caseId}`,
        `/assets/${assetId}`,
        `/assets/${assetId}/report`,
        '/transparency',
        '/transparency/clauses',
      ]) {
        await narrow.page.goto(product.base + path);
        await narrow.page.waitForLoadState('networkidle');
        found.push(...(await violations(narrow.page)).map((violation) => `${path} ${violation}`));
        const over = await narrow.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (over > 0) found.push(`${path} is wider by ${over} px`);
      }
      expect(found).toEqual([]);
      await narrow.context.close();
    },
  );
});
