import type { Collection } from './packages.js';

/** Debian gives it no entry among the collections of icons. */
const openclipart: Collection = {
  name: 'Openclipart, as Debian packages it',
  author: { name: 'its contributors', url: 'https://openclipart.org' },
  license: { title: 'CC0', spdx: 'CC0-1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
};

/** Returns the page that names whose drawings were taught, as the licences with attribution ask. */
export function creditsOf(
  collections: Readonly<Record<string, Collection>>,
  drawings: ReadonlyMap<string, number>,
): string {
  const lines = [...drawings].sort().map(([prefix, count]) => {
    const { name, author, license } = collections[prefix] ?? openclipart;
    const by = author?.url ? `[${author.name}](${author.url})` : (author?.name ?? '');
    const terms = license.url ? `[${license.spdx}](${license.url})` : license.spdx;
    return `| ${name} | ${by} | ${terms} | ${count} |`;
  });
  return [
    '# Whose drawings the model learned from',
    '',
    'None of them is part of the weights or of this package. Names and words of emoji: Unicode CLDR, by way of emojibase (MIT).',
    '',
    '| collection | by | licence | drawings |',
    '|---|---|---|--:|',
    ...lines,
    '',
  ].join('\n');
}
