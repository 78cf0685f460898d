/** Returns a list in which `moved` stand together from place `to` on, counted from 0; all others keep their order. */
export function moveTo<Item>(list: readonly Item[], moved: readonly Item[], to: number): Item[] {
  const isMoved = new Set(moved);
  const others = list.filter((item) => !isMoved.has(item));
  const at = Math.min(Math.max(0, to), others.length);
  return [...others.slice(0, at), ...moved, ...others.slice(at)];
}
