// Teach a brand by a folder of its pictures, then check others against it.
// In an indexed folder: node examples/04-brand.ts ./pictures brand/acme out/
import { openMotif } from 'motif';

/** Returns each checked picture with its verdict, its score from 0 to 100, and why. */
export async function check(
  folder: string,
  brandFolder: string,
  files: string[],
): Promise<{ path: string; verdict: string; score: number; reasons: string[] }[]> {
  const motif = await openMotif({ dir: folder });
  try {
    const { brands } = await motif.run('brand.list', {});
    if (!brands.some(({ name }) => name === 'acme'))
      await motif.run('brand.create', { name: 'acme', assets: [brandFolder] });
    const { results } = await motif.run('brand.check', { name: 'acme', files });
    return results.map(({ path, verdict, score, reasons }) => ({
      path,
      verdict,
      score: Math.round(100 * score),
      reasons,
    }));
  } finally {
    await motif.close();
  }
}

if (process.argv[1]?.endsWith('04-brand.ts')) {
  const [folder = '.', brandFolder = 'brand', ...files] = process.argv.slice(2);
  console.log(await check(folder, brandFolder, files));
}
