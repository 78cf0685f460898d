import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CalibrationCard } from '../../core/calibration/card.js';
import { createFakeEncoder, fakeColours } from '../../core/encoder/fake.js';
import { renderSvg } from '../../core/image.js';
import type { Motif } from '../../core/motif.js';
import type { OperationContext, Progress } from '../../core/operation.js';
import { classify, embed } from './operations.js';

const folder = mkdtempSync(path.join(tmpdir(), 'motif-encoding-'));
afterAll(() => rmSync(folder, { recursive: true }));

const encoder = createFakeEncoder();
const motif = { encoder: async () => encoder, calibration: async () => undefined } as unknown as Motif;
const reports: Progress[] = [];
const context: OperationContext = {
  signal: new AbortController().signal,
  progress: (report) => reports.push(report),
};

const file = (name: string) => path.join(folder, name);

beforeAll(async () => {
  const drawing = (inside: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64">${inside}</svg>`;
  const size = { widthPx: 64, heightPx: 64, format: 'png' } as const;
  writeFileSync(file('red.png'), await renderSvg(drawing('<rect width="64" height="64" fill="red"/>'), size));
  const mixed = drawing(
    '<rect width="64" height="64" fill="blue"/><rect width="16" height="64" fill="red"/>',
  );
  writeFileSync(file('mixed.png'), await renderSvg(mixed, size));
  writeFileSync(file('diary.png'), 'Dear diary');
});

describe('embed', () => {
  test('[E16] a text and a picture of the same thing have the vector of their model', async () => {
    const text = await embed.run({ text: 'red' }, motif, context);
    const image = await embed.run({ image: file('red.png') }, motif, context);
    expect(image).toEqual(text);
    const vector = [1, ...new Array<number>(Object.keys(fakeColours).length).fill(0)];
    expect(text).toEqual({ model: 'fake', dimensions: vector.length, vector });
  });

  test('[E16] an empty text is a text', async () => {
    expect((await embed.run({ text: '' }, motif, context)).vector.at(-1)).toBe(1);
  });

  test.each([
    [{}, 'neither'],
    [{ text: 'red', image: 'red.png' }, 'both'],
  ])('[E16] %j is invalid_input', async (input, received) => {
    await expect(embed.run(input, motif, context)).rejects.toMatchObject({
      code: 'invalid_input',
      message: `Expected a text or an image for embed, received ${received}`,
    });
  });

  test('[E18] a picture that cannot be read is the error of embed', async () => {
    const work = embed.run({ image: file('diary.png') }, motif, context);
    await expect(work).rejects.toMatchObject({ code: 'unreadable_media', path: file('diary.png') });
  });
});

describe('classify', () => {
  const template = ['{}'];

  test("[E17] labels are sorted by the softmax of cosines at the model's temperature", async () => {
    const input = classify.input.parse({
      images: [file('mixed.png')],
      labels: ['red', 'blue', 'green'],
      template,
    });
    const { files, note, model, templates } = await classify.run(input, motif, context);
    const cosines = { blue: 3 / Math.sqrt(10), red: 1 / Math.sqrt(10), green: 0 };
    const sum = Object.values(cosines).reduce((total, cosine) => total + Math.exp(20 * cosine), 0);
    expect(files[0]!.labels.map(({ label }) => label)).toEqual(['blue', 'red', 'green']);
    for (const { label, probability } of files[0]!.labels) {
      expect(probability).toBeCloseTo(Math.exp(20 * cosines[label as keyof typeof cosines]) / sum, 6);
    }
    expect(note).toContain('not calibrated');
    expect(templates).toEqual(template);
    expect(model).toBe('fake');
  });

  test('[E17] with a card the temperature is that of the language of most labels, and the note says calibrated', async () => {
    const temperatures = { english: 5, chinese: 9 };
    const card = { temperatures } as CalibrationCard;
    const calibrated = { ...motif, calibration: async () => card } as Motif;
    const confidence = async (labels: string[]) => {
      const input = classify.input.parse({ images: [file('mixed.png')], labels, template });
      const output = await classify.run(input, calibrated, context);
      expect(output).toMatchObject({ calibrated: true, note: expect.not.stringContaining('not calibrated') });
      return output.files[0]!.labels[0]!.probability;
    };
    const two = (temperature: number) => 1 / (1 + Math.exp((-temperature * 2) / Math.sqrt(10)));
    expect(await confidence(['blue', 'red'])).toBeCloseTo(two(5), 6);
    expect(await confidence(['蓝色', '红色'])).toBeCloseTo(two(9), 6);
  });

  test('[E17] the vectors of several templates are averaged', async () => {
    const run = async (templates: string[]) => {
      const input = classify.input.parse({
        images: [file('mixed.png')],
        labels: ['red', 'green'],
        template: templates,
      });
      return (await classify.run(input, motif, context)).files[0]!.labels[0]!.probability;
    };
    expect(await run(['{}', 'a {} thing'])).toBeCloseTo(await run(['{}']), 6);
    expect(await run(['{}', '{} on blue'])).not.toBeCloseTo(await run(['{}']), 3);
  });

  test('[E17] labels in Chinese get Chinese prompts, and a label is never read as a pattern', async () => {
    const input = classify.input.parse({ images: [file('red.png')], labels: ['红色', '蓝色', '$& red'] });
    const output = await classify.run(input, motif, context);
    const { labels } = output.files[0]!;
    expect(output.templates).toEqual(expect.arrayContaining(['一张{}的照片', 'a photo of {}']));
    expect(labels.at(-1)!.label).toBe('蓝色');
    expect(labels).toHaveLength(3);
  });

  test('[E18] a file that cannot be read is listed with its reason and the others go on', async () => {
    const images = [file('diary.png'), file('none.png'), file('red.png')];
    const output = await classify.run(
      classify.input.parse({ images, labels: ['red', 'blue'] }),
      motif,
      context,
    );
    expect(output.files.map(({ image }) => image)).toEqual([file('red.png')]);
    expect(output.failures.map(({ code }) => code)).toEqual(['unreadable_media', 'not_found']);
    expect(classify.outcome!(output)).toBe('unreadable_media');
    expect(classify.output.parse(output)).toEqual(output);
    expect(reports.at(-1)).toEqual({ stage: 'classify', done: 3, total: 3, unit: 'pictures' });
  });

  test('[E17] fewer than two different labels and templates without a place for them are refused', async () => {
    const once = classify.input.parse({ images: ['a'], labels: ['red', ' red '] });
    await expect(classify.run(once, motif, context)).rejects.toMatchObject({ code: 'invalid_input' });
    expect(classify.input.safeParse({ images: ['a'], labels: ['red'] }).success).toBe(false);
    expect(
      classify.input.safeParse({ images: ['a'], labels: ['a', 'b'], template: ['a photo'] }).success,
    ).toBe(false);
  });

  test('[E11] a cancelled classification stops with cancelled', async () => {
    const input = classify.input.parse({ images: [file('red.png')], labels: ['red', 'blue'] });
    const cancelled = { ...context, signal: AbortSignal.abort() };
    await expect(classify.run(input, motif, cancelled)).rejects.toMatchObject({ code: 'cancelled' });
  });
});
