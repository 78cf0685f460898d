import { MotifError } from '../../core/errors.js';
import { likenessSides as sides, type Term } from '../../core/query/query.js';

type Side = (typeof sides)[number];
const synonyms: Readonly<Record<string, Side>> = {
  color: 'colour',
  colours: 'colour',
  主体: 'subject',
  风格: 'style',
  颜色: 'colour',
  构图: 'composition',
  比例: 'ratio',
};

/**
 * Returns the terms by which pictures are like a picture in the given sides: `style`, or several with weights,
 * `style:0.7,colour:0.3`. Throws `invalid_input` for another side or weight.
 */
export function likenessTerms(picture: string, by: string): Term[] {
  const terms = by
    .split(/[,，、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part): Term => {
      const [name = '', weight = '1', ...rest] = part.split(/[:：]/).map((word) => word.trim());
      const side = synonyms[name.toLowerCase()] ?? sides.find((one) => one === name.toLowerCase());
      const value = Number(weight);
      if (side === undefined || rest.length > 0 || !(value > 0 && value <= 100)) {
        throw new MotifError(
          'invalid_input',
          `Expected sides such as style or style:0.7,colour:0.3 for by, received "${part}"`,
          {
            hint: `The sides are ${sides.join(', ')}; weights are from 0 to 100.`,
            path: 'by',
          },
        );
      }
      return side === 'colour'
        ? { kind: 'paletteOf', path: picture, weight: value }
        : { kind: 'likeness', by: side, path: picture, weight: value };
    });
  if (terms.length > 0) return terms;
  throw new MotifError('invalid_input', 'Expected a side such as style for by, received none', {
    hint: `The sides are ${sides.join(', ')}.`,
    path: 'by',
  });
}
