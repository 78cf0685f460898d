/** A list of which only the first entries are shown. */
export interface Cut {
  /** Where it stands, such as `results`, or `groups.3.assets`. */
  path: string;
  shown: number;
  of: number;
}

/**
 * Returns the value itself where its JSON has at most `mostCharacters`; otherwise a copy whose lists all end at the
 * largest count with which it fits, and what was cut. Lists of numbers stay whole: a part of a vector is another vector.
 */
export function shorten<Value>(value: Value, mostCharacters: number): { value: Value; cuts: Cut[] } {
  if (sizeOf(value) <= mostCharacters) return { value, cuts: [] };
  let [fits, tooMany] = [1, longestList(value)];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (sizeOf(cutLists(value, middle, [])) <= mostCharacters) fits = middle;
    else tooMany = middle;
  }
  const cuts: Cut[] = [];
  return { value: cutLists(value, fits, cuts), cuts };
}

function sizeOf(value: unknown): number {
  return JSON.stringify(value)?.length ?? 0;
}

function cutLists<Value>(value: Value, most: number, cuts: Cut[], path: readonly string[] = []): Value {
  if (Array.isArray(value)) {
    if (isNumbers(value)) return value;
    if (value.length > most) cuts.push({ path: path.join('.'), shown: most, of: value.length });
    return value
      .slice(0, most)
      .map((item, index) => cutLists(item, most, cuts, [...path, String(index)])) as Value;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, cutLists(item, most, cuts, [...path, name])]),
  ) as Value;
}

function longestList(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) && !isNumbers(value) ? value.length : 0;
  return Object.values(value).reduce<number>((most, item) => Math.max(most, longestList(item)), own);
}

function isNumbers(list: readonly unknown[]): boolean {
  return list.every((item) => typeof item === 'number');
}
