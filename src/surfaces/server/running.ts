import { MotifError } from '../../core/errors.js';

/** Work that must end before what it stands on is closed. */
export interface Running {
  /**
   * Returns what `work` returns. The signal that it gets fires when that of its request does, or when all must stop; after
   * that nothing new begins. What goes on behind its result is running, and has its signal, until `until` is settled.
   */
  run<Result>(
    request: AbortSignal,
    work: (signal: AbortSignal) => Promise<Result>,
    until?: Promise<unknown>,
  ): Promise<Result>;
  /** Tells everything to stop. */
  stop(): void;
  isStopping(): boolean;
  /** Resolves when nothing is running any more. */
  settled(): Promise<void>;
}

/** Signals are joined by hand: `AbortSignal.any` with one that lives as long as the server keeps something of each request. */
export function createRunning(): Running {
  const running = new Map<AbortController, Promise<unknown>>();
  let isStopping = false;
  return {
    async run(request, work, until) {
      if (isStopping) throw new MotifError('cancelled', 'Cancelled because the server stops');
      const controller = new AbortController();
      const abort = () => controller.abort(request.reason);
      if (request.aborted) abort();
      request.addEventListener('abort', abort, { once: true });
      const result = work(controller.signal);
      const ended = Promise.allSettled([result, until]).then(() => {
        running.delete(controller);
        request.removeEventListener('abort', abort);
      });
      running.set(controller, ended);
      return result;
    },
    stop() {
      isStopping = true;
      for (const controller of running.keys()) controller.abort();
    },
    isStopping: () => isStopping,
    async settled() {
      while (running.size > 0) await Promise.allSettled(running.values());
    },
  };
}
