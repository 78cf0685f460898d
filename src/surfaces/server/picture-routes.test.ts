import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedLibrary, send, serveSmall } from '../../../test/server-world.js';
import { drawPng } from '../../../test/small-library.js';
import { decodeImage } from '../../core/image.js';
import { ingest } from '../../core/library/ingest.js';
import { createPreviews } from '../../core/library/previews.js';

const script =
  '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><script>alert(1)</script><rect width="64" height="64" fill="green"/></svg>';

let world: ServedLibrary;
beforeAll(async () => {
  world = await serveSmall({
    'red.png': { colour: 'red', widthPx: 1600, heightPx: 400 },
    'blue.png': { colour: 'blue' },
    'gone.png': { colour: 'yellow' },
  });
  writeFileSync(path.join(world.root, 'script.svg'), script);
  await ingest(await world.motif.library(), await world.motif.encoder());
});
afterAll(() => world.remove());

const idOf = async (name: string) => (await world.motif.library()).ledger.find(name)!.id;
const get = async (name: string, what = '', headers: Record<string, string> = {}) =>
  send(world.url, `/api/assets/${await idOf(name)}${what}`, { headers });
const picture = async (name: string, what: string) => {
  const response = await fetch(`${world.url}/api/assets/${await idOf(name)}${what}`);
  return {
    response,
    ...(await decodeImage(new Uint8Array(await response.arrayBuffer()), { shortEdgePx: 9999 })),
  };
};

test('[O5] a picture is told, shown small and shown for the screen', async () => {
  expect(JSON.parse((await get('red.png')).body)).toMatchObject({ paths: ['red.png'], widthPx: 1600 });
  const small = await picture('red.png', '/thumbnail');
  expect({ format: small.info.format, width: small.info.widthPx }).toEqual({ format: 'webp', width: 320 });
  expect((await picture('red.png', '/preview?edge=600')).info.widthPx).toBe(1024);
  expect((await picture('red.png', '/preview')).info.widthPx).toBe(1024);
  expect((await picture('red.png', '/preview?edge=4000')).info.widthPx).toBe(1600);
  expect((await picture('blue.png', '/preview?edge=512')).info.widthPx).toBe(64);
});

test('[O5] a preview shows the whole picture, and a thumbnail that was lost is made again', async () => {
  const { pixels } = await picture('red.png', '/preview?edge=512');
  expect([...pixels.data.subarray(0, 3)].map((value) => Math.round(value / 16))).toEqual([16, 0, 0]);
  const library = await world.motif.library();
  rmSync(library.thumbnailPath(await idOf('blue.png')));
  const all = await Promise.all([1, 2, 3].map(() => picture('blue.png', '/thumbnail')));
  expect(all.map(({ info }) => info.widthPx)).toEqual([64, 64, 64]);
});

test('[O5] an answer is named by the id and kept for ever', async () => {
  for (const what of ['/thumbnail', '/preview', '/original']) {
    const { status, headers } = await get('blue.png', what);
    const etag = `"${await idOf('blue.png')}"`;
    expect({ what, status, etag: headers.etag, cache: headers['cache-control'] }).toEqual({
      what,
      status: 200,
      etag,
      cache: 'private, max-age=31536000, immutable',
    });
    const again = await get('blue.png', what, { 'if-none-match': `"x", ${etag}` });
    expect({ status: again.status, body: again.body }).toEqual({ status: 304, body: '' });
  }
});

