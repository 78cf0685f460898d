/**
 * Everyday colour words that CSS does not know: `[hex, ...words]`. A Chinese word has the value of its English CSS word,
 * so that a query means the same in both languages.
 */
const everydayNames: readonly (readonly string[])[] = [
  ['#ff0000', '红', '红色', '大红', '正红'],
  ['#8b0000', 'dark red', '深红', '深红色', '暗红', '暗红色'],
  ['#dc143c', '绯红', '绯红色', '猩红'],
  ['#ffa500', '橙', '橙色', '橘', '橘色', '橘黄', '桔色'],
  ['#ffff00', '黄', '黄色'],
  ['#ffd700', '金', '金色', '金黄', '金黄色'],
  ['#008000', '绿', '绿色'],
  ['#00ff00', '亮绿', '荧光绿'],
  ['#006400', '深绿', '深绿色', '墨绿', '墨绿色'],
  ['#90ee90', '浅绿', '浅绿色', '淡绿', '嫩绿'],
  ['#808000', '橄榄绿', '橄榄色'],
  ['#98ffcc', 'mint', 'mint green', '薄荷绿', '薄荷色'],
  ['#00ffff', '青', '青色'],
  ['#008080', '水鸭色', '蓝绿', '蓝绿色', '鸭绿'],
  ['#40e0d0', '绿松石', '绿松石色', '松石绿'],
  ['#0000ff', '蓝', '蓝色'],
  ['#00008b', 'dark blue', '深蓝', '深蓝色'],
  ['#add8e6', 'light blue', '浅蓝', '浅蓝色', '淡蓝', '淡蓝色'],
  ['#87ceeb', '天蓝', '天蓝色', '天空蓝'],
  ['#000080', 'navy blue', '海军蓝', '藏青', '藏青色', '藏蓝'],
  ['#4b0082', '靛', '靛蓝', '靛色'],
  ['#800080', '紫', '紫色'],
  ['#ee82ee', '紫罗兰', '紫罗兰色'],
  ['#e6e6fa', '薰衣草', '薰衣草色', '浅紫', '浅紫色', '淡紫'],
  ['#ff00ff', '品红', '洋红', '品红色'],
  ['#ffc0cb', '粉', '粉色', '粉红', '粉红色'],
  ['#ff007f', 'rose', '玫瑰红', '玫红', '玫瑰色', '玫红色'],
  ['#a52a2a', '棕', '棕色', '褐', '褐色', '咖啡色'],
  ['#d2691e', '巧克力色'],
  ['#f5f5dc', '米', '米色', '米黄'],
  ['#fffdd0', 'cream', '奶油', '奶油色', '奶白'],
  ['#fffff0', '象牙', '象牙色', '象牙白'],
  ['#d2b48c', '茶色', '棕褐', '驼色'],
  ['#000000', '黑', '黑色'],
  ['#ffffff', '白', '白色'],
  ['#808080', '灰', '灰色'],
  ['#a9a9a9', '深灰', '深灰色'],
  ['#d3d3d3', 'light gray', 'light grey', '浅灰', '浅灰色', '淡灰'],
  ['#36454f', 'charcoal', '炭灰', '炭黑'],
  ['#c0c0c0', '银', '银色'],
  ['#800000', '栗色', '酒红', '酒红色', 'wine', 'burgundy'],
  ['#ff7f50', '珊瑚', '珊瑚色', '珊瑚红'],
  ['#e2725b', 'terracotta', '赤陶', '赤陶色', '陶土色'],
  ['#e1ad01', 'mustard', '芥末黄', '芥黄'],
];

const hexByName: ReadonlyMap<string, string> = new Map(
  everydayNames.flatMap(([hex, ...words]) => words.map((word): [string, string] => [word, hex!])),
);

/** Returns `#rrggbb` for an everyday colour word in lower case, English or Chinese, and undefined for any other text. */
export function hexOfEverydayName(word: string): string | undefined {
  return hexByName.get(word);
}
