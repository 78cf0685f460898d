// Index a folder of pictures and find some of them, in words and by example.
// Node 22.18 or newer runs it as it is: node examples/01-find.ts ./pictures "a red umbrella"
import { openMotif } from 'motif';

/** Returns the paths that answer a query, then those most like the first of them. */
export async function find(folder: string, query: string): Promise<{ found: string[]; alike: string[] }> {
  const motif = await openMotif({ dir: folder });
  try {
    // Remarks name files that could not be read; the run goes on.
    await motif.run('index', {}, { progress: ({ note }) => note !== undefined && console.error(note) });
    const answer = await motif.search({ query, limit: 5 });
    const [first] = answer.results;
    if (first === undefined) return { found: [], alike: [] };
    const like = await motif.run('similar', { image: first.id, limit: 5 });
    return { found: answer.results.map(({ path }) => path), alike: like.results.map(({ path }) => path) };
  } finally {
    await motif.close();
  }
}

if (process.argv[1]?.endsWith('01-find.ts')) {
  const [folder = '.', ...words] = process.argv.slice(2);
  console.log(await find(folder, words.join(' ')));
}
