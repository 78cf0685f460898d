import { normalise, row, type UnitVector, weightedSum } from '../vector.js';
import type { Encoder } from './encoder.js';

/** The place of the label in a prompt template. */
const placeholder = '{}';

/** Sentences around a label, since encoders saw captions rather than single words in training. */
const englishTemplates: readonly string[] = [
  placeholder,
  `a photo of ${placeholder}`,
  `a picture of ${placeholder}`,
  `an illustration of ${placeholder}`,
];

const chineseTemplates: readonly string[] = [
  placeholder,
  `一张${placeholder}的照片`,
  `一张${placeholder}的图片`,
  `${placeholder}的插画`,
];

/** Returns the sentences for a label in its own language, when none are given. */
export function templatesFor(label: string): readonly string[] {
  return /\p{Script=Han}/u.test(label) ? chineseTemplates : englishTemplates;
}

/**
 * Returns one vector for each label: the mean over its prompts, of length 1; `templates` holds those of each label. Source
 * of the method: prompt ensembling, Radford et al. 2021, section 3.1.4.
 */
export async function labelVectors(
  encoder: Encoder,
  labels: readonly string[],
  templates: readonly (readonly string[])[],
  signal: AbortSignal,
): Promise<UnitVector[]> {
  const prompts = labels.map((label, index) =>
    templates[index]!.map((template) => template.replaceAll(placeholder, () => label)),
  );
  const { dimensions } = encoder.identity;
  const vectors = await encoder.encodeTexts(prompts.flat(), signal);
  let start = 0;
  return prompts.map((own) => {
    const terms = own.map((_, index) => ({
      vector: row(vectors, start + index, dimensions),
      weight: 1 / own.length,
    }));
    start += own.length;
    return normalise(weightedSum(terms));
  });
}
