import type { Brand, BrandVersion, StoredBrandVersion } from '../brands/brand.js';
import { MotifError } from '../errors.js';
import { hintOfNames, tidyName } from './names.js';
import type { Row, Sqlite } from './sqlite.js';

/** The brands of a library with all their versions; a name is found whatever its case. */
export interface Brands {
  /** Returns all of them, by name. */
  list(): Brand[];
  find(name: string): Brand | undefined;
  /** Returns the versions of a brand, the oldest first. */
  versions(name: string): BrandVersion[];
  /** Returns a version with its scorer. */
  version(name: string, version: number): StoredBrandVersion | undefined;
  /** Keeps a new version, of a new brand where there is none of that name. */
  add(name: string, version: StoredBrandVersion): void;
  rename(name: string, newName: string): void;
  remove(name: string): void;
}

/** Returns the brand of that name; throws `not_found` with the names that there are. */
export function requireBrand(brands: Brands, name: string): Brand {
  const found = brands.find(name);
  if (found !== undefined) return found;
  const names = brands.list().map((brand) => brand.name);
  throw new MotifError('not_found', `Expected the name of a brand, received "${name}"`, {
    hint: hintOfNames(names, 'No brands yet. Make one: motif brand create acme --assets brand/acme.'),
  });
}

/** Returns the brands that a ledger keeps. */
export function createBrands(sqlite: Sqlite): Brands {
  const current = `SELECT brands.name, data FROM brands JOIN brand_versions ON brand = brands.name
    WHERE version = (SELECT max(version) FROM brand_versions WHERE brand = brands.name)`;
  return {
    list: () => sqlite.prepare(`${current} ORDER BY brands.name`).all().map(toBrand),
    find(name) {
      const found = sqlite.prepare(`${current} AND brands.name = ?`).get(tidyName(name));
      return found && toBrand(found);
    },
    versions: (name) =>
      sqlite
        .prepare('SELECT data FROM brand_versions WHERE brand = ? ORDER BY version')
        .all(tidyName(name))
        .map(({ data }) => JSON.parse(String(data)) as BrandVersion),
    version(name, version) {
      const found = sqlite
        .prepare('SELECT data, scorer FROM brand_versions WHERE brand = ? AND version = ?')
        .get(tidyName(name), version);
      return found && { ...(JSON.parse(String(found.data)) as BrandVersion), scorer: String(found.scorer) };
    },
    add: (name, { scorer, ...data }) =>
      sqlite.transaction(() => {
        sqlite.prepare('INSERT OR IGNORE INTO brands VALUES (?)').run(name);
        sqlite
          .prepare('INSERT INTO brand_versions VALUES (?, ?, ?, ?)')
          .run(name, data.version, JSON.stringify(data), scorer);
      }),
    rename: (name, newName) =>
      void sqlite.prepare('UPDATE brands SET name = ? WHERE name = ?').run(newName, name),
    remove: (name) =>
      sqlite.transaction(() => {
        sqlite.prepare('DELETE FROM brand_versions WHERE brand = ?').run(name);
        sqlite.prepare('DELETE FROM brands WHERE name = ?').run(name);
      }),
  };
}

function toBrand({ name, data }: Row): Brand {
  return { name: String(name), current: JSON.parse(String(data)) as BrandVersion };
}
