import { type PosterLayout, posterLayouts, posterSize } from '../draw/posters.js';
import { subjectOf } from '../draw/subjects/index.js';
import type { PictureDraft } from '../record.js';
import { schemeOf } from '../schemes.js';
import { moodInChinese, seasonInChinese, styleOf } from '../words.js';

interface Theme {
  words: readonly [string, string];
  english: string;
  chinese: string;
  season?: string;
  subjects: readonly [string, string, string];
}

const themes: readonly Theme[] = [
  {
    words: ['SUMMER SALE', '50% OFF'],
    english: 'summer sale',
    chinese: '夏季促销',
    season: 'summer',
    subjects: ['watermelon', 'ice-cream', 'sun'],
  },
  {
    words: ['JAZZ NIGHT', 'FRIDAY 21.00'],
    english: 'jazz concert',
    chinese: '爵士音乐会',
    subjects: ['guitar', 'music', 'guitar'],
  },
  {
    words: ['FILM WEEK', '3-9 MAY'],
    english: 'film festival',
    chinese: '电影节',
    subjects: ['camera', 'eye', 'camera'],
  },
  {
    words: ['SPRING FAIR', '21 MARCH'],
    english: 'spring fair',
    chinese: '春日市集',
    season: 'spring',
    subjects: ['tulip', 'butterfly', 'flower'],
  },
  {
    words: ['SPACE CAMP', 'LIFT OFF'],
    english: 'space camp',
    chinese: '太空营',
    subjects: ['rocket', 'moon', 'robot'],
  },
  {
    words: ['BON VOYAGE', 'TRAVEL 2026'],
    english: 'travel',
    chinese: '旅行',
    subjects: ['plane', 'suitcase', 'hot-air-balloon'],
  },
  {
    words: ['BOOK CLUB', 'EVERY MONDAY'],
    english: 'book club',
    chinese: '读书会',
    subjects: ['book', 'owl', 'glasses'],
  },
  {
    words: ['COFFEE BREAK', 'OPEN 7-19'],
    english: 'coffee house',
    chinese: '咖啡馆',
    subjects: ['cup', 'bread', 'cup'],
  },
  {
    words: ['PIZZA PARTY', 'SATURDAY'],
    english: 'pizza party',
    chinese: '披萨派对',
    subjects: ['pizza', 'cake', 'balloon'],
  },
  {
    words: ['WINTER TALES', 'DECEMBER'],
    english: 'winter stories',
    chinese: '冬日故事',
    season: 'winter',
    subjects: ['snowflake', 'candle', 'mountain'],
  },
  {
    words: ['HARVEST', 'FARM MARKET'],
    english: 'harvest market',
    chinese: '丰收集市',
    season: 'autumn',
    subjects: ['apple', 'carrot', 'mushroom'],
  },
  {
    words: ['PET DAY', 'BRING A FRIEND'],
    english: 'pet day',
    chinese: '宠物日',
    subjects: ['cat', 'dog', 'rabbit'],
  },
  {
    words: ['OCEAN LIFE', 'SAVE THE SEA'],
    english: 'ocean protection',
    chinese: '海洋保护',
    subjects: ['whale', 'fish', 'anchor'],
  },
  {
    words: ['BIKE TOUR', '120 KM'],
    english: 'bicycle tour',
    chinese: '自行车赛',
    subjects: ['bicycle', 'trophy', 'bicycle'],
  },
  {
    words: ['DESIGN WEEK', 'FORM & USE'],
    english: 'design week',
    chinese: '设计周',
    subjects: ['chair', 'lamp', 'pencil'],
  },
  {
    words: ['NEW YEAR', 'GOOD LUCK'],
    english: 'new year celebration',
    chinese: '新年庆典',
    season: 'winter',
    subjects: ['lantern', 'gift', 'fan'],
  },
  {
    words: ['GAME ON', 'FINALS'],
    english: 'gaming tournament',
    chinese: '电竞比赛',
    subjects: ['gamepad', 'headphones', 'crown'],
  },
  {
    words: ['RAINY DAYS', 'STAY DRY'],
    english: 'rainy season',
    chinese: '雨季',
    season: 'spring',
    subjects: ['umbrella', 'rain', 'umbrella'],
  },
];

