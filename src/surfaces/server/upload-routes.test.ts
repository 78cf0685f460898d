import { existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, type ServedLibrary, send, serveSmall } from '../../../test/server-world.js';
import { drawPng } from '../../../test/small-library.js';

let world: ServedLibrary;
let green: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  world = await serveSmall(
    {
      'red.png': { colour: 'red' },
      'blue.png': { colour: 'blue' },
      'green.png': { colour: 'green', below: 'blue', share: 0.25 },
      'black.png': { colour: 'black' },
    },
    { limits: { uploadBytes: 200_000, uploadFiles: 3 } },
  );
  green = new Uint8Array(await drawPng({ colour: 'green' }));
});
afterAll(() => world.remove());

const folder = () => path.join(world.root, '.motif', 'uploads');
const upload = (body: Uint8Array | string, headers: Record<string, string> = {}) =>
  send(world.url, '/api/uploads', { method: 'POST', headers, body });
const form = async (parts: Record<string, Blob | string>) => {
  const data = new FormData();
  for (const [name, part] of Object.entries(parts)) data.append('files', part as Blob, name);
  return fetch(`${world.url}/api/uploads`, { method: 'POST', body: data });
};
const uploaded = async () => JSON.parse((await upload(green)).body).uploads[0].ref as string;
const pathsOf = (body: string) => JSON.parse(body).results.map((one: { path: string }) => one.path);

test('[O7] a picture in the body is kept under its hash and told', async () => {
  const { status, body } = await upload(green);
  const { uploads, failures } = JSON.parse(body);
  expect({ status, failures }).toEqual({ status: 200, failures: [] });
  expect(uploads).toEqual([
    {
      name: 'picture',
      ref: expect.stringMatching(/^upload:[0-9a-f]{32}$/),
      format: 'png',
      widthPx: 64,
      heightPx: 64,
      bytes: green.length,
    },
  ]);
  const kept = path.join(folder(), uploads[0].ref.slice(7));
  expect(readFileSync(kept)).toEqual(Buffer.from(green));
});

test('[O7] several pictures come as a form; what is no picture is listed beside them', async () => {
  const known = new Uint8Array(readFileSync(path.join(world.root, 'red.png')));
  const response = await form({
    '绿.png': new Blob([green]),
    'note.txt': new Blob(['no picture']),
    'red.png': new Blob([known]),
  });
  const { uploads, failures } = (await response.json()) as {
    uploads: { name: string; assetId?: string }[];
    failures: unknown[];
  };
  const { id } = (await world.motif.library()).ledger.find('red.png')!;
  expect(uploads.map(({ name, assetId }) => ({ name, assetId }))).toEqual([
    { name: '绿.png', assetId: undefined },
    { name: 'red.png', assetId: id },
  ]);
  expect(failures).toEqual([{ name: 'note.txt', code: 'unreadable_media', reason: expect.any(String) }]);
});

test('[O7] an upload stands wherever a picture may be', async () => {
  const ref = await uploaded();
  const first = async (name: string, input: object) => {
    const { status, body } = await ask(world.url, name, input);
    expect({ name, input, status, body: status === 200 ? '' : body }).toEqual({
      name,
      input,
      status: 200,
      body: '',
    });
    return pathsOf(body)[0];
  };
  for (const query of ['image', 'palette', 'sketch', 'composition', 'ratio'].map(
    (term) => `${term}(${ref})`,
  )) {
    expect(await first('search', { query })).toMatch(/\.png$/);
  }
  expect(await first('search', { query: `image(${ref})` })).toBe('green.png');
  expect(await first('search', { query: `palette(loose ${ref})` })).toBe('green.png');
  expect(await first('similar', { image: ref })).toBe('green.png');
  const vector = JSON.parse((await ask(world.url, 'embed', { image: ref })).body).vector;
  expect(vector).toHaveLength((await world.motif.library()).identity.dimensions);
  const { files } = JSON.parse(
    (await ask(world.url, 'classify', { images: [ref], labels: ['red', 'green'] })).body,
  );
  expect(files[0].labels[0].label).toBe('green');
  const styles = await ask(world.url, 'style.classify', { files: [ref], top: 1 });
  expect(JSON.parse(styles.body).files).toMatchObject([{ path: ref, id: ref.slice(7) }]);
});

