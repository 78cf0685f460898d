import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type ServedLibrary, send, serveSmall } from '../../../test/server-world.js';
import { operations } from '../../operations.js';
import { openApi } from './openapi.js';
import { apiReference, type Block } from './reference.js';
import { referenceMarkdown } from './reference-writers.js';

interface Described {
  openapi: string;
  info: Record<string, unknown>;
  paths: Record<string, Record<string, Described>>;
  components: Record<string, Record<string, unknown>>;
  operationId: string;
  responses: Record<string, unknown>;
  parameters?: { name: string; in: string; required?: boolean; schema?: object; content?: object }[];
  requestBody?: { content: Record<string, { schema: { properties: Record<string, unknown> } }> };
}

const api = openApi(operations, '1.2.3') as unknown as Described;
const served = operations.filter(({ localOnly }) => localOnly !== true);

test('[O15] the description has what OpenAPI 3.1 asks for', () => {
  expect(api.openapi).toMatch(/^3\.1\.\d+$/);
  expect(api.info).toMatchObject({ title: 'Motif', version: '1.2.3' });
  const ids: string[] = [];
  for (const [path, item] of Object.entries(api.paths)) {
    expect(path).toMatch(/^\/api\/[a-z/{}]+$/);
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    for (const [method, { operationId, responses, parameters = [] }] of Object.entries(item)) {
      expect(['get', 'post']).toContain(method);
      ids.push(operationId);
      expect(Object.keys(responses).length).toBeGreaterThan(0);
      expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(inPath);
      for (const one of parameters) expect([one.schema, one.content].filter(Boolean)).toHaveLength(1);
    }
  }
  expect(new Set(ids).size).toBe(ids.length);
});

test('[O15] every reference in it leads somewhere', () => {
  const missing: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === '$ref' && !leads(inner as string)) missing.push(inner as string);
      else visit(inner);
    }
  };
  const leads = (ref: string) =>
    ref
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], api) !== undefined;
  visit(api);
  expect(missing).toEqual([]);
});

test('[O15] it has every operation that is served, with GET where nothing changes, and no field of the machine', () => {
  for (const { name, changes, localOnly } of operations) {
    const item = api.paths[`/api/${name.replaceAll('.', '/')}`];
    expect({ name, methods: item && Object.keys(item) }).toEqual({
      name,
      methods: localOnly === true ? undefined : changes === true ? ['post'] : ['post', 'get'],
    });
  }
  const { properties } = api.paths['/api/search']!.post!.requestBody!.content['application/json']!.schema;
  expect(Object.keys(properties)).toEqual(expect.arrayContaining(['query', 'limit']));
  expect(Object.keys(properties)).not.toEqual(expect.arrayContaining(['csv']));
});

test('[O15] its schemas take what the operations take and refuse what they refuse', () => {
  const takes = (name: string, input: unknown) => {
    const { schema } =
      api.paths[`/api/${name.replaceAll('.', '/')}`]!.post!.requestBody!.content['application/json']!;
    return z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).safeParse(input).success;
  };
  for (const { name, localOnly } of served) {
    const places = Array.isArray(localOnly) ? localOnly.map((place) => ({ [place]: 'x' })) : [];
    const refused = ['no object', { noSuchField: 1 }, ...places];
    expect({ name, taken: refused.filter((input) => takes(name, input)) }).toEqual({ name, taken: [] });
  }
  expect(takes('search', { query: 'red', limit: 5 })).toBe(true);
  expect(takes('search', { query: 'red', limit: 5000 })).toBe(false);
});

test('[O15] docs/api.md is up to date; npm run docs writes it', () => {
  const page = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');
  expect(page.replaceAll('\r\n', '\n')).toBe(referenceMarkdown(apiReference(operations)));
});

describe('the reference', () => {
  let world: ServedLibrary;
  beforeAll(async () => {
    world = await serveSmall({});
  });
  afterAll(() => world.remove());

  test('[O15] the page names every operation and has no script', async () => {
    const { status, body } = await send(world.url, '/api');
    expect(status).toBe(200);
    for (const { name } of served) expect(body).toContain(`<h3 id="${name}">`);
    expect(body).not.toMatch(/<script|onclick|javascript:/);
  });

  test('[O15] the description is served as JSON', async () => {
    const { headers, body } = await send(world.url, '/api/openapi.json');
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(Object.keys(JSON.parse(body).paths)).toEqual(Object.keys(api.paths));
  });
});

test('[O15] the same blocks are Markdown, with bars that break no table', () => {
  const blocks: Block[] = [
    { kind: 'title', text: 'One' },
    { kind: 'table', head: ['a'], rows: [['`x | y`\nz']] },
    { kind: 'list', items: ['one', 'two'] },
    { kind: 'code', text: 'run' },
  ];
  expect(referenceMarkdown(blocks)).toBe(
    '# One\n\nWritten by `motif docs` from the declarations of the operations; changes belong there.\n\n' +
      '| a |\n| --- |\n| `x \\| y` z |\n\n- one\n- two\n\n```\nrun\n```\n',
  );
});
