import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { callTool, connectAgent, openAgent, textOf } from '../../../test/agent-world.js';
import { type Drawing, type SmallLibrary, smallLibrary } from '../../../test/small-library.js';
import { MotifError } from '../../core/errors.js';
import { type Operation, operation, runOperation } from '../../core/operation.js';
import { operations } from '../../operations.js';
import { exampleInputs } from './tool-examples.js';

const colours = ['red', 'blue', 'green', 'yellow', 'purple', 'orange'];
const drawings: Record<string, Drawing> = { 'copies/red.png': { colour: 'red' } };
for (const [at, colour] of colours.entries())
  for (const [turn, below] of colours.entries())
    drawings[`plain/${colour}-${below}.png`] = { colour, below, share: 0.1 * turn, widthPx: 64 + at };

let small: SmallLibrary;
let client: Client;
let close: () => Promise<void>;
beforeAll(async () => {
  small = await smallLibrary(drawings);
  for (const [name, input] of [
    ['tag.add', { tags: ['warm'], assets: ['plain/red-blue.png'] }],
    ['board.add', { name: 'mood', assets: ['plain/red-red.png', 'plain/blue-red.png'] }],
    ['saved.add', { name: 'reds', query: 'red' }],
    ['concept.learn', { name: 'fire', text: 'red' }],
    ['brand.create', { name: 'acme', assets: ['plain/red-blue.png', 'plain/red-green.png'] }],
  ] as const)
    await runOperation(find(name), input, small.motif);
  ({ client, close } = await openAgent({ operations, motif: small.motif }));
});
afterAll(async () => {
  await close();
  await small.remove();
});

const find = (name: string): Operation => operations.find((one) => one.name === name)!;

/** Inputs that this library has an answer to; of any other operation the first example is tried, and its failure compared. */
const readings: Record<string, Record<string, unknown>> = {
  search: { query: 'red + palette(red)', limit: 8 },
  similar: { image: 'plain/red-blue.png' },
  duplicates: {},
  show: { asset: 'plain/red-blue.png' },
  status: {},
  'tag.list': {},
  'board.list': {},
  'board.show': { name: 'mood' },
  'saved.list': {},
  'saved.run': { name: 'reds' },
  'concept.show': { name: 'fire' },
  'concept.list': {},
  'concept.export': { name: 'fire', file: 'fire.json' },
  'brand.check': { name: 'acme', files: ['plain'] },
  'brand.show': { name: 'acme' },
  'brand.list': {},
  'phrases.compare': {
    phrases: ['red', 'blue'],
    files: ['plain/red-blue.png', 'plain/red-green.png', 'plain/red-yellow.png'],
  },
  'brand.export': { name: 'acme', file: 'acme.json' },
  'models.list': {},
  'models.info': {},
  embed: { text: 'red' },
  classify: { images: ['plain/red-blue.png'], labels: ['red', 'blue'] },
};