test('[O7] the answer names the upload as it was asked for, and no place on the machine', async () => {
  const ref = await uploaded();
  const { body } = await ask(world.url, 'search', { query: `image(${ref})` });
  expect(JSON.parse(body).query).toContain(ref);
  expect(body).not.toContain(folder());
});

test('[O7] an upload of a picture that the library holds is that picture', async () => {
  const red = readFileSync(path.join(world.root, 'red.png'));
  const { ref } = JSON.parse((await upload(red)).body).uploads[0];
  const { images } = world.encodings;
  const answer = await ask(world.url, 'similar', { image: ref, limit: 9 });
  expect(pathsOf(answer.body)).not.toContain('red.png');
  expect(world.encodings.images).toBe(images);
  expect((await ask(world.url, 'tag.add', { tags: ['warm'], assets: [ref] })).status).toBe(200);
  expect((await ask(world.url, 'search', { query: 'tag:warm' })).body).toContain('red.png');
});

test('[O7] an upload that is not kept is not found, and none is saved with a query', async () => {
  const gone = `upload:${'0'.repeat(32)}`;
  expect((await ask(world.url, 'search', { query: `image(${gone})` })).status).toBe(404);
  const saved = await ask(world.url, 'saved.add', { name: 'mine', query: `image(${await uploaded()})` });
  expect({ status: saved.status, code: saved.json().error.code }).toEqual({
    status: 400,
    code: 'invalid_input',
  });
  expect(saved.json().error.hint).toContain('for a day');
});

test('[O7] what is old goes', async () => {
  const ref = await uploaded();
  const file = path.join(folder(), ref.slice(7));
  const before = new Date(Date.now() - 25 * 3600 * 1000);
  utimesSync(file, before, before);
  await upload(await drawPng({ colour: 'yellow' }));
  expect(existsSync(file)).toBe(false);
});

const boundary = { 'content-type': 'multipart/form-data; boundary=x' };
test.each([
  ['an empty body', '', {}, 400, 'invalid_input'],
  ['text', 'no picture', {}, 422, 'unreadable_media'],
  ['a cut picture', 'cut', {}, 422, 'unreadable_media'],
  ['a form without a boundary', 'x', { 'content-type': 'multipart/form-data' }, 400, 'invalid_input'],
  ['a form of other text', 'no form at all', boundary, 400, 'invalid_input'],
  [
    'a form that breaks off',
    '--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\nabc',
    boundary,
    400,
    'invalid_input',
  ],
  ['a form without parts', '--x--\r\n', boundary, 400, 'invalid_input'],
  [
    'a form with a text field',
    '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nabc\r\n--x--\r\n',
    boundary,
    400,
    'invalid_input',
  ],
  ['too many bytes', 'x'.repeat(200_001), {}, 413, 'too_large'],
])('[O7] %s is refused', async (_name, text, headers, status, code) => {
  const body = text === 'cut' ? green.slice(0, green.length / 2) : text;
  const kept = readdirSync(folder()).length;
  const answer = await upload(body, headers);
  expect({ status: answer.status, code: answer.json().error.code }).toEqual({ status, code });
  expect(readdirSync(folder())).toHaveLength(kept);
});

test('[O7] more pictures than allowed are refused together', async () => {
  const response = await form(Object.fromEntries('abcd'.split('').map((name) => [name, new Blob([green])])));
  expect(response.status).toBe(413);
});

test('[O7] a name is only told, whatever it says', async () => {
  const response = await form({ '../../../escape.png': new Blob([green]) });
  expect(response.status).toBe(200);
  expect(existsSync(path.join(world.root, '..', 'escape.png'))).toBe(false);
});
