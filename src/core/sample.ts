/** Returns at most `most` of the items, spread evenly over their order; all where there are no more. */
export function evenSample<Item>(items: readonly Item[], most: number): Item[] {
  const count = Math.min(most, items.length);
  return Array.from({ length: count }, (_, at) => items[Math.floor((at * items.length) / count)]!);
}