describe('every operation', () => {
  test('[T1] is a tool with its words, its schemas and examples that its schema accepts', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(operations.map(({ name }) => name.replaceAll('.', '_')));
    for (const [index, tool] of tools.entries()) {
      const { summary, description = '', input } = operations[index]!;
      expect(tool.name).toMatch(/^[a-z_]{1,64}$/);
      expect(tool.title).toBe(summary);
      expect(tool.description).toContain(`${summary}.`);
      expect(tool.description).toContain(description);
      expect(tool.inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(Object.keys(tool.inputSchema.properties ?? {})).toEqual(Object.keys(input.shape));
      expect(tool.outputSchema?.type, tool.name).toBe('object');
      for (const [, example] of (tool.description ?? '').matchAll(/^- (\{.*\}): /gm)) {
        expect(input.safeParse(JSON.parse(example!)).error, example).toBeUndefined();
      }
    }
    const search = tools.find(({ name }) => name === 'search')!;
    expect(search.description).toContain('- {"query":"a red umbrella"}: in words');
    expect(search.inputSchema.properties?.limit).toMatchObject({ type: 'integer', minimum: 1, default: 20 });
  });

  test('[T2] that changes something or takes what is for this machine only is not called one that reads', async () => {
    const { tools } = await client.listTools();
    const hints = (name: string) => tools.find((tool) => tool.name === name)?.annotations;
    expect(hints('status')).toMatchObject({
      readOnlyHint: true,
      destructiveHint: false,
      idempotentHint: true,
    });
    expect(hints('tag_add')).toMatchObject({
      readOnlyHint: false,
      destructiveHint: true,
      idempotentHint: false,
    });
    expect(hints('search')).toMatchObject({
      readOnlyHint: false,
      destructiveHint: true,
      idempotentHint: true,
    });
    expect(hints('concept_export')).toMatchObject({ readOnlyHint: false });
  });

  test('[T2] offered for reading only is one that reads, without the inputs that write', async () => {
    const client = await connectAgent({ operations, motif: small.motif, offer: 'reading' });
    const { tools } = await client.listTools();
    expect(tools.length).toBeGreaterThan(10);
    expect(tools.filter(({ annotations }) => annotations?.readOnlyHint !== true)).toEqual([]);
    expect(tools.map(({ name }) => name)).not.toContain('concept_export');
    const sheet = await callTool(client, 'search', { query: 'red', sheet: 'out.html' });
    expect(sheet.isError).toBe(true);
    expect(textOf(sheet)).toContain('received "sheet"');
    await expect(callTool(client, 'tag_add', { tags: ['x'], assets: ['plain/red-red.png'] })).rejects.toThrow(
      'Expected a tool of Motif, received "tag_add"',
    );
  });

  const reading = operations.filter(({ changes }) => changes !== true);
  test.each(reading.map((one) => [one.name, one] as const))(
    '[T3] %s gives what the operation gives',
    async (name, own) => {
      const input = { ...(readings[name] ?? exampleInputs(own)[0]?.input) };
      if ('file' in input) input.file = path.join(small.root, String(input.file));
      const answer = await callTool(client, name.replaceAll('.', '_'), input);
      if (readings[name] !== undefined) expect(answer.isError, textOf(answer)).toBeFalsy();
      const output = await runOperation(own, input, small.motif).catch((error) => ({
        failed: error.toJSON(),
      }));
      const given = answer.isError ? { failed: answer._meta!['motif/error'] } : answer.structuredContent;
      expect(given).toEqual(JSON.parse(JSON.stringify(output)));
      expect(answer.content[0]!.text!.length).toBeGreaterThan(5);
    },
  );

  test('[T3] that changes something does so, and the answer says what', async () => {
    const input = { tags: ['cool'], assets: ['plain/blue-red.png', 'plain/blue-green.png'] };
    const added = await callTool(client, 'tag_add', input);
    expect(added.structuredContent).toEqual({ assets: 2, changes: 2 });
    expect(textOf(added)).toBe('2 tags changed on 2 pictures.');
    expect((await callTool(client, 'tag_list')).structuredContent).toMatchObject({
      tags: expect.arrayContaining([{ tag: 'cool', count: 2 }]),
    });
    await callTool(client, 'undo');
    expect(textOf(await callTool(client, 'tag_list'))).not.toContain('cool');
  });
});

