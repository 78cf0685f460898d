import { hexOfEverydayName } from './names.js';
import type { PaletteSwatches } from './palette-swatches.js';

/** A palette that people know by name. */
export interface NamedPalette {
  english: string;
  chinese: string;
  /** Further names. */
  also: readonly string[];
  /** Rough shares in percent by `#rrggbb`, which sum to 100: what a picture in that manner gives each colour. */
  shares: Readonly<Record<string, number>>;
}

/** Colours chosen by hand, after what the name stands for: pigments, glazes, fabrics, lights, or the works of a style. */
export const namedPalettes: readonly NamedPalette[] = [
  // Styles of design and art.
  palette('Nordic', '北欧', ['Scandinavian'], '#f4f2ee 40 #d8d3ca 22 #b9c2c4 15 #c8a882 13 #4a5358 10'),
  palette(
    'Scandinavian kids',
    '北欧童趣',
    ['nursery', '儿童房'],
    '#f7f3ec 40 #e9c7b8 18 #b7cbbf 16 #e8c46a 14 #8ba6b8 12',
  ),
  palette(
    'Japanese wabi-sabi',
    '侘寂',
    ['wabi sabi', '侘寂风'],
    '#d9d1c3 34 #b5a898 26 #8c7f70 18 #6b6a5c 12 #3b3632 10',
  ),
  palette('Japandi', '日式原木', ['原木'], '#f3ede2 40 #dcc7a6 25 #b98f63 17 #8a8a7d 10 #3e3a35 8'),
  palette('Bauhaus', '包豪斯', [], '#f0e9da 40 #d7261e 18 #1f4e9c 16 #f3b61f 14 #161616 12'),
  palette(
    'Mondrian',
    '蒙德里安',
    ['De Stijl', '风格派'],
    '#f6f4ee 50 #d0151c 17 #12479e 12 #f7d51d 11 #0e0e10 10',
  ),
  palette('Memphis', '孟菲斯', [], '#f9e9ec 28 #ff5e8a 20 #20c0b7 18 #ffd23f 16 #5b4fc4 10 #141414 8'),
  palette(
    'Art deco',
    '装饰艺术',
    ['artdeco', '装饰风艺术'],
    '#12181f 38 #0f4c4a 20 #c9a24b 20 #f1e6cd 14 #6e2233 8',
  ),
  palette(
    'Art nouveau',
    '新艺术',
    ['Mucha', '穆夏'],
    '#efdfbd 34 #c08a4a 20 #7f8a5a 18 #a9503c 14 #4b3b2c 14',
  ),
  palette('Pop art', '波普', ['波普艺术'], '#ffde17 28 #ee2737 24 #00a3e0 20 #ffffff 16 #101010 12'),
  palette(
    'Impressionism',
    '印象派',
    ['Monet', '莫奈'],
    '#a9c3d6 28 #7f9fb8 20 #9fb58a 20 #d8bfd0 18 #f0deb0 14',
  ),
  palette(
    'Van Gogh night',
    '星月夜',
    ['Starry night', '星空', '梵高'],
    '#1f3a78 36 #4f7db8 24 #0f1b3d 18 #f2c94a 14 #c9d8b0 8',
  ),
  palette(
    'Swiss',
    '瑞士',
    ['International style', '瑞士国际主义', '国际主义'],
    '#ffffff 52 #e30613 24 #111111 16 #cfcfcf 8',
  ),
  palette(
    'Brutalist',
    '粗野主义',
    ['brutalism', 'concrete', '混凝土'],
    '#b4b2ad 36 #8f8d88 26 #63625f 18 #d6d4cf 12 #2b2b2b 8',
  ),
  palette(
    'Mid-century',
    '中古',
    ['mid century modern', '中世纪现代', '中古风'],
    '#efe4cc 32 #d9822b 18 #2f7f79 18 #8a5a33 16 #c4a535 10 #33302b 6',
  ),
  palette('Morandi', '莫兰迪', [], '#d3cbc1 30 #b3a79b 22 #a3aba0 18 #c5aea5 16 #8c95a0 14'),
  // Times and scenes.
  palette(
    'Retro 70s',
    '复古七十年代',
    ['70s', 'seventies', '七十年代', '复古'],
    '#f1dfb8 28 #d9662b 22 #e6a532 20 #7a4525 18 #5f7a4a 12',
  ),
  palette(
    'Eighties',
    '八十年代',
    ['80s', '80年代'],
    '#2b1b5a 30 #ff3d8b 22 #00b8d9 20 #ffcc33 16 #7b3ff2 12',
  ),
  palette('Y2K', '千禧', ['千禧年'], '#d9dee8 30 #b7c4ff 22 #ff9fd6 20 #8fe3f2 16 #9aa0b0 12'),
  palette('Vaporwave', '蒸汽波', [], '#ff71ce 26 #b967ff 24 #01cdfe 22 #05ffa1 12 #fffb96 8 #2a1a5e 8'),
  palette('Cyberpunk', '赛博朋克', [], '#0b0b1f 44 #2a1458 20 #ff2a9d 14 #00e5ff 14 #f9f002 8'),
  palette(
    'Neon',
    '霓虹',
    ['neon lights', '霓虹灯'],
    '#0d0d12 48 #ff1f8f 15 #39ff14 13 #00c8ff 13 #ffe600 11',
  ),
  palette('Dopamine', '多巴胺', [], '#ffd400 24 #ff5fa2 22 #ff7a1a 18 #2fc7f0 18 #5ad45a 18'),
  palette('Maillard', '美拉德', [], '#6b3f24 28 #a4673a 24 #c99763 20 #e6d0ae 16 #3a2316 12'),
  palette('Macaron', '马卡龙', [], '#f7bccb 24 #bfe0bd 22 #fbe3a6 20 #bccbf0 18 #dabbe8 16'),
  palette('Pastel', '粉彩', ['pastels', '柔和'], '#fbe3e6 24 #dcebf7 24 #e2f2df 20 #fff5d1 18 #e7def4 14'),
  palette(
    'Monochrome',
    '黑白灰',
    ['black and white', 'grayscale', 'greyscale', '单色', '黑白'],
    '#ffffff 34 #d0d0d0 20 #8c8c8c 18 #4a4a4a 14 #0a0a0a 14',
  ),
  palette('Dark mode', '暗黑模式', ['深色模式'], '#121417 48 #1e2227 24 #2d333b 14 #e4e7eb 8 #4c8dff 6'),
  // Chinese and Japanese tradition.
  palette(
    'Guochao',
    '国潮',
    ['China chic', '新国潮'],
    '#c8161d 34 #f2c14e 18 #f6ead2 18 #0f6a6a 16 #1b2a49 14',
  ),
  palette('Celadon', '青瓷', ['qingci', '龙泉青瓷'], '#a9c4b4 34 #8bae9d 24 #c9d8cb 20 #6d8f80 14 #e8ebe0 8'),
  palette(
    'Blue-and-white porcelain',
    '青花瓷',
    ['青花', 'blue and white', 'blue white porcelain'],
    '#f3f5f4 54 #dfe7ee 16 #5f86bd 12 #1f4a9c 12 #122a63 6',
  ),
  palette(
    'Famille rose',
    '粉彩瓷',
    ['珐琅彩', '粉彩瓷器'],
    '#f7f2e8 44 #e58aa0 18 #7fb08f 15 #f0c75e 12 #c23b53 11',
  ),
  palette(
    'Ru ware',
    '汝窑',
    ['天青', '汝瓷', '雨过天青'],
    '#b4cbc8 38 #9bb8b6 26 #d3dfda 20 #7e9a98 10 #a48f76 6',
  ),
  palette(
    'Dunhuang',
    '敦煌',
    ['Mogao', '莫高窟'],
    '#d9bd92 28 #a6563a 20 #3f7f78 18 #7fa896 14 #2f5583 10 #5a3a2a 10',
  ),
  palette(
    'Forbidden-city red',
    '故宫红',
    ['Forbidden City', '故宫', '宫墙红', '紫禁城'],
    '#9a2a22 46 #7a1e1a 18 #d9a23a 18 #2f6b5e 10 #e9dcc3 8',
  ),
  palette(
    'Ink wash',
    '水墨',
    ['shuimo', 'sumi-e', '水墨画'],
    '#f2efe7 52 #cfccc5 18 #94928d 13 #55534f 10 #1a1a1a 7',
  ),
  palette('Gongbi', '工笔', ['工笔画'], '#e6d3ac 44 #7c8f5c 17 #c9695a 15 #eee6d6 14 #5b3e2b 10'),
  palette(
    'Blue-green landscape',
    '青绿山水',
    ['千里江山', '千里江山图', 'blue and green landscape'],
    '#b98f52 32 #2f7a6b 24 #2a5fa0 20 #7fb09a 14 #5a4022 10',
  ),
  palette(
    'Lunar new year',
    '春节',
    ['Chinese New Year', 'Spring Festival', '新年', '中国年'],
    '#c8102e 52 #e63a2e 18 #f5c242 18 #fbe7b0 7 #5a0f14 5',
  ),
  palette('Ukiyo-e', '浮世绘', ['ukiyoe'], '#ecdfc2 34 #24466f 24 #7fa3ad 18 #b5483a 12 #2c2b2f 12'),
  palette('Cherry blossom', '樱花', ['sakura'], '#fbe4e8 38 #f4bcc8 26 #e58ca3 14 #cfe0e8 14 #6b4b45 8'),
  palette('Matcha', '抹茶', [], '#a3b56b 32 #7c9148 24 #d5dcb2 20 #f4f0df 16 #57452f 8'),
  // Seasons, places, materials.
  palette('Spring', '春', ['春天', '春季', '春日'], '#d9ecb8 28 #9ccc65 24 #f8c6d4 20 #fff3b0 16 #a9d8e8 12'),
  palette('Summer', '夏', ['夏天', '夏季', '夏日'], '#3fb8e8 30 #fff0c2 20 #ffd23f 18 #2fa866 18 #ff6f59 14'),
  palette(
    'Autumn',
    '秋',
    ['fall', '秋天', '秋季', '秋日'],
    '#c8641f 28 #e0a030 22 #8f2f1e 18 #6b4a26 18 #8a8a3c 14',
  ),
  palette('Winter', '冬', ['冬天', '冬季', '冬日'], '#eef3f7 40 #c9d8e4 24 #8ea9be 16 #4f6a80 12 #2a3a48 8'),
  palette('Christmas', '圣诞', ['Xmas', '圣诞节'], '#b3141d 34 #14532d 30 #f7f3ea 20 #d4a63c 10 #0c2f1b 6'),
  palette('Halloween', '万圣节', ['万圣'], '#17121f 40 #f2740d 28 #4b2570 16 #7fb21a 8 #f0e6d2 8'),
  palette(
    'Sunset',
    '日落',
    ['晚霞', '夕阳', '黄昏'],
    '#f7a654 28 #ee6c4d 24 #c8456b 18 #6b3a78 16 #ffd9a0 14',
  ),
  palette('Ocean', '海洋', ['sea', '大海', '深海'], '#0f5c8c 32 #1f8fb8 26 #63c3d1 18 #bfe6e6 12 #0a2f52 12'),
  palette('Forest', '森林', ['woodland', '树林'], '#2f5233 30 #4f7942 26 #1c3021 18 #8aa565 16 #6b4e33 10'),
  palette('Desert', '沙漠', ['dunes', '荒漠'], '#dfb377 34 #c98d4f 24 #f0dab0 18 #a65f38 14 #8fb4cc 10'),
  palette(
    'Earth tones',
    '大地色',
    ['earth', 'earthy', '大地'],
    '#a67c52 28 #c9ab85 22 #7a5a3c 20 #86794f 16 #b5593a 14',
  ),
  palette('Terracotta', '陶土', ['clay', '赤陶土'], '#c8694a 36 #e0a083 22 #a34a30 16 #f1dfcd 18 #5f4336 8'),
  palette(
    'Coffee',
    '咖啡',
    ['latte', 'cappuccino', '拿铁'],
    '#4a2c1d 28 #7b4f33 24 #b08968 20 #e3d0b8 18 #f7f0e6 10',
  ),
  palette('Candy', '糖果', ['sweets'], '#ff8fb8 26 #ffd1e0 22 #8fe0f0 20 #ffe680 18 #c79bf2 14'),
  palette(
    'Klein blue',
    '克莱因蓝',
    ['IKB', 'International Klein Blue'],
    '#002fa7 66 #1a4fd0 12 #001a66 8 #f5f5f2 14',
  ),
  palette(
    'Robin egg',
    '知更鸟蛋蓝',
    ["robin's egg", 'robin egg blue', '知更鸟蓝'],
    '#86d6cd 56 #aee4dd 14 #ffffff 20 #c9ced0 6 #1a1a1a 4',
  ),
  palette(
    'Luxury gold',
    '黑金',
    ['black and gold', '奢华', '黑金风'],
    '#0f0e0d 56 #24211d 16 #b8893a 14 #e3c46f 9 #f5ead0 5',
  ),
];

