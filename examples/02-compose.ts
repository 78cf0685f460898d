// Ask by several weighted terms at once: words, the colours and composition of a picture, a palette, and what to keep away from.
// In an indexed folder: node examples/02-compose.ts ./pictures poster.png "warm minimal"
import { openMotif, type TermRequest } from 'motif';

/** Returns paths with the share that each term really had in the result, in percent; negative where it spoke against it. */
export async function compose(
  folder: string,
  image: string,
  words: string,
): Promise<{ path: string; shares: number[] }[]> {
  const motif = await openMotif({ dir: folder });
  const terms: TermRequest[] = [
    { text: words, weight: 0.5 },
    { image, weight: 0.3, dials: { colour: 2, composition: 1 } },
    {
      palette: [
        { colour: '#e8c39e', area: 0.7 },
        { colour: '#22334a', area: 0.3 },
      ],
      weight: 0.2,
    },
    { text: 'photograph of people', weight: -0.2 },
  ];
  try {
    const { results } = await motif.search({
      terms,
      filters: { ratio: '<2', not: { tag: 'draft' } },
      limit: 5,
    });
    return results.map(({ path, influences }) => ({
      path,
      shares: influences.map((share) => Math.round(100 * share)),
    }));
  } finally {
    await motif.close();
  }
}

if (process.argv[1]?.endsWith('02-compose.ts')) {
  const [folder = '.', image = '', ...words] = process.argv.slice(2);
  console.log(await compose(folder, image, words.join(' ')));
}
