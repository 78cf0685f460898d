/**
 * Yields `work(item)` for each item, at most `width` at a time and in the order in which they finish. Between two
 * requests up to `ahead` finished results wait, so a consumer that takes batches finds them ready.
 */
export async function* mapConcurrently<Item, Result>(
  items: AsyncIterable<Item>,
  width: number,
  ahead: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const iterator = items[Symbol.asyncIterator]();
  const finished: Result[] = [];
  let running = 0;
  let exhausted = false;
  let failure: { error: unknown } | undefined;
  let wake: () => void = () => {};
  let reading = false;

  function fill(): void {
    if (reading || exhausted || failure || running >= width || finished.length + running >= ahead + width)
      return;
    reading = true;
    iterator.next().then(
      (next) => {
        reading = false;
        if (next.done) exhausted = true;
        else start(next.value);
        wake();
        fill();
      },
      (error: unknown) => {
        reading = false;
        failure ??= { error };
        wake();
      },
    );
  }

  function start(item: Item): void {
    running++;
    work(item).then(
      (result) => {
        running--;
        finished.push(result);
        wake();
        fill();
      },
      (error: unknown) => {
        running--;
        failure ??= { error };
        wake();
      },
    );
  }

  try {
    for (;;) {
      fill();
      if (failure) throw failure.error;
      const next = finished.shift();
      if (next !== undefined) {
        yield next;
      } else if (exhausted && running === 0 && !reading) {
        return;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    exhausted = true;
    await iterator.return?.();
  }
}
