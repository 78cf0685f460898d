import type { Style } from '../../core/lexicon/styles.js';
import { type HeardAxis, positionOn } from './heard-axes.js';
import { sharesOf, styleLogits } from './heard-styles.js';
import type { KnownStyles } from './hearing.js';

/** A style that a picture may be of. */
export interface StyleShare {
  id: string;
  name: Style['name'];
  /** Share of it among all styles of the lexicon. */
  share: number;
  /** False where the model does not hear the style, or tells it from one of `notToldFrom` no better than unrelated words. */
  isReliable?: boolean;
  /** Other likely styles of the picture that the model does not tell from it. */
  notToldFrom: string[];
}

/** Where a picture lies between two ends. */
export interface AxisPlace {
  id: string;
  /** The ends in both languages, from negative to positive. */
  from: { en: string; zh: string };
  to: { en: string; zh: string };
  /** In deviations of the library from its middle, towards `to` where positive. */
  position: number;
  /** Within so much another choice of words would leave it, nineteen times in twenty. */
  within: number;
  isReliable?: boolean;
}

/** Twice the standard error, as usual; the phrasings are eight, and the next would be no better than they. */
const errors = 2;

/** Returns the styles that a picture is most likely of, the likeliest first. */
export function likelyStyles(
  picture: Float32Array,
  styles: readonly Style[],
  { heard, temperatures, isHeard, isTold }: KnownStyles,
  top: number,
): StyleShare[] {
  const shares = sharesOf(styleLogits(picture, heard, temperatures));
  const likely = shares
    .map((share, style) => ({ share, style }))
    .sort((one, other) => other.share - one.share)
    .slice(0, top);
  return likely.map(({ share, style }) => {
    const { id, name } = styles[style]!;
    const notTold =
      isTold === undefined
        ? []
        : likely.filter((other) => other.style !== style && !isTold(style, other.style));
    return {
      id,
      name,
      share,
      ...(isHeard === undefined ? {} : { isReliable: isHeard(style) && notTold.length === 0 }),
      notToldFrom: notTold.map((other) => styles[other.style]!.id),
    };
  });
}

/** Returns the axes on which a picture lies farthest from the library's middle, those that the model hears first. */
export function farthestAxes(picture: Float32Array, axes: readonly HeardAxis[], top: number): AxisPlace[] {
  return axes
    .map((heard): AxisPlace => {
      const { position, error } = positionOn(heard, picture);
      const { id, negative, positive } = heard.axis;
      return {
        id,
        from: { en: negative.en, zh: negative.zh },
        to: { en: positive.en, zh: positive.zh },
        position,
        within: errors * error,
        ...(heard.isHeard === undefined ? {} : { isReliable: heard.isHeard }),
      };
    })
    .sort(
      (one, other) =>
        Number(other.isReliable ?? true) - Number(one.isReliable ?? true) ||
        Math.abs(other.position) - Math.abs(one.position),
    )
    .slice(0, top);
}
