import { hexToLab, type Lab, labDifference } from './convert.js';

/**
 * Returns the CIEDE2000 difference of two hex colours: 0 for equal ones, about 1 where a trained eye begins to see one,
 * 100 for black and white. Throws `invalid_input` for anything but hex colours. Method: Sharma, Wu and Dalal (2005).
 */
export function deltaE2000(hexA: string, hexB: string): number {
  return labDifference(hexToLab(hexA), hexToLab(hexB));
}

/** Returns a function that gives the CIEDE2000 difference of other hex colours to this one; cheaper for many. */
export function differenceTo(hex: string): (other: string) => number {
  const lab: Lab = hexToLab(hex);
  return (other) => labDifference(lab, hexToLab(other));
}
