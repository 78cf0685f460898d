import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ask, type ServedLibrary, serveSmall } from '../../../test/server-world.js';
import { drawPng } from '../../../test/small-library.js';
import { operations } from '../../operations.js';

/** A folder beside the library, with files that must stay unread and unchanged. */
let outside: string;
let world: ServedLibrary;
const secret = 'outside.png';

beforeAll(async () => {
  world = await serveSmall({
    'red.png': { colour: 'red' },
    'inner/blue.png': { colour: 'blue' },
    '.hidden/yellow.png': { colour: 'yellow' },
  });
  outside = realpathSync(mkdtempSync(path.join(tmpdir(), 'motif-outside-')));
  writeFileSync(path.join(outside, secret), await drawPng({ colour: 'green' }));
  writeFileSync(path.join(outside, 'colours.css'), 'a { color: #123456 }');
  mkdirSync(path.join(outside, 'deep'));
  writeFileSync(path.join(outside, 'deep', secret), await drawPng({ colour: 'green' }));
  symlinkSync(path.join(outside, secret), path.join(world.root, 'link.png'));
  symlinkSync(outside, path.join(world.root, 'linked'));
});
afterAll(async () => {
  await world.remove();
  rmSync(outside, { recursive: true });
});
afterEach(() =>
  expect(readdirSync(outside, { recursive: true }).sort()).toEqual([
    'colours.css',
    'deep',
    `deep/${secret}`,
    secret,
  ]),
);

test('[O8] paths inside the library are taken from its root, whole or by a link that stays inside', async () => {
  symlinkSync(path.join(world.root, 'red.png'), path.join(world.root, 'inner', 'again.png'));
  for (const image of [
    'red.png',
    'inner/blue.png',
    'inner/../red.png',
    'inner/again.png',
    path.join(world.root, 'red.png'),
  ]) {
    expect({ image, status: (await ask(world.url, 'similar', { image })).status }).toEqual({
      image,
      status: 200,
    });
  }
});

const waysOut = () => [
  path.join(outside, secret),
  path.join(outside, 'not-there.png'),
  path.join('..', path.basename(outside), secret),
  '../../../../../../../../etc/passwd',
  '/etc/passwd',
  'inner/../../x.png',
  'link.png',
  `linked/${secret}`,
  'linked',
  '.hidden/yellow.png',
  '.motif/ledger.db',
  path.join(world.root, '.motif', 'ledger.db'),
];

test('[O8] a path elsewhere is refused wherever a picture may be, there or not', async () => {
  for (const image of waysOut()) {
    const asked = [
      ask(world.url, 'similar', { image }),
      ask(world.url, 'embed', { image }),
      ask(world.url, 'search', { query: `image(${JSON.stringify(image)})` }),
      ask(world.url, 'search', { query: `sketch(${JSON.stringify(image)})` }),
      ask(world.url, 'search', { query: `palette(${JSON.stringify(image)})` }),
      ask(world.url, 'search', { query: `style(${JSON.stringify(image)})` }),
      ask(world.url, 'search', { query: `ratio(${JSON.stringify(image)})` }),
      ask(world.url, 'saved.add', { name: 'x', query: `image(${JSON.stringify(image)})` }),
      ask(world.url, 'tag.add', { tags: ['x'], assets: [image] }),
      ask(world.url, 'show', { asset: image }),
    ];
    const answers = await Promise.all(asked);
    const codes = answers.map(({ status, body }) => (status === 200 ? body : JSON.parse(body).error.code));
    // A link is a name of the library until it is followed, as embed and search do.
    expect({ image, codes: [...new Set(codes)] }).toEqual({ image, codes: ['unauthorised'] });
  }
});

test('[O8] a list of files names the one that is elsewhere', async () => {
  const { body } = await ask(world.url, 'classify', {
    images: ['red.png', path.join(outside, secret)],
    labels: ['a', 'b'],
  });
  const { files, failures } = JSON.parse(body);
  expect(files).toHaveLength(1);
  expect(failures).toMatchObject([{ code: 'unauthorised', image: path.join(outside, secret) }]);
});

test('[O8] a swatch file elsewhere gives no colours', async () => {
  const answer = await ask(world.url, 'search', { query: `palette(${path.join(outside, 'colours.css')})` });
  expect({ status: answer.status, leaks: answer.body.includes('#123456') }).toEqual({
    status: 401,
    leaks: false,
  });
});

test('[O8] words that read like a path elsewhere stay words, and tell nothing of it', async () => {
  const there = await ask(world.url, 'search', { query: `red ${path.join(outside, secret)}` });
  const missing = await ask(world.url, 'search', { query: `red ${path.join(outside, 'missing.png')}` });
  expect([there.status, missing.status]).toEqual([200, 200]);
  expect(JSON.parse(there.body).notes).toEqual(JSON.parse(missing.body).notes);
});

test('[O8] a model is named, not given as a folder', async () => {
  for (const model of [outside, './models/mini', '../x', '/etc']) {
    expect((await ask(world.url, 'models.info', { model })).json().error.code).toBe('unauthorised');
  }
  expect((await ask(world.url, 'models.info', {})).status).toBe(200);
});

test('[O9] what is for the machine of the library is refused, and says where it is to be had', async () => {
  for (const { name } of operations.filter(({ localOnly }) => localOnly === true)) {
    const answer = await ask(world.url, name, {});
    expect({ name, code: answer.json().error.code }).toEqual({ name, code: 'unauthorised' });
    expect(answer.json().error.hint).toContain(`motif ${name.replaceAll('.', ' ')}`);
  }
  for (const { name, localOnly } of operations) {
    for (const field of Array.isArray(localOnly) ? localOnly : []) {
      const { error } = (await ask(world.url, name, { [field]: '' })).json();
      expect({ name, code: error.code, path: error.path }).toEqual({
        name,
        code: 'unauthorised',
        path: field,
      });
    }
  }
});

/** Every text of every operation's input, tried with a place elsewhere: what is added later is tried, too. */
test('[O8] no text of any operation leads out of the library', async () => {
  const tried: string[] = [];
  for (const { name, input, localOnly } of operations) {
    if (localOnly === true) continue;
    const { properties = {}, required = [] } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
    for (const [field, schema] of Object.entries(properties)) {
      if (Array.isArray(localOnly) && localOnly.includes(field)) continue;
      const isWritten = /\b(write|fill|save)/i.test((schema as Schema).description ?? '');
      const value = textFor(schema as Schema, path.join(outside, isWritten ? 'new.html' : secret));
      if (value === undefined) continue;
      const others = required
        .filter((one) => one !== field)
        .map((one) => [one, textFor(properties[one] as Schema, 'red.png') ?? 1]);
      const answer = await ask(world.url, name, { ...Object.fromEntries(others), [field]: value });
      tried.push(`${name}.${field}`);
      // It may be a name or words and so be found or not; what lies there is never read.
      expect(`${name}.${field}: ${answer.body}`).not.toMatch(/#008000|#123456|deep\//);
    }
  }
  expect(tried.length).toBeGreaterThan(50);
}, 120_000);

interface Schema {
  description?: string;
  type?: string;
  items?: Schema;
  enum?: unknown[];
}

function textFor(schema: Schema | undefined, text: string): unknown {
  if (schema?.enum !== undefined) return undefined;
  if (schema?.type === 'string') return text;
  if (schema?.type === 'array' && schema.items?.type === 'string') return [text];
  return undefined;
}
