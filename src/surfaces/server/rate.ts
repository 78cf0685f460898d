import { ServerFault } from './faults.js';
import { isLoopback } from './settings.js';

/** The person at the machine pays for what he asks; a bound keeps a page that runs wild from taking all of it. */
const loopbackFactor = 20;
/** Addresses that are remembered; the one that asked longest ago is forgotten first. */
const mostAddresses = 10_000;

interface Bucket {
  left: number;
  filledMs: number;
}

export interface RateLimit {
  /** Throws `too_many_requests` where the address has used up what it may. A failed log-in counts for many. */
  take(address: string, cost?: number): void;
}

/** Returns a limit on the requests of each address, as a bucket of `burst` that fills at `perSecond`. */
export function createRateLimit(
  { burst, perSecond }: { burst: number; perSecond: number },
  nowMs: () => number = () => performance.now(),
): RateLimit {
  const buckets = new Map<string, Bucket>();
  return {
    take(address, cost = 1) {
      const factor = isLoopback(address.replace(/^::ffff:/, '')) ? loopbackFactor : 1;
      const now = nowMs();
      const before = buckets.get(address) ?? { left: burst * factor, filledMs: now };
      const filled = before.left + ((now - before.filledMs) / 1000) * perSecond * factor;
      const left = Math.min(burst * factor, filled) - cost;
      buckets.delete(address);
      buckets.set(address, { left: Math.max(left, 0), filledMs: now });
      if (buckets.size > mostAddresses) buckets.delete(buckets.keys().next().value!);
      if (left >= 0) return;
      const waitSeconds = Math.ceil(-left / (perSecond * factor));
      throw new ServerFault(
        'too_many_requests',
        `Expected at most ${perSecond * factor} requests a second, received more`,
        {
          hint: `Try again in ${waitSeconds} s.`,
          headers: { 'retry-after': String(waitSeconds) },
        },
      );
    },
  };
}
