/** Finds the batch size at which the encoder is fastest on this machine. */
export interface BatchSizer {
  size(): number;
  record(count: number, ms: number): void;
}

/** A larger batch is kept unless it is clearly slower per picture: decoding beside it blurs every single measurement. */
const clearlySlower = 1.1;

/** Returns a sizer that begins with 4 and doubles, up to `most`, until the time per picture rises. */
export function createBatchSizer(most: number): BatchSizer {
  let size = Math.min(4, most);
  let settled = size === most;
  let samples: number[] = [];
  let best = Number.POSITIVE_INFINITY;
  return {
    size: () => size,
    record(count, ms) {
      if (settled || count < size) return;
      samples.push(ms / count);
      // The fastest of three: the first run of a size also pays for the runtime's memory.
      if (samples.length < 3) return;
      const perPicture = Math.min(...samples);
      samples = [];
      if (perPicture > best * clearlySlower) {
        size /= 2;
        settled = true;
        return;
      }
      best = Math.min(best, perPicture);
      if (size === most) settled = true;
      else size = Math.min(most, size * 2);
    },
  };
}
