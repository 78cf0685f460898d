import { MotifError } from '../../core/errors.js';
import { type Operation, type Progress, runOperation } from '../../core/operation.js';
import { parseJson, readJson } from './body.js';
import { eventStream } from './event-stream.js';
import { jsonResponse, ServerFault } from './faults.js';
import type { App, Served } from './served.js';

/** Returns the path of an operation: `/api/tag/add` for `tag.add`. */
export function pathOf({ name }: Pick<Operation, 'name'>): string {
  return `/api/${name.replaceAll('.', '/')}`;
}

/** Returns whether an operation may be asked with GET: one that changes nothing. */
export function answersGet({ changes }: Operation): boolean {
  return changes !== true;
}

/**
 * Adds a route for each operation: POST with its input as JSON, and for those that change nothing GET with `?input=`. With
 * `Accept: text/event-stream` progress comes as events before the result. A client that goes away cancels its run.
 */
export function addOperationRoutes(app: App, served: Served): void {
  const { motif, reach, metrics, limits, running, onBug } = served;

  function run(operation: Operation, request: Request, input: unknown, progress: (report: Progress) => void) {
    const start = async (signal: AbortSignal) => {
      const ended = metrics.operation(operation.name);
      try {
        return await runOperation(operation, input, motif, { signal, progress, reach });
      } catch (error) {
        if (signal.aborted && !(error instanceof MotifError)) {
          throw new MotifError('cancelled', 'Cancelled before it was finished', { cause: error });
        }
        throw error;
      } finally {
        ended();
      }
    };
    return running.run(request.signal, start);
  }

  async function answer(operation: Operation, request: Request, input: unknown): Promise<Response> {
    if (!wantsEvents(request)) return jsonResponse(await run(operation, request, input, () => undefined));
    return eventStream((progress) => run(operation, request, input, progress), onBug);
  }

  for (const operation of served.operations) {
    const path = pathOf(operation);
    app.post(path, async (c) => answer(operation, c.req.raw, await readJson(c.req.raw, limits.jsonBytes)));
    app.get(path, async (c) => {
      if (!answersGet(operation)) throw onlyPost(operation);
      return answer(operation, c.req.raw, parseJson(c.req.query('input') ?? '{}', 'input'));
    });
  }
}

function wantsEvents(request: Request): boolean {
  return (request.headers.get('accept') ?? '').toLowerCase().includes('text/event-stream');
}

/** A link or a picture on a page must never change anything. */
function onlyPost({ name }: Operation): ServerFault {
  return new ServerFault('method_not_allowed', `Expected POST for ${name}, which changes something`, {
    headers: { allow: 'POST' },
  });
}
