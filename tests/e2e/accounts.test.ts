/** Every way in, in a real browser against the product as it is started, with a real OpenID Connect issuer beside it. */
import { Secret, TOTP } from 'otpauth';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLIENT, type LocalIssuer, startIssuer } from './oidc-issuer';
import { violations } from './setup/axe';
import { CHROMIUM } from './setup/chromium';
import { type Product, startProduct } from './setup/product';
import { signIn, visit } from './setup/visitor';

if (!CHROMIUM)
  process.stderr.write('No Chromium was found (set CHROMIUM to its path): the sign-in tests are skipped.\n');

/** How long a page may take; longer with `next dev`, which builds each page at its first visit. */
const PATIENCE = Number(process.env.PATIENCE_MS ?? 20_000);
const SOON = { timeout: PATIENCE };
const PASSWORD = 'velvet lantern quarry otter';
const code = (secret: string, at = Date.now()) =>
  new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

describe.skipIf(!CHROMIUM)('signing in', { timeout: PATIENCE * 8 }, () => {
  let issuer: LocalIssuer;
  let product: Product;
  let browser: Browser;
  let second = { secret: '', codes: [''] };

  beforeAll(async () => {
    // A product that runs already was told where its issuer is.
    issuer = await startIssuer(Number(process.env.ISSUER_PORT ?? 0));
    product = await startProduct({
      DEVELOPMENT: '1',
      OIDC_ISSUER: issuer.issuer,
      OIDC_NAME: 'Test issuer',
      OIDC_CLIENT_ID: CLIENT.client_id,
      OIDC_CLIENT_SECRET: CLIENT.client_secret,
    });
    issuer.register(`${product.base}/api/auth/callback/oidc`);
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await issuer?.close();
  }, 600_000);

  const open = async (path: string) => {
    const visitor = await visit(browser);
    visitor.context.setDefaultTimeout(PATIENCE);
    await visitor.page.goto(product.base + path);
    await visitor.page.waitForLoadState('networkidle');
    return visitor;
  };
  const heading = (page: Page, name: string | RegExp) =>
    expect.poll(() => page.getByRole('heading', { name, level: 1 }).count(), SOON).toBe(1);

  /** Follows the newest link of that subject, as somebody who opens their mail. */
  async function openMail(page: Page, to: string, subject: string): Promise<void> {
    const mail = page
      .locator('li', { hasText: `To ${to}` })
      .filter({ hasText: subject })
      .first();
    await expect
      .poll(async () => {
        await page.goto(`${product.base}/outbox`);
        return mail.count();
      }, SOON)
      .toBeGreaterThan(0);
    const href = await mail.getByRole('link', { name: /token=/ }).getAttribute('href');
    await page.goto(href ?? '');
    await page.waitForLoadState('networkidle');
  }

  async function signUp(page: Page, email: string): Promise<void> {
    await page.goto(`${product.base}/signup`);
    await page.waitForLoadState('networkidle');
    await page.getByLabel('Your name').fill('Ada Nord');
    await page.getByLabel('Organisation').fill('Nord Studio');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(PASSWORD);
    await expect.poll(() => page.getByText(/hard to guess/i).count(), SOON).toBe(1);
    await page.getByRole('button', { name: 'Send the confirmation' }).click();
    await expect.poll(() => page.getByText(/Look into your mail/).count(), SOON).toBe(1);
    await openMail(page, email, 'Confirm your address');
    await page.getByRole('button', { name: 'Make my account' }).click();
    await page.waitForURL('**/studio');
  }

  test('by password, after signing up by mail; a weak password is told so while typing', async () => {
    const { page, context } = await open('/signup');
    await page.getByLabel('Password').fill('password1234');
    await expect.poll(() => page.getByText(/easy to guess|could be guessed/i).count(), SOON).toBe(1);
    await signUp(page, 'ada@nord.test');
    await page.getByRole('button', { name: /^Account/ }).click();
    await expect.poll(() => page.getByText('Nord Studio · Owner').count(), SOON).toBe(1);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${product.base}/`);
    await signIn(page, { ...product, email: 'ada@nord.test', password: PASSWORD }, '/library');
    await context.close();
  });

  test('by a link that works once', async () => {
    const { page, context } = await open('/signin');
    await page.getByRole('link', { name: 'Send me a link instead' }).click();
    await page.waitForURL('**/signin/link');
    await page.getByLabel('E-mail').fill('ada@nord.test');
    await page.getByRole('button', { name: 'Send the link' }).click();
    await expect.poll(() => page.getByText(/a link is on its way/).count(), SOON).toBe(1);
    await openMail(page, 'ada@nord.test', 'Your sign-in link');
    const address = page.url();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/studio');
    await page.goto(address);
    await heading(page, 'This link was used or has run out');
    await context.close();
  });

  async function elsewhere(page: Page, login: string): Promise<void> {
    await page.goto(`${product.base}/signin`);
    await page.waitForLoadState('networkidle');
    await page.getByRole('button', { name: 'Sign in with Test issuer' }).click();
    await page.waitForURL(`${issuer.issuer}/**`);
    await page.locator('input[name=login]').fill(login);
    await page.locator('input[name=password]').fill('anything');
    await page.getByRole('button', { name: 'Sign-in' }).click();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL(`${product.base}/**`);
  }

  test('at another issuer: a new person begins with an organisation, and comes back to it', async () => {
    const first = await open('/signin');
    await elsewhere(first.page, 'oda');
    await heading(first.page, 'Begin with an organisation');
    await first.page.getByLabel('Organisation').fill('Oda Works');
    await first.page.getByRole('button', { name: 'Make it' }).click();
    await first.page.waitForURL('**/studio');
    await first.page.goto(`${product.base}/account`);
    await expect.poll(() => first.page.getByText(issuer.issuer).count(), SOON).toBe(1);
    await first.context.close();

    const again = await open('/signin');
    await elsewhere(again.page, 'oda');
    await again.page.waitForURL('**/studio');
    await again.context.close();
  });

  test('at another issuer: an address nobody vouches for is refused in words', async () => {
    const { page, context } = await open('/signin');
    await elsewhere(page, 'nobody');
    await expect.poll(() => page.getByText(/does not vouch for your e-mail address/).count(), SOON).toBe(1);
    await context.close();
  });

  test('with a second factor: made in the account, asked for after the password, each code once', async () => {
    const { page, context } = await open('/signin');
    await signIn(page, { ...product, email: 'ada@nord.test', password: PASSWORD }, '/account/second-factor');
    await page.waitForLoadState('networkidle');
    await page.getByRole('button', { name: 'Begin' }).click();
    const secret = (await page.locator('code').textContent()) ?? '';
    expect(await page.getByAltText(/QR code/).count()).toBe(1);
    await page.getByLabel('Code from the app').fill(code(secret, Date.now() - 30_000));
    await page.getByRole('button', { name: 'Turn it on' }).click();
    await heading(page, 'Second factor');
    await expect.poll(() => page.locator('li.figures').count(), SOON).toBe(10);
    second = { secret, codes: await page.locator('li.figures').allTextContents() };
    await context.clearCookies();

    await page.goto(`${product.base}/signin?next=/library`);
    await page.waitForLoadState('networkidle');
    await page.getByLabel('E-mail').fill('ada@nord.test');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByLabel('Password').press('Enter');
    await page.waitForURL('**/signin/second-factor**');
    expect((await page.request.get(`${product.base}/api/assets`)).status()).toBe(401);
    await page.getByLabel('Code').fill('000000');
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect.poll(() => page.getByText(/That code is not right/).count(), SOON).toBe(1);
    await page.getByLabel('Code').fill(code(secret));
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.waitForURL('**/library');
    await context.close();
  });

  test('with a recovery code, once', async () => {
    for (const outcome of ['in', 'refused'] as const) {
      const { page, context } = await open('/signin');
      await page.getByLabel('E-mail').fill('ada@nord.test');
      await page.getByLabel('Password').fill(PASSWORD);
      await page.getByLabel('Password').press('Enter');
      await page.waitForURL('**/signin/second-factor**');
      await page.waitForLoadState('networkidle');
      await page.getByLabel('Code').fill(second.codes[0] ?? '');
      await page.getByRole('button', { name: 'Go on' }).click();
      if (outcome === 'in') await page.waitForURL('**/studio');
      else await expect.poll(() => page.getByText(/That code is not right/).count(), SOON).toBe(1);
      await context.close();
    }
  });

  test('a session that was ended elsewhere is over at its next page', async () => {
    const [here, there] = [await open('/signup'), await open('/signin')];
    await signUp(here.page, 'eve@nord.test');
    await signIn(there.page, { ...product, email: 'eve@nord.test', password: PASSWORD }, '/library');
    await here.page.goto(`${product.base}/account`);
    await here.page.waitForLoadState('networkidle');
    await here.page.getByRole('button', { name: 'End all others' }).click();
    await expect.poll(() => here.page.getByRole('button', { name: 'End all others' }).count(), SOON).toBe(0);
    await there.page.reload();
    await there.page.waitForURL('**/signin?next=**');
    await Promise.all([here.context.close(), there.context.close()]);
  });

  test('by a new password after a reset, which ends the other sessions', async () => {
    const { page, context } = await open('/signin/forgot');
    await page.getByLabel('E-mail').fill('eve@nord.test');
    await page.getByRole('button', { name: 'Send the link' }).click();
    await expect.poll(() => page.getByText(/a link is on its way/).count(), SOON).toBe(1);
    await openMail(page, 'eve@nord.test', 'Choose a new password');
    await page.getByLabel('New password').fill('granite willow sandwich tide');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await expect.poll(() => page.getByText(/Your password was changed/).count(), SOON).toBe(1);
    await signIn(page, { ...product, email: 'eve@nord.test', password: 'granite willow sandwich tide' });
    await context.close();
  });

  test('by an invitation: the guest works with the role, and no longer once removed', async () => {
    const [host, guest] = [await open('/signin'), await open('/signin')];
    await signIn(host.page, product, '/team');
    await host.page.waitForLoadState('networkidle');
    await host.page.getByLabel('Role', { exact: true }).selectOption('viewer');
    await host.page.getByRole('button', { name: 'Invite', exact: true }).click();
    const link = host.page.locator('code', { hasText: 'token=' });
    await expect.poll(() => link.count(), SOON).toBe(1);
    await guest.page.goto((await link.textContent()) ?? '');
    await guest.page.waitForLoadState('networkidle');
    await guest.page.getByLabel('Your name').fill('Gus Guest');
    await guest.page.getByLabel('E-mail').fill('gus@nord.test');
    await guest.page.getByLabel('Password').fill(PASSWORD);
    await guest.page.getByRole('button', { name: 'Make an account and join' }).click();
    await guest.page.waitForURL('**/studio');
    await guest.page.goto(`${product.base}/audit-log`);
    await expect
      .poll(() => guest.page.getByText('Only owners and admins may read the audit log.').count(), SOON)
      .toBe(1);

    await host.page.reload();
    await host.page.waitForLoadState('networkidle');
    await host.page
      .getByRole('listitem')
      .filter({ hasText: 'gus@nord.test' })
      .getByRole('button', { name: 'Remove' })
      .click();
    await host.page.getByRole('button', { name: 'Yes' }).click();
    await expect.poll(() => host.page.getByText('gus@nord.test').count(), SOON).toBe(0);
    await guest.page.goto(`${product.base}/library`);
    await guest.page.waitForURL('**/welcome');
    await Promise.all([host.context.close(), guest.context.close()]);
  });

  const screens = [
    '/account',
    '/account/second-factor',
    '/team',
    '/settings',
    '/audit-log',
    '/audit-log?kind=asset',
    '/outbox',
  ];
  const open4all = [
    '/signin',
    '/signin/link',
    '/signin/forgot',
    '/signup',
    '/signup/confirm?token=x',
    '/invitation?token=x',
  ];

  test.each(['light', 'dark'] as const)(
    'no screen of accounts has a serious accessibility violation (%s)',
    async (colorScheme) => {
      const { page, context } = await visit(browser, { colorScheme });
      const found: string[] = [];
      const look = async (path: string) => {
        await page.goto(product.base + path);
        await page.waitForLoadState('networkidle');
        found.push(...(await violations(page)).map((violation) => `${path} ${violation}`));
      };
      for (const path of open4all) await look(path);
      await signIn(page, product);
      for (const path of screens) await look(path);
      expect(found).toEqual([]);
      await context.close();
    },
  );

  test('every screen of accounts fits 360 pixels without scrolling sideways', async () => {
    const { page, context } = await visit(browser, { width: 360 });
    const wide: string[] = [];
    const look = async (path: string) => {
      await page.goto(product.base + path);
      await page.waitForLoadState('networkidle');
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (over > 0) wide.push(`${path} by ${over} px`);
    };
    for (const path of open4all) await look(path);
    await signIn(page, product);
    for (const path of screens) await look(path);
    expect(wide).toEqual([]);
    await context.close();
  });
});
