/** Provenance as people meet it: a picture checked by anybody, and one of their own sealed. */
import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { drawnPicture } from '../../bench/provenance/pictures';
import { decodeImage, encodeJpeg, encodePng } from '../../lib/imaging/index';
import { withPngText } from '../integration/seals/other-generators';
import { signedInClient } from './setup/client';
import type { Product } from './setup/product';
import type { Visit } from './setup/visitor';

interface Screens {
  product(): Product;
  /** A signed-in visit. */
  at(path: string): Promise<Visit>;
  /** `/assets/ast_…` of something delivered. */
  asset(): string;
  /** Nobody signed in. */
  stranger(): Promise<Visit>;
}

const LONG = { timeout: 120_000 };

export function provenanceScreens({ product, at, asset, stranger }: Screens): void {
  const id = () => asset().split('/').at(-1) ?? '';
  const fetched = async (part: string) => {
    const answer = await (await signedInClient(product())).fetch(`/api/assets/${id()}/${part}`);
    expect(answer.status).toBe(200);
    return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const choose = async (page: Page, name: string, buffer: Buffer) =>
    page.getByLabel(/Drop a picture/).setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  const check = async (page: Page) => {
    await page
      .getByRole('button', { name: /Also look for our mark|Check/ })
      .first()
      .click();
    return page.getByRole('article').getByRole('heading', { level: 2 });
  };

  test('a download is the stored file byte for byte, named by its own hash, and nothing in between may change it', async () => {
    const { answer, bytes } = await fetched('file');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(answer.headers.get('etag')).toContain(sha256);
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(answer.headers.get('cache-control')).toContain('no-transform');
    // The image optimiser of the framework is off: it would serve a picture without its credentials.
    const optimiser = `/_next/image?w=640&q=75&url=${encodeURIComponent(`/api/assets/${id()}/file`)}`;
    expect((await (await signedInClient(product())).fetch(optimiser)).status).toBeGreaterThanOrEqual(400);
    expect(bytes.includes('c2pa')).toBe(true);
    const { bytes: receipt } = await fetched('receipt');
    expect(JSON.parse(receipt.toString()).document.asset.sha256).toBe(sha256);
    const preview = await fetched('preview');
    expect(preview.bytes.includes('jumb')).toBe(false);
    expect(preview.bytes.length).toBeLessThan(bytes.length);
  });

  test('a delivered file is trusted, a link shows anybody the same, and its sidecar fits it', async () => {
    const { page, context, complaints } = await stranger();
    await page.goto(`${product().base}/verify`);
    await page.waitForLoadState('networkidle');
    await choose(page, 'delivered.jpg', (await fetched('file')).bytes);
    await page.getByText('intact, and their signer is known here').waitFor(LONG);
    const headline = await check(page);
    await expect.poll(() => headline.textContent(), LONG).toContain('as Colophon development signed it');
    await page.getByRole('button', { name: 'Make a link to this result' }).click();
    const link = page.getByRole('link', { name: /\/verify\/vfy_/ });
    await link.waitFor(LONG);
    await page.goto((await link.getAttribute('href')) ?? '');
    await expect.poll(() => page.getByText('as Colophon development signed it').count(), LONG).toBeGreaterThan(0);

    await page.goto(`${product().base}/verify`);
    await page.waitForLoadState('networkidle');
    await page.getByLabel(/Credentials beside it/).setInputFiles({
      name: 'delivered.c2pa',
      mimeType: 'application/c2pa',
      buffer: (await fetched('manifest')).bytes,
    });
    await choose(page, 'delivered.jpg', (await fetched('file')).bytes);
    await check(page);
    await expect.poll(() => page.getByText('They lie in the sidecar, which fits').count(), LONG).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a copy that lost its credentials leads back to us, and of a stranger nothing is claimed', async () => {
    const { page, context } = await stranger();
    const { pixels } = await decodeImage((await fetched('file')).bytes);
    const files = [
      { name: 'copy.jpg', bytes: await encodeJpeg(pixels, { quality: 75 }), says: 'lost its credentials on the way' },
      {
        name: 'stranger.png',
        bytes: await encodePng(drawnPicture('bokeh', 320, 240, 4711)),
        says: 'Nothing is known about',
      },
    ];
    for (const { name, bytes, says } of files) {
      await page.goto(`${product().base}/verify`);
      await page.waitForLoadState('networkidle');
      await choose(page, name, Buffer.from(bytes));
      await page.getByText('No content credentials in this file').waitFor(LONG);
      const headline = await check(page);
      await expect.poll(() => headline.textContent(), LONG).toContain(says);
    }
    await context.close();
  });

  test('a picture whose file contradicts what its owner declares waits for a person, who is told why', async () => {
    const { page, context } = await at('/seal');
    const made = withPngText(await encodePng(drawnPicture('poster', 400, 320, 77)), [
      ['tEXt', 'parameters', 'a lighthouse\nSteps: 28, Sampler: Euler a, CFG scale: 7, Seed: 1, Size: 400x320'],
    ]);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'lighthouse.png', mimeType: 'image/png', buffer: Buffer.from(made) });
    await page.getByRole('radio', { name: /A camera took it/ }).check();
    await page.getByRole('radio', { name: 'Nobody' }).check();
    await page.getByRole('button', { name: 'Check, mark and sign' }).click();
    await page.waitForURL('**/studio/gen_*', LONG);
    await expect.poll(() => page.getByText('Held for a person').count(), { timeout: 180_000 }).toBeGreaterThan(0);
    const reviewer = await signedInClient({ ...product(), ...product().reviewer });
    // What the page shows while it runs is a moment ahead of the settled run and its case.
    const cases = async () => (await reviewer.fetch('/api/reviews')).text();
    await expect.poll(cases).toContain('but its own file says otherwise');
    await context.close();
  });
}
