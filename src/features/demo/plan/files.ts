import { seededRandom, seedOf } from '../random.js';
import type { PictureDraft, PictureFormat, PictureRecord } from '../record.js';

/** Share of files whose names tell nothing, so that only what is shown can find them. */
const neutralShare = 0.45;
/** Share of files that are called in Chinese. */
const chineseShare = 0.08;
/** Share of SVG files that carry a title. */
const titledShare = 0.5;

/** One file in so many has a format that is seldom seen, the three of them in turn. */
const rareEvery = 40;
const rareFormats: readonly PictureFormat[] = ['gif', 'avif', 'tiff'];

/** Returns the drafts with a file name and a seed each; most names tell what is shown, many do not. */
export function giveFiles(drafts: readonly PictureDraft[]): PictureRecord[] {
  return drafts.map(({ folder, name, formats, ...draft }, index) => {
    const seed = seedOf(`${folder}/${name}`);
    const random = seededRandom(seed);
    const usual = random.pick(formats);
    const isRare = index % rareEvery === rareEvery - 1 && draft.kind !== 'logo';
    const format = isRare ? rareFormats[Math.floor(index / rareEvery) % rareFormats.length]! : usual;
    const luck = random.next();
    const number = String(index + 1).padStart(4, '0');
    const called =
      luck < neutralShare
        ? `img-${number}`
        : luck < neutralShare + chineseShare
          ? `${draft.captions.zh[0]}-${number}`
          : name;
    const record: PictureRecord = { file: `${folder}/${called}.${format}`, ...draft, seed };
    return format === 'svg' && random.chance(titledShare)
      ? { ...record, title: draft.captions.en[0]! }
      : record;
  });
}
