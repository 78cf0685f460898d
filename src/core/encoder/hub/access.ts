import type * as Undici from 'undici';
import { MotifError } from '../../errors.js';
import type { Environment } from './cache.js';

/** How the hub is reached: where, as whom, and through which proxy. */
export interface HubAccess {
  endpoint: URL;
  token: string | undefined;
  fetch: (url: URL, init: HubRequest) => Promise<Response>;
  /** First wait before a request is tried again; it doubles each time, ms. */
  retryDelayMs: number;
  /** A connection that brings no byte for this long is given up and tried again, ms. */
  stallMs: number;
}

export interface HubRequest {
  headers: Record<string, string>;
  signal: AbortSignal;
  redirect: 'manual';
}

export interface HubTiming {
  /** Default 500. */
  retryDelayMs?: number;
  /** Default 30,000. */
  stallMs?: number;
}

/** Returns the access that `HF_ENDPOINT`, `HF_TOKEN` and the proxy variables describe. */
export async function hubAccess(env: Environment, timing: HubTiming = {}): Promise<HubAccess> {
  return {
    endpoint: parseEndpoint(env.HF_ENDPOINT || 'https://huggingface.co'),
    token: parseToken(env.HF_TOKEN?.trim()),
    fetch: await proxiedFetch(env),
    retryDelayMs: timing.retryDelayMs ?? 500,
    stallMs: timing.stallMs ?? 30_000,
  };
}

/** True when the environment forbids the network to tools of the hub. */
export function isOffline(env: Environment): boolean {
  return [env.HF_HUB_OFFLINE, env.TRANSFORMERS_OFFLINE].some((value) =>
    /^(1|on|yes|true)$/i.test(value ?? ''),
  );
}

function parseEndpoint(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new MotifError(
      'invalid_input',
      'Expected an http or https address without credentials in HF_ENDPOINT',
      {
        hint: 'Set HF_ENDPOINT to an address such as https://huggingface.co, and HF_TOKEN to the token.',
      },
    );
  }
  return url;
}

function parseToken(token: string | undefined): string | undefined {
  if (!token) return undefined;
  // The value is not repeated: messages end up in logs.
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new MotifError(
      'invalid_input',
      'Expected a token without spaces or special characters in HF_TOKEN',
      {
        hint: 'Copy the token again, or unset HF_TOKEN.',
      },
    );
  }
  return token;
}

/** Node 20's own fetch ignores the proxy variables; undici is loaded only where they are set. */
async function proxiedFetch(env: Environment): Promise<HubAccess['fetch']> {
  const httpProxy = env.http_proxy || env.HTTP_PROXY;
  const httpsProxy = env.https_proxy || env.HTTPS_PROXY;
  const allProxy = env.all_proxy || env.ALL_PROXY;
  if (!httpProxy && !httpsProxy && !allProxy) return (url, init) => fetch(url, init);
  const undici = await import('undici');
  const dispatcher = proxyAgent(undici, {
    httpProxy: httpProxy || allProxy || '',
    httpsProxy: httpsProxy || allProxy || '',
    noProxy: env.no_proxy || env.NO_PROXY || '',
  });
  return (url, init) => undici.fetch(url, { ...init, dispatcher }) as unknown as Promise<Response>;
}

function proxyAgent(
  undici: typeof Undici,
  options: Undici.EnvHttpProxyAgent.Options,
): Undici.EnvHttpProxyAgent {
  try {
    return new undici.EnvHttpProxyAgent(options);
  } catch (error) {
    throw new MotifError('invalid_input', 'Expected http or https addresses in HTTP_PROXY and HTTPS_PROXY', {
      hint: 'Write the scheme too, such as http://proxy.example:8080.',
      cause: error,
    });
  }
}
