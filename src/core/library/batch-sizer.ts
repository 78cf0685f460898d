/** Finds the batch size at which the encoder is fastest on this machine. */
export interface BatchSizer {
  size(): number;
  record(count: number, ms: number): void;
}

/** A larger batch must be this much faster per picture to be worth its memory and the wait for it. */
const worthwhile = 0.97;

/** Returns a sizer that begins with 4 and doubles, up to `most`, as long as the time per picture falls. */
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
      if (perPicture > best * worthwhile) {
        size /= 2;
        settled = true;
        return;
      }
      best = perPicture;
      if (size === most) settled = true;
      else size = Math.min(most, size * 2);
    },
  };
}
