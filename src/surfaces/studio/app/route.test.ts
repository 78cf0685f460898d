import { expect, test } from 'vitest';
import { formatRoute, parseRoute, type Route } from './route.js';

test.each<Route>([
  { view: 'explore' },
  { view: 'explore', query: '0.7*image("upload:ab") + 0.3*"红 & warm" - 0.4*#1?', picture: '3fa9' },
  { view: 'boards', name: '春天/50% off?' },
  { view: 'brands', name: 'acme', picture: '77' },
])('[V1] every place has an address that leads back to it: %o', (route) => {
  expect(parseRoute(formatRoute(route))).toEqual(route);
});

test.each(['', '#', '#/', '#/nothing', '#//', '#/explore?picture=', '#?q='])(
  '[V1] an address that names no place leads to Explore: "%s"',
  (hash) => {
    expect(parseRoute(hash)).toEqual({ view: 'explore' });
  },
);

test('[V1] a name that is badly encoded is kept as it is', () => {
  expect(parseRoute('#/boards/50%')).toEqual({ view: 'boards', name: '50%' });
});
