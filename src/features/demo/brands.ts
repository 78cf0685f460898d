/** A fictional brand: what makes its pictures recognisable. */
export interface Brand {
  id: string;
  /** As it is lettered, within the alphabet of draw/letters.ts. */
  name: string;
  english: string;
  chinese: string;
  scheme: string;
  style: string;
  mood: string;
  /** Stroke width and spacing of its lettering as shares of the height. */
  lettering: { weight: number; spacing: number; cap: 'round' | 'butt' | 'square' };
  /** Subjects it sells. */
  products: readonly string[];
  /** Patterns that it prints. */
  patterns: readonly string[];
}

export const brands: readonly Brand[] = [
  {
    id: 'havn',
    name: 'HAVN',
    english: 'HAVN Nordic furniture',
    chinese: '海文北欧家具',
    scheme: 'nordic',
    style: 'flat',
    mood: 'calm',
    lettering: { weight: 0.08, spacing: 0.55, cap: 'round' },
    products: ['armchair', 'lamp', 'sofa', 'chair', 'table', 'vase', 'candle', 'plant'],
    patterns: ['arches', 'terrazzo', 'grid'],
  },
  {
    id: 'volta',
    name: 'VOLTA',
    english: 'VOLTA electronics',
    chinese: '伏特电子',
    scheme: 'neon',
    style: 'neon',
    mood: 'electric',
    lettering: { weight: 0.2, spacing: 0.32, cap: 'square' },
    products: ['headphones', 'speaker', 'gamepad', 'phone', 'laptop', 'watch', 'camera', 'robot'],
    patterns: ['circuit', 'zigzag', 'triangles'],
  },
  {
    id: 'yunshan',
    name: 'YUNSHAN',
    english: 'Yunshan tea house',
    chinese: '云山茶舍',
    scheme: 'guochao',
    style: 'ink',
    mood: 'serene',
    lettering: { weight: 0.11, spacing: 0.4, cap: 'butt' },
    products: ['teapot', 'cup', 'leaf', 'fan', 'lantern', 'gift', 'candle', 'bird'],
    patterns: ['seigaiha', 'lattice', 'clouds'],
  },
];

/** Returns the brand of that id; a wrong id is a programming mistake. */
export function brandOf(id: string): Brand {
  const found = brands.find((brand) => brand.id === id);
  if (found === undefined) throw new RangeError(`No brand is called ${id}`);
  return found;
}
