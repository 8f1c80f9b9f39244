import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { POST as check } from '../../../app/v1/content_provenance_checks/route';
import { GET as manifestOf } from '../../../app/v1/soft-binding/manifests/[id]/route';
import { GET as byBinding, POST as byBindingBody } from '../../../app/v1/soft-binding/matches/byBinding/route';
import { POST as byContent } from '../../../app/v1/soft-binding/matches/byContent/route';
import { POST as byReference } from '../../../app/v1/soft-binding/matches/byReference/route';
import { GET as algorithms } from '../../../app/v1/soft-binding/services/supportedAlgorithms/route';
import { POST as verify } from '../../../app/v1/verify/route';
import { ATTACKS } from '../../../bench/provenance/attacks';
import { drawnPicture } from '../../../bench/provenance/pictures';
import { crop, decodeImage, encodeJpeg, encodePng } from '../../../lib/imaging/index';
import { readCredentials } from '../../../lib/pipeline/provenance/index';
import { closeVerifyThread, matchesByReference, sharedResult } from '../../../lib/verify/index';
import { withoutManifest } from '../../contract/c2pa/without-manifest';
import { useDatabase } from '../../setup/database';
import { withCredentials } from '../seals/other-generators';
import { aSealer, type Sealer } from '../seals/sealing';

const context = <Params>(params: Params) => ({ params: Promise.resolve(params) });
let visitors = 0;
/** Another visitor each time, so that one test does not slow the next. */
const from = () => {
  visitors += 1;
  return { 'x-forwarded-for': `198.51.100.${visitors}` };
};

