import { loadEncoder } from '../src/core/encoder/load.js';
import { shippedPath } from '../src/core/package-folder.js';
import { createRandom, drawWithout } from '../src/core/random.js';
import { drawPicture } from '../src/features/demo/draw/picture.js';
import { planLibrary } from '../src/features/demo/plan/index.js';
import type { PictureRecord } from '../src/features/demo/record.js';
import { styles } from '../src/features/demo/words.js';
import { comparePhrasings } from '../src/features/phrases/compare.js';
import { hearPhrasings, type Phrasing } from '../src/features/phrases/phrasing.js';
import { encodePictures, pixelsOfSvg } from './drawn.js';
import type { Figure } from './figures.js';

const counts = [5, 10, 20];
const seeds = 5;
const drawnAtOnce = 32;

/** Sides by which the drawn library is divided, with what each part is called in English and Chinese. */
const sides: {
  part: (record: PictureRecord) => string | undefined;
  words: Record<string, [string, string]>;
}[] = [
  {
    part: ({ kind }) => kind,
    words: {
      icon: ['an icon', '图标'],
      pattern: ['a repeating pattern', '图案'],
      scene: ['a landscape', '风景'],
      poster: ['a poster', '海报'],
      interior: ['a room interior', '室内'],
      packaging: ['packaging', '包装'],
    },
  },
  {
    part: ({ style }) => style,
    words: Object.fromEntries(
      styles.map(({ id, english, chinese }) => [id, [`${english} style`, `${chinese}风格`]]),
    ),
  },
  {
    part: ({ colour }) => colour,
    words: {
      red: ['red', '红色'],
      blue: ['blue', '蓝色'],
      green: ['green', '绿色'],
      yellow: ['yellow', '黄色'],
      purple: ['purple', '紫色'],
      orange: ['orange', '橙色'],
    },
  },
];

/** Returns how often the comparison names the phrasing that is known to be right, says that there is no difference, or names the wrong one. */
export async function benchPhrases(): Promise<Figure[]> {
  const encoder = await loadEncoder({ folder: shippedPath('models/mini'), modelId: 'mini' });
  try {
    const records = planLibrary().filter(({ copy }) => copy === undefined);
    const vectors: Float32Array[] = [];
    for (let start = 0; start < records.length; start += drawnAtOnce) {
      const pictures = records
        .slice(start, start + drawnAtOnce)
        .map((record) => pixelsOfSvg(drawPicture(record)));
      vectors.push(...(await encodePictures(encoder, await Promise.all(pictures))));
    }
    const figures: Figure[] = [];
    for (const [language, name] of ['English', 'Chinese'].entries()) {
      const heard = await Promise.all(
        sides.map(({ words }) =>
          hearPhrasings(
            Object.values(words).map((both) => both[language]!),
            encoder,
            new AbortController().signal,
          ),
        ),
      );
      for (const count of counts) figures.push(...judged(name, count, records, vectors, heard));
    }
    return figures;
  } finally {
    await encoder.close();
  }
}

function judged(
  language: string,
  count: number,
  records: readonly PictureRecord[],
  vectors: readonly Float32Array[],
  heard: readonly Phrasing[][],
): Figure[] {
  const said = { right: 0, none: 0, wrong: 0 };
  sides.forEach(({ part, words }, side) => {
    Object.keys(words).forEach((value, at) => {
      const places = records.flatMap((record, place) => (part(record) === value ? [place] : []));
      if (places.length < count) return;
      const others = vectors.filter((_, place) => part(records[place]!) !== value);
      for (let seed = 1; seed <= seeds; seed++) {
        const own = drawWithout(places.length, count, createRandom(seed)).map((drawn) => ({
          id: String(drawn),
          path: '',
          vector: vectors[places[drawn]!]!,
        }));
        const right = heard[side]![at]!;
        const { pairs } = comparePhrasings(heard[side]!, { own, others, unread: [], absent: 0, copies: 0 });
        for (const { first, second, better } of pairs) {
          if (first !== right && second !== right) continue;
          said[better === undefined ? 'none' : better === right ? 'right' : 'wrong'] += 1;
        }
      }
    });
  });
  const total = said.right + said.none + said.wrong;
  const figure = (name: string, value: number): Figure => ({
    name: `${language}, ${count} pictures, ${name}`,
    value: value / total,
    unit: 'of 1',
    note: `${total} pairs of a right phrasing and another`,
  });
  return [
    figure('right one named', said.right),
    figure('no difference', said.none),
    figure('wrong one named', said.wrong),
  ];
}