/** Endings with which people call for a palette: 北欧风, 莫兰迪色系, Bauhaus style. */
const ending = /(?:palette|colou?rs?|style|色系|色调|配色|色板|风格|风|色)$/;

/**
 * Returns the palette of that name, whatever its case, spaces, hyphens and accents, and undefined for any other text. A
 * name may have an ending such as `style` or `色系`, unless the whole is an everyday colour: 咖啡 is a palette, 咖啡色 a brown.
 */
export function findNamedPalette(text: string): PaletteSwatches | undefined {
  const key = keyOf(text);
  const isColour = hexOfEverydayName(text.trim().toLowerCase()) !== undefined;
  const found = byName.get(key) ?? (isColour ? undefined : byName.get(key.replace(ending, '')));
  if (found === undefined) return undefined;
  const colours = Object.entries(found.shares).map(([hex, share]) => ({ hex, area: share / 100 }));
  return { name: found.english, colours };
}

const byName: ReadonlyMap<string, NamedPalette> = new Map(
  namedPalettes.flatMap((one) =>
    [one.english, one.chinese, ...one.also].map((name): [string, NamedPalette] => [keyOf(name), one]),
  ),
);

function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function palette(
  english: string,
  chinese: string,
  also: readonly string[],
  coloursAndShares: string,
): NamedPalette {
  const shares = Object.fromEntries(
    [...coloursAndShares.matchAll(/(#\w{6}) (\d+)/g)].map(([, hex, share]) => [hex!, Number(share)]),
  );
  return { english, chinese, also, shares };
}