test('[O5] an original is the file, whole or in ranges', async () => {
  const file = readFileSync(path.join(world.root, 'blue.png'));
  const size = file.length;
  const part = async (range: string, more: Record<string, string> = {}) => {
    const response = await fetch(`${world.url}/api/assets/${await idOf('blue.png')}/original`, {
      headers: { range, ...more },
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, range: response.headers.get('content-range'), bytes };
  };
  expect(await part('')).toEqual({ status: 200, range: null, bytes: file });
  const some = { status: 206, range: `bytes 2-5/${size}`, bytes: file.subarray(2, 6) };
  expect(await part('bytes=2-5')).toEqual(some);
  expect((await part('bytes=10-')).bytes).toEqual(file.subarray(10));
  expect((await part('bytes=-4')).bytes).toEqual(file.subarray(-4));
  expect((await part(`bytes=0-${size * 9}`)).bytes).toEqual(file);
  expect((await part('bytes=-99999999')).bytes).toEqual(file);
  expect(await part('bytes=2-5', { 'if-range': `"${await idOf('blue.png')}"` })).toEqual(some);
  for (const whole of ['bytes=0-1,3-4', 'lines=1-2', 'bytes=a-b', 'bytes=-']) {
    expect({ whole, ...(await part(whole)) }).toEqual({ whole, status: 200, range: null, bytes: file });
  }
  expect((await part('bytes=2-5', { 'if-range': '"other"' })).status).toBe(200);
  for (const beyond of [`bytes=${size}-`, 'bytes=5-2', 'bytes=-0', 'bytes=99999999999999999999-']) {
    const { status, range } = await part(beyond);
    expect({ beyond, status, range }).toEqual({ beyond, status: 416, range: `bytes */${size}` });
  }
});

test('[O5] HEAD tells size and type without the bytes', async () => {
  const answer = await send(world.url, `/api/assets/${await idOf('blue.png')}/original`, { method: 'HEAD' });
  const { 'content-type': type, 'content-length': length } = answer.headers;
  const { length: size } = readFileSync(path.join(world.root, 'blue.png'));
  expect({ type, length, body: answer.body }).toEqual({ type: 'image/png', length: String(size), body: '' });
});

test('[O5] a file that changed is not given; one that was only touched is', async () => {
  const file = path.join(world.root, 'gone.png');
  utimesSync(file, new Date(0), new Date(0));
  expect((await get('gone.png', '/original')).status).toBe(200);
  const before = readFileSync(file);
  // As many bytes as before: only the content tells.
  writeFileSync(file, Buffer.concat([before.subarray(0, -1), Buffer.from([0])]));
  const answer = await get('gone.png', '/original');
  expect({ status: answer.status, code: answer.json().error.code }).toEqual({
    status: 404,
    code: 'not_found',
  });
  writeFileSync(file, await drawPng({ colour: 'black', widthPx: 99 }));
  expect((await get('gone.png', '/original')).status).toBe(404);
  expect((await get('gone.png', '/preview')).status).toBe(404);
  rmSync(file);
  expect((await get('gone.png', '/original')).status).toBe(404);
  expect((await get('gone.png', '/thumbnail')).status).toBe(200);
});

test('[O5] previews of pictures that have left the library go', async () => {
  const library = await world.motif.library();
  const previews = createPreviews(library, (work) => work());
  const kept = await previews.preview(library.ledger.find('red.png')!, 512);
  const left = path.join(path.dirname(kept), `${'0'.repeat(32)}-512.webp`);
  writeFileSync(left, 'left');
  await previews.tidy();
  expect([existsSync(kept), existsSync(left)]).toEqual([true, false]);
});

test('[O6] a drawing is an attachment in a sandbox, everything is nosniff', async () => {
  const { headers, body } = await get('script.svg', '/original');
  expect(body).toBe(script);
  expect(headers).toMatchObject({
    'content-type': 'image/svg+xml',
    'content-disposition': "attachment; filename*=UTF-8''script.svg",
    'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  });
  const shown = await get('script.svg', '/thumbnail');
  expect(shown.headers['content-type']).toBe('image/webp');
});

test.each([
  ['/api/assets/0000000000000000000000000000000f/original', 404],
  ['/api/assets/abcd/original', 404],
  ['/api/assets/..%2f..%2f..%2fetc%2fpasswd/original', 404],
  ['/api/assets/%2e%2e/original', 404],
  ['/api/assets/red.png/original', 404],
  ['/api/assets/%00/original', 404],
  ['/api/assets/%ff/original', 404],
])('[O5] %s names no picture', async (address, status) => {
  expect((await send(world.url, address)).status).toBe(status);
});

test.each(['0', '-1', '9999999', '1.5', 'wide', ''])(
  '[O5] a preview of edge "%s" is refused',
  async (edge) => {
    const answer = await get('red.png', `/preview?edge=${edge}`);
    expect({ status: answer.status, path: answer.json().error.path }).toEqual({ status: 400, path: 'edge' });
  },
);
