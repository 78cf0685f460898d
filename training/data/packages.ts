/** What is gathered, by package name; nothing of it is kept in the repository. */
export const npmPackages = ['@iconify/json@2.2.535', 'emojibase-data@17.0.0'] as const;

/** Debian's package of public-domain clip art, and where it keeps its drawings. */
export const clipArtPackage = { name: 'openclipart-svg', drawings: 'usr/share/openclipart/svg' };

/** Licences whose drawings may train a model that is given away freely; what asks for share-alike or forbids trade is left out. */
const freeLicences = new Set([
  'Apache-2.0',
  'BSD-3-Clause',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Unlicense',
]);

export interface Collection {
  name: string;
  category?: string;
  palette?: boolean;
  author?: { name: string; url?: string };
  license: { title: string; spdx?: string; url?: string };
}

/** Collections that no model may see before it is judged on them. */
const heldOut = new Set(['twemoji', 'iconoir', 'marketeq', 'flat-color-icons']);

/** Marks of companies and file types: they are no concepts, and some are trademarks. Country flags are named by codes. */
const leftOut = new Set(['Logos', 'Programming', 'Flags / Maps']);

export type DrawingKind = 'emoji' | 'coloured' | 'plain' | 'clip-art';

export interface Source {
  kind: DrawingKind;
  use: 'train' | 'judge';
}

/** Returns what a collection serves for, or undefined where its licence or its content keep it out. */
export function sourceOf(prefix: string, collection: Collection): Source | undefined {
  if (!freeLicences.has(collection.license.spdx ?? '')) return undefined;
  if (leftOut.has(collection.category ?? '')) return undefined;
  const kind = isEmoji(prefix, collection) ? 'emoji' : collection.palette ? 'coloured' : 'plain';
  return { kind, use: heldOut.has(prefix) ? 'judge' : 'train' };
}

/** Sets of coloured emoji; plain ones count as icons. */
function isEmoji(prefix: string, { category, palette }: Collection): boolean {
  return (category === 'Emoji' || prefix === 'fluent-emoji') && palette === true;
}