describe('pictures', () => {
  test('[T4] the first six of an answer come with their thumbnails, named', async () => {
    const { content, structuredContent } = await callTool(client, 'search', { query: 'red', limit: 9 });
    const { results } = structuredContent as { results: { id: string; path: string }[] };
    expect(results).toHaveLength(9);
    const images = content.filter(({ type }) => type === 'image');
    expect(images).toHaveLength(6);
    expect(content[1]!.text).toBe(results[0]!.path);
    expect(images[0]!.mimeType).toBe('image/webp');
    const bytes = Buffer.from(images[0]!.data!, 'base64');
    expect(bytes.subarray(8, 12).toString()).toBe('WEBP');
  });

  test('[T4] a picture without a thumbnail has none, and the answer stands', async () => {
    const library = await small.motif.library();
    const { id } = library.ledger.find('plain/green-blue.png')!;
    rmSync(library.thumbnailPath(id));
    const { content, isError } = await callTool(client, 'show', { asset: id });
    expect(isError).toBeFalsy();
    expect(content.map(({ type }) => type)).toEqual(['text']);
  });

  test('[T8] state and thumbnails are resources', async () => {
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toEqual(['motif://status']);
    const { contents } = await client.readResource({ uri: 'motif://status' });
    expect(JSON.parse((contents[0] as { text: string }).text)).toMatchObject({ model: 'fake', pictures: 31 });
    const { id } = (await small.motif.library()).ledger.find('plain/red-red.png')!;
    const { resourceTemplates } = await client.listResourceTemplates();
    const uri = resourceTemplates[0]!.uriTemplate.replace('{id}', id.slice(0, 12));
    const thumbnail = (await client.readResource({ uri })).contents[0] as { blob: string; mimeType: string };
    expect(thumbnail.mimeType).toBe('image/webp');
    expect(Buffer.from(thumbnail.blob, 'base64').length).toBeGreaterThan(30);
  });

  test.each(['motif://nothing', 'motif://thumbnail/../../etc/passwd', 'motif://thumbnail/ffffffffffff'])(
    '[T8] %s is no resource and says so',
    async (uri) => {
      await expect(client.readResource({ uri })).rejects.toMatchObject({ code: -32002 });
    },
  );
});

describe('what goes wrong', () => {
  test.each([
    ['another type', 'search', { query: 7 }, 'Expected text for query, received 7'],
    ['an unknown field', 'search', { query: 'red', limt: 3 }, 'received "limt"'],
    [
      'a number out of range',
      'search',
      { query: 'red', limit: 0 },
      'Expected at least 1 for limit, received 0',
    ],
    ['a broken query', 'search', { query: '0.5*"red' }, '^'],
    ['a huge query', 'search', { query: 'x'.repeat(5000) }, '4000'],
    ['a missing field', 'show', {}, 'Expected text for asset, received nothing'],
    ['an empty field', 'show', { asset: '' }, 'received an empty text'],
    ['a picture that is not there', 'show', { asset: 'absent.png' }, 'received "absent.png"'],
    ['a broken picture', 'similar', { image: 'broken.png' }, 'broken.png'],
    ['an empty list', 'tag_add', { tags: [], assets: ['a'] }, 'received an empty list'],
    ['an unknown board', 'board_show', { name: 'nothing' }, 'mood'],
  ] as const)('[T6] %s is an answer that names it', async (_, name, input, message) => {
    writeFileSync(path.join(small.root, 'broken.png'), 'no picture');
    const answer = await callTool(client, name, input);
    expect(answer.isError).toBe(true);
    expect(textOf(answer)).toContain(message);
    expect(textOf(answer)).toContain('\nHint: ');
    expect(textOf(answer)).not.toMatch(/\n\s+at |node:internal/);
    expect(answer._meta).toMatchObject({ 'motif/error': { code: expect.stringMatching(/^[a-z_]+$/) } });
  });

  test('[T6] an unknown tool is an error of the protocol', async () => {
    await expect(client.callTool({ name: 'serach' })).rejects.toMatchObject({
      code: -32602,
      message: expect.stringContaining('Expected a tool of Motif, received "serach"'),
    });
  });

  test('[T6] a mistake of the program is called one, and only its owner sees the stack', async () => {
    const bugs: unknown[] = [];
    const broken = declare('break', async () => {
      throw new TypeError('x is not a function\n    at secret.ts');
    });
    const client = await connectAgent({
      operations: [broken],
      motif: small.motif,
      onBug: (error) => bugs.push(error),
    });
    const answer = await callTool(client, 'break');
    expect(textOf(answer)).toBe(
      'This is a bug in Motif: TypeError: x is not a function\nHint: Please report it.',
    );
    expect(answer.isError).toBe(true);
    expect(bugs).toMatchObject([{ message: expect.stringContaining('secret.ts') }]);
  });

  test('[T6] work that failed in part is an answer that says so', async () => {
    const half = {
      ...declare('scan', async () => ({ failed: 1 })),
      outcome: () => 'unreadable_media' as const,
    };
    const client = await connectAgent({ operations: [half], motif: small.motif });
    const answer = await callTool(client, 'scan');
    expect(answer).toMatchObject({ structuredContent: { failed: 1 } });
    expect(textOf(answer)).toContain('Finished, with a failure in part: unreadable_media.');
  });
});

