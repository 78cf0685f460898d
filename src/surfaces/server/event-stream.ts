import { MotifError } from '../../core/errors.js';
import type { Progress } from '../../core/operation.js';
import { faultBody, ServerFault } from './faults.js';

/** Proxies and browsers give up on a connection on which nothing comes. */
const heartbeatMs = 15_000;
/** A reader that is so far behind is told no more progress until it has caught up. */
const mostBehindBytes = 64 * 1024;

/**
 * Returns a stream of server-sent events: any number of `progress`, then one `result` or `error`. A client that goes away is
 * told nothing more; that the work stops is the business of the request's signal.
 */
export function eventStream(
  work: (progress: (report: Progress) => void) => Promise<unknown>,
  onBug: (error: unknown) => void,
): Response {
  const encoder = new TextEncoder();
  let heartbeat: NodeJS.Timeout | undefined;
  let isGone = false;
  const source = {
    start(controller: ReadableStreamDefaultController<Uint8Array>) {
      const send = (text: string) => {
        if (!isGone) controller.enqueue(encoder.encode(text));
      };
      const progress = (report: Progress) => {
        const isBehind = (controller.desiredSize ?? 0) <= 0;
        if (!isBehind || report.note !== undefined) send(event('progress', report));
      };
      heartbeat = setInterval(() => send(': still at work\n\n'), heartbeatMs);
      // Sent at once, so that the client knows that the work has begun.
      send(': begun\n\n');
      void work(progress)
        .then(
          (result) => send(event('result', result)),
          (error) => {
            if (!(error instanceof MotifError || error instanceof ServerFault)) onBug(error);
            send(event('error', faultBody(error)));
          },
        )
        .finally(() => {
          clearInterval(heartbeat);
          if (!isGone) controller.close();
        });
    },
    cancel() {
      clearInterval(heartbeat);
      isGone = true;
    },
  };
  const stream = new ReadableStream(
    source,
    new ByteLengthQueuingStrategy({ highWaterMark: mostBehindBytes }),
  );
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  });
}

function event(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
