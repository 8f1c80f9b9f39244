import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchPicture, isPublicAddress, publicAddressesOf } from '../../../lib/verify/index';

const PRIVATE = [
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '0.0.0.0',
  '100.64.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fc00::1',
  'fd12::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:db8::1',
  'ff02::1',
  'not an address',
  '',
];

test('only addresses of the public internet may be asked', () => {
  expect(PRIVATE.filter(isPublicAddress)).toEqual([]);
  expect(
    ['1.1.1.1', '172.32.0.1', '93.184.216.34', '2606:4700:4700::1111'].filter((one) => !isPublicAddress(one)),
  ).toEqual([]);
});

test('a name with one private address among public ones is not asked', async () => {
  const answers = async () => [
    { address: '93.184.216.34', family: 4 },
    { address: '127.0.0.1', family: 4 },
  ];
  expect(await publicAddressesOf('trap.example', answers as never)).toBeNull();
  expect(await publicAddressesOf('[::1]')).toBeNull();
});

test.each([
  'http://127.0.0.1/',
  'http://localhost/a.png',
  'http://[::1]/',
  'http://0x7f000001/',
  'http://2130706433/',
  'http://169.254.169.254/latest',
  'file:///etc/passwd',
  'ftp://example.org/a',
  'http://user:pw@example.org/',
  'nonsense',
])('refuses %s in words', async (url) => {
  await expect(fetchPicture(url)).rejects.toMatchObject({ code: 'invalid_argument', params: { argument: 'url' } });
});

describe('a server that may be asked', () => {
  let base = '';
  let port = 0;
  const server = createServer((request, response) => {
    if (request.url === '/picture.png') return response.writeHead(200).end(Buffer.from([1, 2, 3]));
    if (request.url === '/huge') return response.writeHead(200).end(Buffer.alloc(2_000_000));
    if (request.url === '/inside')
      return response.writeHead(302, { location: 'http://metadata.internal/secret' }).end();
    if (request.url === '/round') return response.writeHead(302, { location: '/round' }).end();
    if (request.url === '/hop') return response.writeHead(301, { location: '/picture.png' }).end();
    if (request.url === '/slow') return undefined;
    return response.writeHead(404).end();
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
    base = `http://pictures.example:${port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  /** The one name that leads here; everything else is resolved as a name inside a private network would be. */
  const limits = () => ({
    maxBytes: 1_000_000,
    timeoutMs: 500,
    ports: [port, 80],
    resolve: async (host: string) => (host === 'pictures.example' ? [{ address: '127.0.0.1', family: 4 }] : null),
  });

  test('gives its picture, also after a redirect to itself', async () => {
    expect(await fetchPicture(`${base}/picture.png`, limits())).toEqual({
      bytes: Uint8Array.of(1, 2, 3),
      name: 'picture.png',
    });
    expect((await fetchPicture(`${base}/hop`, limits())).bytes).toEqual(Uint8Array.of(1, 2, 3));
  });
  test('is not followed into a private network, nor round and round, nor to another port', async () => {
    await expect(fetchPicture(`${base}/inside`, limits())).rejects.toThrow('public address');
    await expect(fetchPicture(`${base}/round`, limits())).rejects.toThrow('too many times');
    await expect(fetchPicture(`${base}/picture.png`, { ...limits(), ports: [80, 443] })).rejects.toThrow('port');
  });
  test('is given up when it is too large, too slow, or has no picture', async () => {
    await expect(fetchPicture(`${base}/huge`, limits())).rejects.toMatchObject({ code: 'image_too_large' });
    await expect(fetchPicture(`${base}/slow`, limits())).rejects.toThrow('did not answer');
    await expect(fetchPicture(`${base}/nothing`, limits())).rejects.toThrow('404');
  });
});