describe('long work', () => {
  test('[T5] tells a client that asks, in numbers that only grow', async () => {
    const work = declare('scan', async (progress) => {
      for (const stage of ['walk', 'encode'])
        for (let done = 0; done <= 4; done++) progress({ stage, done, total: 4, unit: 'pictures' });
      return {};
    });
    const client = await connectAgent({ operations: [work], motif: small.motif });
    const reports: { progress: number; total?: number | undefined; message?: string | undefined }[] = [];
    await callTool(client, 'scan', {}, { onprogress: (report) => void reports.push(report) });
    expect(reports[0]).toEqual({ progress: 0, total: 4, message: 'walk: 0 of 4 pictures' });
    expect(reports.at(-1)).toEqual({ progress: 8, total: 8, message: 'encode: 4 of 4 pictures' });
    const numbers = reports.map(({ progress }) => progress);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(await callTool(client, 'scan')).toMatchObject({ structuredContent: {} });
  });

  test('[T5] stops when the client cancels, or leaves', async () => {
    const ended: string[] = [];
    const work = declare('scan', async (progress, signal) => {
      progress({ stage: 'work', done: 0 });
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      ended.push('ended');
      throw new MotifError('cancelled', 'Cancelled before it was finished');
    });
    const client = await connectAgent({ operations: [work], motif: small.motif });
    for (const stop of [(controller: AbortController) => controller.abort(), () => void client.close()]) {
      const controller = new AbortController();
      const started = new Promise<void>((resolve) => {
        const options = { signal: controller.signal, onprogress: () => resolve() };
        callTool(client, 'scan', {}, options).catch(() => undefined);
      });
      await started;
      const before = ended.length;
      stop(controller);
      await expect.poll(() => ended.length).toBe(before + 1);
    }
  });
});

describe('long answers', () => {
  const output = z.object({ items: z.array(z.object({ text: z.string() })), vector: z.array(z.number()) });

  test('[T7] are cut to the first entries with a note, lists of numbers excepted', async () => {
    const items = Array.from({ length: 5000 }, (_, at) => ({ text: `entry number ${at}` }));
    const vector = Array.from({ length: 2000 }, (_, at) => at / 7);
    const long = { ...declare('scan', async () => ({ items, vector })), output };
    const answer = await callTool(await connectAgent({ operations: [long], motif: small.motif }), 'scan');
    const cut = answer.structuredContent as z.infer<typeof output>;
    expect(cut.vector).toEqual(vector);
    expect(cut.items.length).toBeGreaterThan(100);
    expect(cut.items).toEqual(items.slice(0, cut.items.length));
    expect(JSON.stringify(cut).length).toBeLessThanOrEqual(60_000);
    expect(textOf(answer)).toContain(`(items: ${cut.items.length} of 5000)`);
    expect(textOf(answer).length).toBeLessThan(25_000);
  });
});

/** Returns a made-up operation without input. */
function declare(
  name: string,
  run: (progress: Parameters<Operation['run']>[2]['progress'], signal: AbortSignal) => Promise<unknown>,
): Operation {
  return operation({
    name,
    summary: `What ${name} does`,
    examples: [],
    input: z.object({}),
    output: z.looseObject({}),
    run: async (_input, _motif, { progress, signal }) =>
      (await run(progress, signal)) as Record<string, unknown>,
  }) as unknown as Operation;
}
