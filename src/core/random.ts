/** Returns a generator of numbers in [0, 1) that gives the same sequence for the same seed on every machine (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Returns how often each of so many is drawn in as many draws with replacement; `random` gives numbers in [0, 1). */
export function drawAgain(count: number, random: () => number): number[] {
  const times = new Array<number>(count).fill(0);
  for (let draw = 0; draw < count; draw++) times[Math.floor(random() * count)]! += 1;
  return times;
}

/** Returns `count` different places below `from`, in the order drawn; `random` gives numbers in [0, 1). */
export function drawWithout(from: number, count: number, random: () => number): number[] {
  const places = Array.from({ length: from }, (_, at) => at);
  for (let at = 0; at < count; at++) {
    const other = at + Math.floor(random() * (from - at));
    [places[at], places[other]] = [places[other]!, places[at]!];
  }
  return places.slice(0, count);
}
