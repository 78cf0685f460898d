// Index a folder of pictures and find some of them, in words and by example.
// Node 22.18 or newer runs it as it is: node examples/01-find.ts ./pictures "a red umbrella"
import { index, openMotif, runOperation, search, similar } from 'motif';

/** Returns the paths that answer a query, then those most like the first of them. */
export async function find(folder: string, query: string): Promise<{ found: string[]; alike: string[] }> {
  const motif = await openMotif({ dir: folder });
  try {
    await runOperation(index, {}, motif, {
      progress: ({ done, total }) => console.error(`${done} of ${total ?? '?'}`),
    });
    const answer = await runOperation(search, { query, limit: 5 }, motif);
    const [first] = answer.results;
    if (first === undefined) return { found: [], alike: [] };
    const like = await runOperation(similar, { image: first.id, limit: 5 }, motif);
    return { found: answer.results.map(({ path }) => path), alike: like.results.map(({ path }) => path) };
  } finally {
    await motif.close();
  }
}

if (process.argv[1]?.endsWith('01-find.ts')) {
  const [folder = '.', ...words] = process.argv.slice(2);
  console.log(await find(folder, words.join(' ')));
}