describe('what anybody may ask without an account', { timeout: 600_000 }, () => {
  const database = useDatabase();
  let sealer: Sealer;
  let file: Uint8Array;
  let manifest = '';
  let mark = '';

  beforeAll(async () => {
    sealer = await aSealer();
    const bytes = await encodePng(drawnPicture('poster', 640, 512, 3));
    const sealed = await sealer.seal({ bytes, fileName: 'private-name.png', source: 'algorithmic', people: 'none' });
    file = sealed.file?.bytes ?? new Uint8Array();
    manifest = sealed.read?.credentials.manifestLabel ?? '';
    mark = sealed.read?.watermark.watermark_id ?? '';
  }, 600_000);
  afterAll(async () => {
    await closeVerifyThread();
    await sealer?.home.close();
  });

  const form = (bytes: Uint8Array) => {
    const body = new FormData();
    body.append('file', new File([new Uint8Array(bytes)], 'holiday of J. Doe.png'));
    return new Request('http://localhost/v1/x', { method: 'POST', body, headers: from() });
  };
  const ask = async (response: Promise<Response>) => {
    const answer = await response;
    return { status: answer.status, body: await answer.json() };
  };

  test('a content provenance check answers in the shape that clients know', async () => {
    const { status, body } = await ask(check(form(file), context({})));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      object: 'content_provenance_check',
      results: [
        { type: 'c2pa', outcome: 'detected', validation_state: 'trusted', issuer: 'Colophon development' },
        {
          type: 'watermark',
          outcome: 'detected',
          asset_id: expect.stringMatching(/^ast_/),
          report_url: expect.stringContaining('/verify'),
        },
        { type: 'record', outcome: 'found' },
      ],
    });
    expect(Number.isInteger(body.created_at)).toBe(true);
  });

  test('a stranger is not detected, and told that this proves nothing; what is no picture is told so', async () => {
    const stranger = await ask(check(form(await encodePng(drawnPicture('bokeh', 300, 300, 8))), context({})));
    expect(stranger.body.results[0]).toMatchObject({ outcome: 'not_detected', validation_state: 'not_present' });
    expect(stranger.body.explanation).toContain('proves nothing');
    const none = await ask(
      check(
        new Request('http://localhost/v1/x', { method: 'POST', body: new FormData(), headers: from() }),
        context({}),
      ),
    );
    expect(none).toMatchObject({ status: 422, body: { error: { code: 'invalid_argument', param: 'file' } } });
    const inside = new Request('http://localhost/v1/x', {
      method: 'POST',
      headers: { ...from(), 'content-type': 'application/json' },
      body: JSON.stringify({ url: 'http://127.0.0.1:5432/' }),
    });
    expect(await ask(check(inside, context({})))).toMatchObject({ status: 422, body: { error: { param: 'url' } } });
  });

  test('a shared result holds what was found, no picture, no name, and ends', async () => {
    const request = form(file);
    const { body } = await ask(verify(new Request(`${request.url}?share=1`, request), context({})));
    const id = body.shared.url.split('/').at(-1);
    const shared = await sharedResult(id);
    expect(shared?.result.credentials.state).toBe('trusted');
    const [row] = await database.sql<{ text: string }>(
      'SELECT result::text AS text FROM shared_verification WHERE id = $1',
      [id],
    );
    expect(row?.text).not.toContain('J. Doe');
    // Titles of parts are names of files.
    expect(shared?.result.credentials.ingredients).toMatchObject([
      { title: 'One of its parts', relationship: 'parentOf' },
    ]);
    expect(row?.text).not.toContain('private-name');
    await database.sql("UPDATE shared_verification SET expires_at = now() - interval '1 second' WHERE id = $1", [id]);
    expect(await sharedResult(id)).toBeNull();
  });

  test('one address is slowed down after ten checks, across processes', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.77' };
    const url = 'http://localhost/v1/soft-binding/matches/byBinding?alg=org.colophon.dct-1&value=0000000000000000';
    const statuses: number[] = [];
    for (let at = 0; at < 12; at += 1)
      statuses.push((await byBinding(new Request(url, { headers }), context({}))).status);
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(200));
    expect(statuses.slice(10)).toContain(429);
  });

  describe('soft binding resolution', () => {
    const get = (path: string) => new Request(`http://localhost/v1/soft-binding/${path}`, { headers: from() });

    test('names its algorithms', async () => {
      expect((await ask(algorithms(get('services/supportedAlgorithms'), context({})))).body).toEqual({
        watermarks: [{ alg: 'org.colophon.lattice-1' }, { alg: 'org.colophon.dct-1' }],
        fingerprints: [{ alg: 'org.colophon.pdq-1' }],
      });
    });
    test('leads from a mark, or a stripped and smaller picture, to the manifest, and from there to its bytes', async () => {
      for (const alg of ['org.colophon.lattice-1', 'org.colophon.dct-1']) {
        const found = await ask(byBinding(get(`matches/byBinding?alg=${alg}&value=${mark}`), context({})));
        expect(found.body).toEqual({ matches: [{ manifestId: manifest }] });
      }
      const base64 = encodeURIComponent(Buffer.from(mark, 'hex').toString('base64'));
      const inBase64 = get(`matches/byBinding?alg=org.colophon.lattice-1&value=${base64}`);
      expect((await ask(byBinding(inBase64, context({})))).body).toEqual({ matches: [{ manifestId: manifest }] });
      const posted = new Request('http://localhost/x', {
        method: 'POST',
        headers: { ...from(), 'content-type': 'application/json' },
        body: JSON.stringify({ alg: 'org.colophon.lattice-1', value: mark }),
      });
      expect((await ask(byBindingBody(posted, context({})))).body).toEqual({ matches: [{ manifestId: manifest }] });

      const stripped = await encodeJpeg((await decodeImage(file)).pixels, { quality: 70 });
      const body = new Uint8Array(stripped);
      const content = new Request('http://localhost/x', {
        method: 'POST',
        body,
        headers: { ...from(), 'content-type': 'image/jpeg' },
      });
      const { matches } = (await ask(byContent(content, context({})))).body;
      expect(matches).toMatchObject([{ manifestId: manifest, similarityScore: expect.any(Number) }]);

      // A look-alike five bits away is told as that, not as the same.
      const [row] = await database.sql<{ fingerprint: string }>('SELECT fingerprint FROM asset LIMIT 1');
      const near = Buffer.from(row?.fingerprint ?? '', 'hex');
      near[3] = (near[3] ?? 0) ^ 0b11111;
      const likened = await ask(
        byBinding(get(`matches/byBinding?alg=org.colophon.pdq-1&value=${near.toString('hex')}`), context({})),
      );
      expect(likened.body).toEqual({ matches: [{ manifestId: manifest, similarityScore: 98 }] });

      const store = await manifestOf(get(`manifests/${manifest}`), context({ id: manifest }));
      expect(store.headers.get('content-type')).toBe('application/c2pa');
      const bytes = new Uint8Array(await store.arrayBuffer());
      expect(Buffer.from(bytes.subarray(4, 8)).toString()).toBe('jumb');
      expect(Buffer.from(file).includes(Buffer.from(bytes.subarray(200, 260)))).toBe(true);
    });
    const JPEG = { 'content-type': 'image/jpeg' };
    const content = (query: string, bytes: Uint8Array) =>
      ask(
        byContent(
          new Request(`http://localhost/v1/soft-binding/matches/byContent?${query}`, {
            method: 'POST',
            body: new Uint8Array(bytes),
            headers: { ...from(), ...JPEG },
          }),
          context({}),
        ),
      );

    test('searches a picture by the algorithm that was asked for, and by no other', async () => {
      const found = [{ manifestId: manifest, similarityScore: expect.any(Number) }];
      const { pixels } = await decodeImage(file);
      // Every colour's opposite of the same brightness: a mark does not mind, a look does.
      const data = Uint8ClampedArray.from(pixels.data, (value, at) => {
        const [r = 0, g = 0, b = 0] = pixels.data.subarray(at - (at % 3));
        return 2 * (0.299 * r + 0.587 * g + 0.114 * b) - value;
      });
      const recoloured = await encodeJpeg({ ...pixels, data: new Uint8Array(data) }, { quality: 80 });
      expect((await content('alg=org.colophon.lattice-1', recoloured)).body.matches).toEqual(found);
      expect((await content('alg=org.colophon.pdq-1', recoloured)).body.matches).toEqual([]);
      const plain = await encodeJpeg(drawnPicture('poster', 640, 512, 3), { quality: 80 });
      expect((await content('alg=org.colophon.pdq-1', plain)).body.matches).toEqual(found);
      const other = await content('alg=com.example.other', plain);
      expect(other).toMatchObject({ status: 422, body: { error: { code: 'invalid_argument', param: 'alg' } } });
      expect(Object.keys(other.body.error).sort()).toEqual(['code', 'message', 'param', 'type']);
    });

    test('finds a picture in a screenshot by the mark at its place, which is exact, and not by its looks', async () => {
      const framed = await ATTACKS['screenshot in a frame (0.77, jpeg 70)']?.((await decodeImage(file)).pixels);
      const shot = await encodeJpeg(framed ?? drawnPicture('waves', 9, 9, 1), { quality: 85 });
      expect((await content('alg=org.colophon.lattice-1', shot)).body.matches).toEqual([{ manifestId: manifest }]);
      expect((await content('alg=org.colophon.pdq-1', shot)).body.matches).toEqual([]);
    });

    test('believes a hint only of a picture that looks like what the hint leads to', async () => {
      const drawn = drawnPicture('poster', 640, 512, 3);
      // 44 bits of 256 from the whole: nearer than a stranger, too far to be found by looks alone.
      const trimmed = await encodePng(crop(drawn, { x: 12, y: 0, width: 628, height: 500 }));
      const hint = `alg=org.colophon.pdq-1&hintAlg=org.colophon.lattice-1&hintValue=${mark}`;
      expect((await content('alg=org.colophon.pdq-1', trimmed)).body.matches).toEqual([]);
      expect((await content(hint, trimmed)).body.matches).toMatchObject([{ manifestId: manifest }]);
      const stranger = await encodeJpeg(drawnPicture('split', 500, 400, 21), { quality: 80 });
      expect((await content(hint, stranger)).body.matches).toEqual([]);
      const foreign = 'alg=org.colophon.pdq-1&hintAlg=com.example.other&hintValue=1';
      expect(await content(foreign, stranger)).toEqual({ status: 200, body: { matches: [] } });
      expect(await content('hintValue=00', stranger)).toMatchObject({
        status: 422,
        body: { error: { param: 'hintAlg' } },
      });
      expect(await content('', new TextEncoder().encode('no picture'))).toMatchObject({
        status: 422,
        body: { error: { code: 'image_unreadable' } },
      });
    });

    test('fetches what is referred to: nothing private, nothing larger or other than announced', async () => {
      const refer = (body: object, query = '') =>
        ask(
          byReference(
            new Request(`http://localhost/v1/soft-binding/matches/byReference?${query}`, {
              method: 'POST',
              headers: { ...from(), 'content-type': 'application/json' },
              body: JSON.stringify(body),
            }),
            context({}),
          ),
        );
      const assetLength = file.length;
      for (const referenceUrl of ['https://127.0.0.1/a.png', 'https://[::1]/a.png', 'http://example.org/a.png'])
        expect(await refer({ referenceUrl, assetLength })).toMatchObject({
          status: 422,
          body: { error: { code: 'invalid_argument', param: 'referenceUrl' } },
        });
      const referenceUrl = 'https://127.0.0.1/a.png';
      expect((await refer({ referenceUrl })).body.error.param).toBe('assetLength');
      expect((await refer({ referenceUrl, assetLength: 1e9 })).body.error.param).toBe('assetLength');
      expect((await refer({ referenceUrl, assetLength, region: [{}] })).body.error.param).toBe('region');
      expect((await refer({ referenceUrl, assetLength }, 'alg=com.example.other')).body.error.param).toBe('alg');

      const server = createServer((_, response) => response.writeHead(200).end(file));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
      const { port } = server.address() as AddressInfo;
      // The one thing a test has to allow: plain http from an address of its own.
      const limits = {
        protocols: ['http:'],
        ports: [port],
        resolve: async () => [{ address: '127.0.0.1', family: 4 }],
      };
      const at = `http://pictures.example:${port}/a`;
      const fetched = (more: object) =>
        matchesByReference({ referenceUrl: at, assetLength, ...more }, { maxResults: 10 }, limits);
      try {
        expect(await fetched({ assetType: 'image/png' })).toMatchObject([
          { manifestId: manifest, similarityScore: 100 },
        ]);
        await expect(fetched({ assetType: 'image/webp' })).rejects.toMatchObject({ params: { argument: 'assetType' } });
        await expect(fetched({ assetLength: assetLength - 1 })).rejects.toMatchObject({ code: 'image_too_large' });
      } finally {
        server.close();
      }
    });

    test('gives out the active manifest alone, without those of what it was made from', async () => {
      const picture = await encodeJpeg(drawnPicture('waves', 640, 512, 5), { quality: 92 });
      const foreign = await withCredentials(picture, 'image/jpeg', 'Adobe Firefly', 'Somebody Else');
      const before = (await readCredentials(foreign, 'image/jpeg')).manifest?.label ?? '';
      const again = await sealer.seal({ bytes: foreign, fileName: 'firefly.jpg', source: 'trained', people: 'none' });
      expect(again.view.items).toMatchObject([{ verdict: 'pass', delivered: true }]);
      const [row] = await database.sql<{ id: string }>(
        'SELECT manifest_label AS id FROM asset ORDER BY created_at DESC',
      );
      const id = row?.id ?? '';
      const store = async (query: string) => {
        const answer = await manifestOf(get(`manifests/${id}?${query}`), context({ id }));
        return Buffer.from(await answer.arrayBuffer());
      };
      const [whole, active] = [await store(''), await store('returnActiveManifest=true')];
      const label = (urn: string) => Buffer.from(`${urn}\0`);
      expect([whole.includes(label(before)), whole.includes(label(id))]).toEqual([true, true]);
      expect([active.includes(label(before)), active.includes(label(id))]).toEqual([false, true]);
      expect(active.readUInt32BE(0)).toBe(active.length);
      expect(whole.subarray(-200).equals(active.subarray(-200))).toBe(true);
      expect(await store('returnActiveManifest=false')).toEqual(whole);
      const wrong = await manifestOf(get(`manifests/${id}?returnActiveManifest=maybe`), context({ id }));
      expect([wrong.status, (await wrong.json()).error.param]).toEqual([422, 'returnActiveManifest']);
    });

    test('what the repository gives out is a sidecar: it is read beside the stripped picture, and refused beside another', async () => {
      const store = new Uint8Array(
        await (await manifestOf(get(`manifests/${manifest}`), context({ id: manifest }))).arrayBuffer(),
      );
      const beside = (picture: Uint8Array, sidecar: Uint8Array) => {
        const body = new FormData();
        body.append('file', new File([new Uint8Array(picture)], 'stripped.png'));
        body.append('sidecar', new File([new Uint8Array(sidecar)], 'stripped.c2pa'));
        return ask(
          verify(new Request('http://localhost/v1/verify', { method: 'POST', body, headers: from() }), context({})),
        );
      };
      const { body } = await beside(withoutManifest(file, 'image/png'), store);
      expect(body.result).toMatchObject({
        credentials: { state: 'trusted', sidecar: true, manifestLabel: manifest },
        record: { state: 'found', by: 'watermark' },
      });
      const encodedAgain = await encodePng((await decodeImage(file)).pixels);
      const other = await beside(encodedAgain, store);
      expect(other.body.result).toMatchObject({
        credentials: { state: 'invalid', sidecar: true },
        words: expect.stringContaining('sidecar does not fit'),
      });
      expect(await beside(file, file)).toMatchObject({ status: 422, body: { error: { param: 'sidecar' } } });
    });

    test('answers strangers with nothing, and nonsense with words', async () => {
      const none = await ask(
        byBinding(get('matches/byBinding?alg=org.colophon.lattice-1&value=0123456789abcdef'), context({})),
      );
      expect(none.body).toEqual({ matches: [] });
      expect((await ask(byBinding(get('matches/byBinding?alg=com.example.other&value=1'), context({})))).status).toBe(
        422,
      );
      expect((await ask(manifestOf(get('manifests/urn:c2pa:none'), context({ id: 'urn:c2pa:none' })))).status).toBe(
        404,
      );
    });
  });
});
