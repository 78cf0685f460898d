import { type Brand, brands } from '../brands.js';
import type { LogoLayout } from '../draw/logo.js';
import { packSize, packs } from '../draw/packaging.js';
import { cardLayouts, cardSize } from '../draw/product-cards.js';
import { subjectOf } from '../draw/subjects/index.js';
import type { PictureDraft } from '../record.js';
import { type Scheme, schemeOf } from '../schemes.js';
import { moodInChinese } from '../words.js';

const logoLayouts: readonly LogoLayout[] = ['stacked', 'horizontal', 'sign', 'card', 'seal'];
const rasters = ['jpg', 'png', 'webp'] as const;

/** Returns the product cards, packs and logos of every brand. */
export function planBrandPictures(): PictureDraft[] {
  return brands.flatMap((brand) => [...cards(brand), ...packages(brand), ...logos(brand)]);
}

function cards(brand: Brand): PictureDraft[] {
  return brand.products.flatMap((product, index) =>
    [0, 1].map((step): PictureDraft => {
      const layout = cardLayouts[(index + step) % cardLayouts.length]!;
      const { english, chinese } = subjectOf(product);
      return {
        ...common(brand),
        kind: 'product-card',
        subject: product,
        layout,
        words: [brand.name],
        captions: {
          en: [
            `${english[0]} product card`,
            `${brand.english}, ${brand.mood} product card of a ${english[0]}`,
          ],
          zh: [`${chinese[0]}商品卡`, `${brand.chinese}，${moodInChinese(brand.mood)}的${chinese[0]}商品卡`],
        },
        widthPx: cardSize.width,
        heightPx: cardSize.height,
        folder: `brands/${brand.id}/products`,
        name: `${product}-${layout}`,
        formats: rasters,
      };
    }),
  );
}

function packages(brand: Brand): PictureDraft[] {
  return packs.flatMap((pack, index) =>
    [0, 1].map((step): PictureDraft => {
      const product = brand.products[(index * 2 + step) % brand.products.length]!;
      const { english, chinese } = subjectOf(product);
      return {
        ...common(brand),
        kind: 'packaging',
        subject: pack.id,
        also: [product],
        layout: 'pack',
        words: [brand.name],
        captions: {
          en: [`${pack.english} packaging`, `${brand.english} ${pack.english} with a ${english[0]}`],
          zh: [`${pack.chinese}包装`, `${brand.chinese}${pack.chinese}，${chinese[0]}`],
        },
        widthPx: packSize,
        heightPx: packSize,
        folder: `brands/${brand.id}/packaging`,
        name: `${pack.id}-${product}`,
        formats: rasters,
      };
    }),
  );
}

function logos(brand: Brand): PictureDraft[] {
  const plain = logoLayouts.map((layout) =>
    logo(brand, { layout, name: layout, palette: common(brand).palette }),
  );
  const { palette } = common(brand);
  const reversed: Scheme = { ...palette, ground: palette.main, main: palette.light, light: palette.main };
  const onColour = (['stacked', 'horizontal'] as const).map((layout) =>
    logo(brand, { layout, name: `${layout}-reversed`, palette: reversed }),
  );
  return [...plain, ...onColour];
}

function logo(
  brand: Brand,
  { layout, name, palette }: { layout: LogoLayout; name: string; palette: Scheme },
): PictureDraft {
  return {
    ...common(brand),
    kind: 'logo',
    subject: 'logo',
    palette,
    layout,
    words: [brand.name],
    captions: {
      en: [`${brand.english} logo`, `${brand.mood} brand logo, ${layout}`],
      zh: [`${brand.chinese}标志`, `${moodInChinese(brand.mood)}的品牌标志`],
    },
    widthPx: 512,
    heightPx: 512,
    folder: `brands/${brand.id}/logos`,
    name: `${brand.id}-logo-${name}`,
    formats: ['svg', 'png'],
  };
}

function common(brand: Brand) {
  const {
    id: scheme,
    mood: _mood,
    english: _english,
    chinese: _chinese,
    ...palette
  } = schemeOf(brand.scheme);
  return { brand: brand.id, also: [], style: brand.style, scheme, palette, mood: brand.mood };
}
