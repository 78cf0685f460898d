import type { z } from 'zod';
import type { classify, embed } from '../../../features/encoding/operations.js';
import type { Page } from '../page.js';
import { pad, safeJson, widest } from '../text.js';

const barCells = 20;

/** Returns the vector as one line of JSON: it is for programs, whoever asks. */
export function renderVector(output: z.infer<typeof embed.output>): string[] {
  return [safeJson(output)];
}

/** Returns the labels of each picture, likeliest first, with a bar where bars are wanted. */
export function renderClasses(output: z.infer<typeof classify.output>, page: Page): string[] {
  const width = widest(output.files.flatMap(({ labels }) => labels.map(({ label }) => label)));
  return [
    ...output.files.flatMap(({ image, labels }) => [
      page.paint('bold', image),
      ...labels.map(({ label, probability }) => {
        const percent = `${(100 * probability).toFixed(1)} %`.padStart(7);
        const bar = page.paint('cyan', page.bar(probability, barCells));
        return `  ${pad(label, width)}  ${percent}  ${bar}`.trimEnd();
      }),
    ]),
    ...output.failures.flatMap(({ image, reason, hint }) => [
      `${page.paint('red', image)}: ${reason}`,
      ...(hint === undefined ? [] : [page.paint('dim', `  ${hint}`)]),
    ]),
    page.paint('dim', `${output.model}. ${output.note}`),
  ];
}
