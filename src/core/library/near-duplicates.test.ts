import { expect, test } from 'vitest';
import { hammingDistance } from '../perceptual-hash.js';
import { nearPairs } from './near-duplicates.js';

/** Hashes in families of near ones: a random one and copies of it with a few bits flipped. */
function families(count: number): { id: string; hash: string }[] {
  let state = 99;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  let base = 0n;
  return Array.from({ length: count }, (_, index) => {
    if (index % 4 === 0) base = BigInt(random(2 ** 32)) * 2n ** 32n + BigInt(random(2 ** 32));
    let hash = base;
    for (let flip = random(9); flip > 0; flip--) hash ^= 1n << BigInt(random(64));
    return { id: String(index), hash: hash.toString(16).padStart(16, '0') };
  });
}

test.each([0, 3, 6, 7])('[L11] all pairs within %i bits are found, each once', (maxBits) => {
  const items = families(400);
  const distinct = items.filter(({ hash }, index) => items.findIndex((item) => item.hash === hash) === index);
  const expected = distinct.flatMap((one, index) =>
    distinct
      .slice(index + 1)
      .map((other): [string, string, number] => [one.id, other.id, hammingDistance(one.hash, other.hash)])
      .filter(([, , bits]) => bits <= maxBits),
  );
  const found = nearPairs(distinct, maxBits);
  expect(found.map(String).sort()).toEqual(expected.map(String).sort());
});

test('[L11] pictures of one hash form a chain, so that a hundred blank pages give 99 pairs', () => {
  const blank = Array.from({ length: 100 }, (_, index) => ({ id: String(index), hash: '0'.repeat(16) }));
  expect(nearPairs(blank, 6)).toHaveLength(99);
});
