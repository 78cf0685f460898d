/** A bound on bytes in use: `take` waits until they fit; what exceeds the whole budget gets all of it, alone. */
export interface ByteBudget {
  take(bytes: number): Promise<() => void>;
}

/** Returns a budget of `total` bytes that serves its takers in the order in which they asked. */
export function createByteBudget(total: number): ByteBudget {
  let free = total;
  const waiting: { bytes: number; start: () => void }[] = [];

  function serve(): void {
    for (let next = waiting[0]; next && next.bytes <= free; next = waiting[0]) {
      waiting.shift();
      free -= next.bytes;
      next.start();
    }
  }

  return {
    take(wanted) {
      const bytes = Math.min(wanted, total);
      return new Promise((resolve) => {
        waiting.push({
          bytes,
          start: () =>
            resolve(() => {
              free += bytes;
              serve();
            }),
        });
        serve();
      });
    },
  };
}
