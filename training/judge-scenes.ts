import type { Encoder } from '../src/core/encoder/encoder.js';
import { dot } from '../src/core/vector.js';
import { encode, share, split } from './encoded.js';
import { readScenes } from './rendered.js';

const languages = { en: 'english', zh: 'chinese' } as const;
type Language = keyof typeof languages;

/** What is asked about scenes in combinations that were never taught. */
export interface SceneQuestions {
  rows: number[];
  /** Everything that is true of each scene. */
  captions: Record<Language, string[]>;
  /** One text a style. */
  styles: Record<Language, string[]>;
  /** Places in `rows` of scenes that have a style, and which. */
  styled: [places: number[], styles: number[]];
  /** By attribute: place of a scene, a true caption, and the same with that attribute changed. */
  flips: Record<Language, Record<string, [place: number, right: string, wrong: string][]>>;
}

/** Prints how scenes are found by their captions, named by their style, and told from captions that are wrong in one word. */
export async function judgeScenes(encoder: Encoder, questions: SceneQuestions): Promise<void> {
  const { rows, captions, styles, styled, flips } = questions;
  const vectors = await encode(encoder, readScenes(rows));
  const hear = async (texts: string[]) => split(await encoder.encodeTexts(texts), encoder);
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
  console.log('\nscenes in new combinations');
  for (const [language, name] of Object.entries(languages) as [Language, string][]) {
    const places = (await hear(captions[language])).map((caption, at) => {
      const own = dot(caption, vectors[at]!);
      return vectors.filter((vector) => dot(caption, vector) > own).length;
    });
    const within = (limit: number) => percent(share(places, (place) => place < limit));
    console.log(`full caption, ${name}: R@1 ${within(1)}, R@10 ${within(10)} of ${rows.length}`);
    const styleVectors = await hear(styles[language]);
    const named = share(styled[0], (place, at) => {
      const scores = styleVectors.map((style) => dot(style, vectors[place]!));
      return scores.indexOf(Math.max(...scores)) === styled[1][at];
    });
    console.log(`style among ${styleVectors.length}, ${name}: ${percent(named)} of ${styled[0].length}`);
    for (const [attribute, triples] of Object.entries(flips[language])) {
      const right = await hear(triples.map(([, text]) => text));
      const wrong = await hear(triples.map(([, , text]) => text));
      const preferred = share(triples, ([place], at) => {
        return dot(right[at]!, vectors[place]!) > dot(wrong[at]!, vectors[place]!);
      });
      console.log(`${attribute} changed, ${name}: ${percent(preferred)} of ${triples.length} refused`);
    }
  }
}
