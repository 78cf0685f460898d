/**
 * Returns a function that runs work, at most `places` at a time; what comes later waits its turn. Work whose signal fires
 * while it waits never starts: its own first step sees the signal.
 */
export function createTurns(places: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= places) await new Promise<void>((start) => waiting.push(start));
    else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // The place goes to the next without being free in between.
      if (next === undefined) running--;
      else next();
    }
  };
}
