// Teach a concept by a few pictures, then use it beside words.
// In an indexed folder: node examples/03-concept.ts ./pictures cosy a.jpg b.jpg c.jpg
import { openMotif } from 'motif';

/** Returns the paths that show the concept best, and what to know before relying on it. */
export async function teach(
  folder: string,
  name: string,
  examples: string[],
): Promise<{ found: string[]; notes: string[] }> {
  const motif = await openMotif({ dir: folder });
  try {
    const { notes } = await motif.run('concept.learn', { name, examples, replace: true });
    const { results } = await motif.search({ terms: [{ concept: name }], limit: examples.length + 5 });
    return { found: results.map(({ path }) => path), notes };
  } finally {
    await motif.close();
  }
}

if (process.argv[1]?.endsWith('03-concept.ts')) {
  const [folder = '.', name = 'cosy', ...examples] = process.argv.slice(2);
  console.log(await teach(folder, name, examples));
}
