import { patterns } from '../draw/patterns/index.js';
import { subjectOf } from '../draw/subjects/index.js';
import type { PictureDraft } from '../record.js';
import { schemeOf, schemes } from '../schemes.js';

const repeated = [
  'leaf',
  'fish',
  'lemon',
  'cherry',
  'cat',
  'flower',
  'star',
  'umbrella',
  'mushroom',
  'butterfly',
  'ice-cream',
  'cactus',
];

/** Returns three colourings of every pattern and a dozen patterns of one thing repeated. */
export function planPatterns(): PictureDraft[] {
  const plain = patterns.flatMap(({ id, english, chinese }, index) =>
    [0, 7, 13].map((step) =>
      draft(id, schemes[(index * 4 + step) % schemes.length]!.id, {
        english: `${english} pattern`,
        chinese: `${chinese}图案`,
        layout: 'pattern',
      }),
    ),
  );
  const repeats = repeated.map((id, index) => {
    const subject = subjectOf(id);
    const words = {
      english: `${subject.english[0]} pattern`,
      chinese: `${subject.chinese[0]}图案`,
      layout: 'repeat',
    };
    return draft(id, schemes[(index * 5 + 2) % schemes.length]!.id, words);
  });
  return [...plain, ...repeats];
}

function draft(
  id: string,
  schemeId: string,
  { english, chinese, layout }: { english: string; chinese: string; layout: string },
): PictureDraft {
  const { id: scheme, mood, english: schemeName, chinese: schemeChinese, ...palette } = schemeOf(schemeId);
  return {
    kind: 'pattern',
    subject: id,
    also: [],
    style: 'flat',
    scheme,
    palette,
    mood,
    layout,
    words: [],
    captions: {
      en: [english, `seamless ${english} in ${schemeName}`],
      zh: [chinese, `${schemeChinese}${chinese}`],
    },
    widthPx: 600,
    heightPx: 600,
    folder: 'patterns',
    name: `${id}-${scheme}`,
    formats: ['png', 'jpg', 'webp', 'svg'],
  };
}
