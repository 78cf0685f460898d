import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decodeImage } from '../../core/image.js';
import { areNearCopies } from '../../core/near-copies.js';
import type { Progress } from '../../core/operation.js';
import { perceptualHash } from '../../core/perceptual-hash.js';
import { copyToMeasure, measureImage } from '../../core/statistics.js';
import { attributesFile, attributesOf, drawLibrary } from './draw-library.js';
import { planLibrary } from './plan/index.js';

const all = planLibrary();
/** One picture of each kind and all formats, and a copy of each way with its original. */
const records = [
  ...new Map(
    all
      .filter(({ copy }) => copy === undefined)
      .map((record) => [`${record.kind}${path.extname(record.file)}`, record]),
  ).values(),
  ...(['exact', 'resized', 're-encoded'] as const).flatMap((how) => {
    const copy = all.find((record) => record.copy?.how === how)!;
    return [all.find(({ file }) => file === copy.copy!.of)!, copy];
  }),
].filter((record, index, list) => list.indexOf(record) === index);

describe('drawLibrary', () => {
  let parent: string;
  let dir: string;

  beforeEach(async () => {
    parent = await mkdtemp(path.join(tmpdir(), 'motif-demo-'));
    dir = path.join(parent, 'pictures');
  });

  afterEach(() => rm(parent, { recursive: true }));

  const draw = (
    some = records,
    signal = new AbortController().signal,
    progress: (report: Progress) => void = () => {},
  ) => drawLibrary({ dir, records: some, signal, progress });

  test('[D4] writes every picture in its format and size, and the attributes', async () => {
    expect(await draw()).toEqual({ pictures: records.length, drawn: records.length, skipped: 0 });
    for (const { file, widthPx, heightPx, title } of records) {
      const { info } = await decodeImage(path.join(dir, file), { shortEdgePx: 64 });
      expect([info.widthPx, info.heightPx]).toEqual([widthPx, heightPx]);
      expect(info.format).toBe(path.extname(file).slice(1).replace('jpg', 'jpeg'));
      if (title !== undefined) expect(info.title).toBe(title);
    }
    expect(await readFile(path.join(dir, attributesFile), 'utf8')).toBe(attributesOf(records));
    expect((await readdir(dir, { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('[D4] leaves a complete library alone and draws one again that misses something', async () => {
    const few = records.slice(0, 3);
    await draw(few);
    const first = path.join(dir, few[0]!.file);
    await utimes(first, 1000, 1000);
    expect(await draw(few)).toEqual({ pictures: 3, drawn: 0, skipped: 3 });
    expect((await stat(first)).mtimeMs).toBe(1_000_000);
    await rm(path.join(dir, few[1]!.file));
    expect(await draw(few)).toMatchObject({ drawn: 3 });
    await writeFile(path.join(dir, few[2]!.file), '');
    expect(await draw(few)).toMatchObject({ drawn: 3 });
    await writeFile(path.join(dir, attributesFile), attributesOf([]));
    expect(await draw(few)).toMatchObject({ drawn: 3 });
  });

  test('[D5] refuses a folder that holds anything else and leaves it as it is', async () => {
    await mkdir(dir);
    await writeFile(path.join(dir, 'holiday.jpg'), 'mine');
    await expect(draw()).rejects.toMatchObject({ code: 'conflict', hint: expect.stringContaining('--dir') });
    await writeFile(path.join(dir, attributesFile), '{"generator":"another"}');
    await expect(draw()).rejects.toMatchObject({ code: 'conflict' });
    expect(await readdir(dir)).toEqual([attributesFile, 'holiday.jpg']);
  });

  test('[D5] takes an empty folder and one where only a library was made', async () => {
    await mkdir(path.join(dir, '.motif'), { recursive: true });
    expect(await draw(records.slice(0, 1))).toMatchObject({ drawn: 1 });
  });

  test('[D5] says so where the folder is a file', async () => {
    await writeFile(dir, 'a file');
    await expect(draw()).rejects.toMatchObject({ code: 'store_failed', path: dir });
  });

  test.runIf(process.platform === 'linux')(
    '[D5] says so where the file system refuses new folders, and makes missing parents elsewhere',
    async () => {
      dir = '/proc/motif/demo';
      await expect(draw(records.slice(0, 1))).rejects.toMatchObject({ code: 'store_failed', path: dir });
      dir = path.join(parent, 'not', 'there');
      expect(await draw(records.slice(0, 1))).toMatchObject({ drawn: 1 });
    },
  );

  test('[D6] exact copies have the bytes of their originals, the others are near copies of them', async () => {
    const withCopies = records.filter(
      ({ file, copy }) => copy !== undefined || records.some((other) => other.copy?.of === file),
    );
    await draw(withCopies);
    for (const { file, copy } of withCopies) {
      if (copy === undefined) continue;
      const [original, repeat] = [path.join(dir, copy.of), path.join(dir, file)];
      const areEqual = (await readFile(original)).equals(await readFile(repeat));
      expect(areEqual).toBe(copy.how === 'exact');
      expect(areNearCopies(await traitsOf(original), await traitsOf(repeat))).toBe(true);
    }
  });

  test('[D8] reports each picture and stops when cancelled, to be finished later', async () => {
    const reports: Progress[] = [];
    await draw(records.slice(0, 6), undefined, (report) => reports.push(report));
    expect(reports.at(-1)).toEqual({ stage: 'draw', done: 6, total: 6, unit: 'pictures' });
    expect(reports.map(({ done }) => done)).toEqual([1, 2, 3, 4, 5, 6]);

    const controller = new AbortController();
    const icons = all.slice(0, 12);
    const cancelled = draw(icons, controller.signal, ({ done }) => done === 2 && controller.abort());
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    expect(await draw(icons)).toMatchObject({ drawn: icons.length });
  });
});

async function traitsOf(file: string) {
  const { pixels } = await decodeImage(file, { shortEdgePx: 300 });
  const { widthPx, heightPx } = pixels;
  return {
    widthPx,
    heightPx,
    perceptualHash: perceptualHash(pixels),
    statistics: measureImage(copyToMeasure(pixels)),
  };
}
