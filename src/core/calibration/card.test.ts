import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createFakeEncoder, fakeColours } from '../encoder/fake.js';
import type { Style } from '../lexicon/styles.js';
import type { Progress } from '../operation.js';
import { calibrate, type LabelledPicture } from './calibrate.js';
import { type CalibrationCard, readCard, writeCard } from './card.js';

const folder = mkdtempSync(path.join(tmpdir(), 'motif-card-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const encoder = createFakeEncoder();
const colours = Object.entries(fakeColours).slice(0, 4);
const concepts = colours.map(([name]) => ({
  key: name,
  english: [name],
  chinese: [name],
  commonness: 5,
  drawnBy: [],
  domain: 'test',
}));

const style: Style = {
  id: 'stripes',
  name: { en: 'red stripes', zh: '红色条纹' },
  fields: ['design'],
  region: 'global',
  era: 'today',
  phrasings: { en: ['blue on white'], zh: ['蓝白'] },
  traits: {},
  opposites: [],
  near: [],
  palette: [],
  note: { en: '', zh: '' },
};

async function* pictures(): AsyncGenerator<LabelledPicture> {
  for (const [name, rgb] of colours) {
    const data = Uint8Array.from({ length: 3 * 16 }, (_, at) => rgb[at % 3]!);
    yield { pixels: { data, widthPx: 4, heightPx: 4 }, label: { english: name, chinese: name } };
  }
}

function run(signal = new AbortController().signal, progress: (report: Progress) => void = () => {}) {
  return calibrate({
    encoder,
    pictures: pictures(),
    count: colours.length,
    concepts,
    styles: [style],
    signal,
    progress,
  });
}

describe('the calibration card', () => {
  let card: CalibrationCard;

  test('[A3] the same sources give the same card, and progress reaches the end', async () => {
    const reports: Progress[] = [];
    card = await run(undefined, (report) => void reports.push(report));
    expect(await run()).toEqual(card);
    expect(card.madeFrom).toEqual({ pictures: 4, texts: 12, labels: 4 });
    expect(reports.find(({ stage }) => stage === 'pictures')).toMatchObject({ done: 4, total: 4 });
  });

  test('[A3] calibrating stops when it is told to', async () => {
    const stop = new AbortController();
    const stopping = run(stop.signal, () => stop.abort());
    await expect(stopping).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('[A2] a card that was written is read again, its bank within a hundredth', async () => {
    await writeCard(folder, card);
    const read = (await readCard(folder, encoder.identity))!;
    expect({ ...read, bank: undefined }).toEqual({ ...card, bank: undefined });
    for (const language of ['english', 'chinese'] as const) {
      const worst = Math.max(
        ...read.bank[language].map((value, at) => Math.abs(value - clip(card.bank[language][at]!))),
      );
      expect(worst).toBeLessThan(0.01);
    }
  });

  test('[A2] a card of other vectors is not read, and no card is no error', async () => {
    expect(await readCard(folder, { ...encoder.identity, preprocessingHash: 'other' })).toBeUndefined();
    expect(await readCard(path.join(folder, 'none'), encoder.identity)).toBeUndefined();
  });

  test('[A2] a damaged card is named with the command that makes it again', async () => {
    const file = path.join(folder, 'calibration.json');
    const whole = readFileSync(file, 'utf8');
    const wrong = { ...JSON.parse(whole), pictures: { mean: 'AAAA', covariance: 'AAAA' } };
    for (const damaged of ['', '{', '[]', whole.slice(0, 300), JSON.stringify(wrong)]) {
      writeFileSync(file, damaged);
      await expect(readCard(folder, encoder.identity)).rejects.toMatchObject({
        code: 'model_unavailable',
        hint: expect.stringContaining('motif models calibrate'),
        path: file,
      });
    }
  });
});

function clip(value: number): number {
  return Math.max(-0.5, Math.min(0.5, value));
}
