import { MotifError } from '../../errors.js';
import type { HubAccess } from './access.js';
import { pause } from './pause.js';

/** A fault that may be gone a moment later: a broken connection, an overloaded server. */
export class TransientFault extends Error {
  override readonly name = 'TransientFault';

  constructor(
    message: string,
    readonly retryAfterMs?: number,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

const maxFailures = 5;
const maxRedirects = 5;
/** A server that asks for a longer wait than this gets no second request. */
const maxWaitMs = 120_000;

/**
 * Returns what `attempt` returns, tried again after transient faults with growing waits, at least as long as the
 * server asks. Gives up with `model_unavailable` after five faults in a row without progress.
 */
export async function withRetries<T>(
  access: HubAccess,
  signal: AbortSignal | undefined,
  attempt: (progressed: () => void) => Promise<T>,
): Promise<T> {
  let failures = 0;
  for (;;) {
    try {
      return await attempt(() => {
        failures = 0;
      });
    } catch (error) {
      if (!(error instanceof TransientFault)) throw error;
      failures++;
      const waitMs = Math.max(access.retryDelayMs * 2 ** (failures - 1), error.retryAfterMs ?? 0);
      if (failures >= maxFailures || waitMs > maxWaitMs) {
        throw new MotifError('model_unavailable', error.message, {
          hint: 'Check the network (HF_ENDPOINT, HTTPS_PROXY) and repeat the command: it goes on where it stopped.',
          cause: error,
        });
      }
      await pause(waitMs, signal);
    }
  }
}

/**
 * Returns the answer (status 200 or 206) to a GET, following redirects. The token goes to the endpoint's own origin
 * only. Throws TransientFault for what may pass and MotifError for what will not.
 */
export async function request(
  access: HubAccess,
  url: URL,
  options: { headers?: Record<string, string>; signal: AbortSignal },
): Promise<Response> {
  let current = url;
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const response = await send(access, current, options);
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) {
      return response.status === 200 || response.status === 206
        ? response
        : await refuse(access, current, response);
    }
    await response.body?.cancel();
    current = redirectTarget(location, current);
  }
  throw new MotifError(
    'model_unavailable',
    `Expected a file at ${shown(url)}, received more than ${maxRedirects} redirects`,
  );
}

/** Returns the address as it may be shown: signed links carry secrets in their query. */
export function shown(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

async function send(
  access: HubAccess,
  url: URL,
  options: { headers?: Record<string, string>; signal: AbortSignal },
): Promise<Response> {
  const mayKnowToken = access.token !== undefined && url.origin === access.endpoint.origin;
  const headers = {
    'user-agent': 'motif',
    // Sizes, ranges and hashes are those of the file itself.
    'accept-encoding': 'identity',
    ...options.headers,
    ...(mayKnowToken ? { authorization: `Bearer ${access.token}` } : {}),
  };
  try {
    return await access.fetch(url, { headers, signal: options.signal, redirect: 'manual' });
  } catch (error) {
    throw connectionFault(error, url, options.signal);
  }
}

/** Returns the fault behind an exception of fetch or of a body that broke off. */
export function connectionFault(error: unknown, url: URL, signal: AbortSignal): Error {
  if (signal.aborted && signal.reason instanceof TransientFault) return signal.reason;
  if (signal.aborted)
    return new MotifError('cancelled', 'Cancelled before the download was finished', { cause: error });
  const code = faultCode(error);
  const message = `Expected an answer from ${url.host}, received ${code ?? 'a broken connection'}`;
  if (code === 'ENOTFOUND' || (code !== undefined && /CERT|SELF_SIGNED/.test(code))) {
    return new MotifError('model_unavailable', message, {
      hint: 'Check the network, HF_ENDPOINT and HTTPS_PROXY; or copy the model to this machine and give its folder.',
      cause: error,
    });
  }
  return new TransientFault(message, undefined, error);
}

function faultCode(error: unknown): string | undefined {
  const cause = error instanceof Error ? (error.cause ?? error) : undefined;
  const code = (cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

function redirectTarget(location: string, from: URL): URL {
  const target = URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
  if (target !== undefined && /^https?:$/.test(target.protocol)) return target;
  throw new MotifError(
    'model_unavailable',
    `Expected a redirect to an http address from ${shown(from)}, received another kind`,
  );
}

async function refuse(access: HubAccess, url: URL, response: Response): Promise<never> {
  await response.body?.cancel();
  const { status } = response;
  const message = `Expected ${shown(url)} to be served, received status ${status}`;
  if (status === 429 || status === 408 || status >= 500)
    throw new TransientFault(message, retryAfterMs(response));
  if (status === 401 || status === 403) {
    throw new MotifError('unauthorised', message, {
      hint:
        access.token === undefined
          ? 'The model does not exist or asks for an account: check the name, or set HF_TOKEN to a token that may read it.'
          : 'The token in HF_TOKEN may not read this model: accept its conditions on the hub or use another token.',
    });
  }
  if (status === 404) {
    throw new MotifError('not_found', message, {
      hint: 'Check the spelling of owner/name and the revision; `motif models list` shows the names Motif knows.',
    });
  }
  throw new MotifError('model_unavailable', message, { hint: 'Check HF_ENDPOINT and any proxy in between.' });
}

function retryAfterMs(response: Response): number | undefined {
  const value = response.headers.get('retry-after');
  if (value === null) return undefined;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}
