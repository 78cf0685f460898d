import { MotifError } from '../../core/errors.js';

export interface ServerSettings {
  /** Address to listen on; any but the machine's own loopback needs a token. */
  host: string;
  /** 0 for any free one. */
  port: number;
  /** What every request must show, at least 16 characters. */
  token?: string | undefined;
}

/** What one request, and what all requests of an address, may take. */
export interface ServerLimits {
  jsonBytes: number;
  uploadBytes: number;
  /** Pictures of one upload. */
  uploadFiles: number;
  /** Requests of one address: so many at once, refilled at so many a second. */
  burst: number;
  perSecond: number;
  /** Time for the head of a request, and for all of it, ms. */
  headersMs: number;
  requestMs: number;
  /** How long requests may take to end once the server stops, ms. */
  graceMs: number;
}

export const usualSettings = { host: '127.0.0.1', port: 4477 } as const;

export const usualLimits: ServerLimits = {
  jsonBytes: 1024 ** 2,
  uploadBytes: 50 * 1024 ** 2,
  uploadFiles: 50,
  burst: 2_000,
  perSecond: 500,
  headersMs: 10_000,
  requestMs: 60_000,
  graceMs: 5_000,
};

const leastTokenLength = 16;
const loopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;

/** Returns whether an address is this machine's own, which no other can reach. */
export function isLoopback(host: string): boolean {
  return loopback.test(host);
}

/** Throws `invalid_input` for a token that can be guessed, and `unauthorised` for an open address without one. */
export function checkSettings({ host, port, token }: ServerSettings): void {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new MotifError('invalid_input', `Expected a port from 0 to 65535, received ${port}`, {
      path: 'port',
    });
  }
  if (token !== undefined && (token.length < leastTokenLength || !/^[\x21-\x7e]+$/.test(token))) {
    throw new MotifError(
      'invalid_input',
      `Expected at least ${leastTokenLength} characters for token, received ${token.length} or other than letters, digits and signs`,
      { hint: 'Make one: openssl rand -hex 24', path: 'token' },
    );
  }
  if (token === undefined && !isLoopback(host)) {
    throw new MotifError('unauthorised', `Expected a token for the address ${host}, received none`, {
      hint: 'Others can reach that address. Give --token or MOTIF_TOKEN, or leave out --host.',
      path: 'token',
    });
  }
}