/** What each layout is drawn in: style and scheme, taken in turn. */
const looks: Record<PosterLayout, readonly (readonly [style: string, scheme: string])[]> = {
  centred: [
    ['flat', 'coral'],
    ['pastel', 'pastel-mint'],
    ['flat', 'ocean'],
    ['pastel', 'pastel-peach'],
    ['flat', 'citrus'],
    ['pastel', 'pastel-lilac'],
  ],
  sunburst: [
    ['retro', 'retro'],
    ['art-deco', 'deco'],
    ['retro', 'seventies'],
  ],
  minimal: [
    ['minimal', 'mono'],
    ['line', 'nordic'],
    ['minimal', 'dusk'],
    ['line', 'mono'],
  ],
  swiss: [
    ['flat', 'bauhaus'],
    ['flat', 'ocean'],
    ['flat', 'citrus'],
    ['flat', 'dusk'],
  ],
  bauhaus: [
    ['bauhaus', 'bauhaus'],
    ['memphis', 'memphis'],
    ['bauhaus', 'bauhaus'],
  ],
  tiled: [
    ['memphis', 'memphis'],
    ['flat', 'citrus'],
    ['pastel', 'pastel-mint'],
    ['flat', 'coral'],
  ],
  arch: [
    ['flat', 'terracotta'],
    ['flat', 'dusk'],
    ['flat', 'nordic'],
    ['retro', 'seventies'],
  ],
  scroll: [['ink', 'ink']],
  sign: [
    ['neon', 'neon'],
    ['neon', 'cyber'],
  ],
};

/** What the hanging scrolls of the tea house show. */
const scrollSubjects = ['teapot', 'bird', 'leaf', 'fish', 'fan', 'cup'];

/** Returns three posters of every theme, so that each layout is used six times. */
export function planPosters(): PictureDraft[] {
  return themes.flatMap((theme, index) =>
    theme.subjects.map((subject, at) => {
      const turn = index * theme.subjects.length + at;
      const layout = posterLayouts[turn % posterLayouts.length]!;
      const round = Math.floor(turn / posterLayouts.length);
      return layout === 'scroll'
        ? scroll(scrollSubjects[round % scrollSubjects.length]!)
        : poster(theme, { subject, layout, round });
    }),
  );
}

function poster(
  theme: Theme,
  { subject, layout, round }: { subject: string; layout: PosterLayout; round: number },
): PictureDraft {
  const [styleId, schemeId] = looks[layout][round % looks[layout].length]!;
  const [style, { english: shown, chinese: shownInChinese }] = [styleOf(styleId), subjectOf(subject)];
  const season = theme.season === undefined ? {} : { season: theme.season };
  const { mood, colours } = look(schemeId);
  return {
    ...colours,
    kind: 'poster',
    subject,
    also: [],
    style: style.id,
    mood,
    ...season,
    layout,
    words: [...theme.words],
    captions: {
      en: [`${style.english} poster with a ${shown[0]}`, `${mood} ${theme.english} poster`],
      zh: [
        `${style.chinese}风格${shownInChinese[0]}海报`,
        `${moodInChinese(mood)}的${theme.chinese}海报${theme.season === undefined ? '' : `，${seasonInChinese(theme.season)}`}`,
      ],
    },
    ...page,
    folder: 'posters',
    name: `${theme.words[0].toLowerCase().replaceAll(' ', '-')}-${layout}`,
  };
}

function scroll(subject: string): PictureDraft {
  const { english, chinese } = subjectOf(subject);
  const { mood, colours } = look('ink');
  return {
    ...colours,
    kind: 'poster',
    subject,
    also: ['mountain', 'sun'],
    brand: 'yunshan',
    style: 'ink',
    mood,
    layout: 'scroll',
    words: ['云山', '茶'],
    captions: {
      en: [`ink wash scroll with a ${english[0]}`, `serene tea house poster, Chinese ink painting`],
      zh: [`水墨${chinese[0]}挂轴`, `静谧的茶舍海报，国画`],
    },
    ...page,
    folder: 'posters',
    name: `ink-scroll-${subject}`,
  };
}

const page = {
  widthPx: posterSize.width,
  heightPx: posterSize.height,
  formats: ['png', 'jpg', 'webp', 'svg'] as const,
};

function look(schemeId: string) {
  const { id: scheme, mood, english: _english, chinese: _chinese, ...palette } = schemeOf(schemeId);
  return { mood, colours: { scheme, palette } };
}
