import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readCard } from '../src/core/calibration/card.js';
import { oneIn } from '../src/core/calibration/relevance.js';
import { loadEncoder } from '../src/core/encoder/load.js';
import type { Pixels } from '../src/core/image.js';
import { shippedPath } from '../src/core/package-folder.js';
import { dot, normalise } from '../src/core/vector.js';
import { drawnPictures } from '../src/features/demo/drawn-pictures.js';
import { planLibrary } from '../src/features/demo/plan/index.js';
import { closeEnough, relevanceOf } from '../src/features/search/relevance.js';
import { encodePictures, encodeTexts, mean } from './drawn.js';
import type { Figure } from './figures.js';

interface Asked {
  language: string;
  text: string;
  /** Subjects that answer it; none for nonsense. */
  subjects: string[];
}

const bins = 10;

/**
 * Returns how often a search over the demo library says "nothing close" to nonsense and to real questions, how many of the right
 * pictures it keeps, and how far stated relevance is from the measured share of right pictures.
 */
export async function benchRelevance(): Promise<Figure[]> {
  const folder = shippedPath('models/mini');
  const encoder = await loadEncoder({ folder, modelId: 'mini' });
  const card = await readCard(folder, encoder.identity);
  const pictures: Pixels[] = [];
  for await (const { pixels } of drawnPictures.pictures(new AbortController().signal)) pictures.push(pixels);
  const vectors = (await encodePictures(encoder, pictures)).map(normalise);
  const records = planLibrary().filter(({ copy }) => copy === undefined);
  const asked = {
    nonsense: readLines('nonsense.tsv').map(
      ([language = '', , text = '']): Asked => ({ language, text, subjects: [] }),
    ),
    real: readLines('real.tsv').map(
      ([language = '', text = '', subjects = '']): Asked => ({
        language,
        text,
        subjects: subjects.split(','),
      }),
    ),
  };
  const answers = async (questions: readonly Asked[]) => {
    const texts = (
      await encodeTexts(
        encoder,
        questions.map(({ text }) => text),
      )
    ).map(normalise);
    return Promise.all(
      questions.map(async (question, at) => {
        const terms = [{ kind: 'text' as const, text: question.text, weight: 1 }];
        const stated = await relevanceOf(terms, { calibration: async () => card });
        const candidates = vectors.map((vector, place) => ({
          ...{ id: String(place), similarity: 0, influences: [1], fusion: 0 },
          cosines: [dot(texts[at]!, vector)],
          matched: ['meaning' as const],
        }));
        const { kept } = closeEnough(candidates, stated, undefined);
        const isRight = (place: number) =>
          [records[place]!.subject, ...records[place]!.also].some((subject) =>
            question.subjects.includes(subject),
          );
        const right = candidates.filter((_, place) => isRight(place));
        return {
          isEmpty: kept.length === 0,
          keptRight: right.filter((one) => kept.includes(one)).length / Math.max(1, right.length),
          pairs: candidates.map((one, place) => ({ relevance: stated(one)!, isRight: isRight(place) })),
        };
      }),
    );
  };
  const [nonsense, real] = [await answers(asked.nonsense), await answers(asked.real)];
  await encoder.close();
  const of = (language: string, questions: readonly Asked[]) => (_: unknown, at: number) =>
    questions[at]!.language === language;
  const note = `${nonsense.length} nonsense and ${real.length} real questions, ${vectors.length} pictures`;
  const empty = (answered: typeof nonsense) => 100 * mean(answered.map(({ isEmpty }) => Number(isEmpty)));
  const keptOf = (answered: typeof real) => 100 * mean(answered.map(({ keptRight }) => keptRight));
  return ['en', 'zh'].flatMap((language): Figure[] => {
    const [odd, sound] = [
      nonsense.filter(of(language, asked.nonsense)),
      real.filter(of(language, asked.real)),
    ];
    return [
      { name: `nonsense answered with nothing, ${language}`, value: empty(odd), unit: '%', note },
      { name: `real questions answered with nothing, ${language}`, value: empty(sound), unit: '%', note },
      { name: `right pictures kept, ${language}`, value: keptOf(sound), unit: '%', note },
      {
        name: `calibration error of relevance, ${language}`,
        value: calibrationError(sound.flatMap(({ pairs }) => pairs)),
        unit: '',
        note,
      },
    ];
  });
}

/** Returns the columns of each line of a file of questions, without its heading. */
function readLines(file: string): string[][] {
  const text = readFileSync(fileURLToPath(new URL(`../../bench/queries/${file}`, import.meta.url)), 'utf8');
  const lines = text.trim().split('\n').slice(1);
  return lines.map((line) => line.split('\t'));
}

/** Expected calibration error over ten bins, right pictures weighing one in twenty, as relevance is stated. */
function calibrationError(pairs: readonly { relevance: number; isRight: boolean }[]): number {
  const right = pairs.filter(({ isRight }) => isRight).length;
  const weights = { right: 1 / oneIn / right, wrong: (1 - 1 / oneIn) / (pairs.length - right) };
  const gaps = new Array<number>(bins).fill(0);
  for (const { relevance, isRight } of pairs) {
    const bin = Math.min(bins - 1, Math.floor(relevance * bins));
    gaps[bin]! += (isRight ? weights.right : weights.wrong) * (relevance - Number(isRight));
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0);
}
