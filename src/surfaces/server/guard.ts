import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { hostname, networkInterfaces } from 'node:os';
import { MotifError } from '../../core/errors.js';
import { ServerFault } from './faults.js';
import { isLoopback, type ServerSettings } from './settings.js';

/**
 * Throws `forbidden` for a request that names another host than this server: a page of another site whose name was made to
 * lead here (DNS rebinding) says its own.
 */
export function checkHost(request: Request, { host }: ServerSettings): void {
  const given = request.headers.get('host') ?? '';
  const name = withoutPort(given);
  const names = isLoopback(host) ? ownNames : [...ownNames, host.toLowerCase(), ...namesOfMachine()];
  if (names.includes(name) && withoutPort(new URL(request.url).host) === name) return;
  throw new ServerFault(
    'forbidden',
    `Expected this server's own name for Host, received "${given.slice(0, 60)}"`,
    {
      hint: 'Open it as http://127.0.0.1 or http://localhost with its port.',
    },
  );
}

const ownNames: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

function withoutPort(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '');
}

/** By what names others on the network may call this machine. */
function namesOfMachine(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
  const name = hostname().toLowerCase();
  return [
    name,
    `${name}.local`,
    ...addresses.map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address)),
  ];
}

/**
 * Throws `forbidden` for a request that a page of another site makes. A person who follows a link to a page of this server
 * may come from anywhere; programs say nothing of where they come from.
 */
export function checkOrigin(request: Request): void {
  const origin = request.headers.get('origin');
  if (origin !== null && origin !== new URL(request.url).origin) {
    throw foreign(`Expected this server's own pages for Origin, received "${origin.slice(0, 60)}"`);
  }
  const site = request.headers.get('sec-fetch-site');
  if (site === null || site === 'same-origin' || site === 'none' || isNavigation(request)) return;
  throw foreign(`Expected a request of this server's own pages, received one that is ${site.slice(0, 20)}`);
}

/** A page that opens as a tab; frames are refused by the policy of the page itself as well. */
function isNavigation(request: Request): boolean {
  const { headers, method } = request;
  return (
    method === 'GET' &&
    headers.get('sec-fetch-mode') === 'navigate' &&
    headers.get('sec-fetch-dest') === 'document' &&
    !new URL(request.url).pathname.startsWith('/api/')
  );
}

function foreign(message: string): ServerFault {
  return new ServerFault('forbidden', message, { hint: 'Other sites may not use this server.' });
}

/** Checks what a request shows of the token, compared in constant time. */
export interface TokenCheck {
  /** Throws `unauthorised` unless the request shows the token, as `Authorization: Bearer` or by its cookie. */
  check(request: Request): void;
  /** Returns the cookie for one who gave the token in the address; throws `unauthorised` for another. */
  cookieFor(given: string): string;
}

/** Returns the check of a token; without one everything passes. `port` keeps the cookies of two servers apart. */
export function createTokenCheck(token: string | undefined, port: () => number): TokenCheck {
  // The cookie is no token: who reads it from a browser cannot use it elsewhere as one.
  const session = token === undefined ? '' : createHmac('sha256', token).update('cookie').digest('hex');
  const isToken = (given: string) => token !== undefined && isSame(given, token);
  return {
    check(request) {
      if (token === undefined) return;
      const bearer = /^Bearer ([\x21-\x7e]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
      if (bearer !== undefined && isToken(bearer)) return;
      const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/);
      const name = `motif-${port()}=`;
      const cookie = cookies.find((one) => one.startsWith(name))?.slice(name.length);
      if (cookie !== undefined && isSame(cookie, session)) return;
      throw refused();
    },
    cookieFor(given) {
      if (!isToken(given)) throw refused();
      return `motif-${port()}=${session}; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000`;
    },
  };
}

/** Hashes have one length, so that not even that of the token shows. */
function isSame(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}

function refused(): MotifError {
  return new MotifError('unauthorised', 'Expected the token of this server, received none or another', {
    hint: 'Send it as Authorization: Bearer <token>, or open the page once with ?token=<token>.',
  });
}
