import type { Brand, StoredBrandVersion } from '../../core/brands/brand.js';
import { MotifError } from '../../core/errors.js';
import type { Brands } from '../../core/library/brands.js';

/** Returns a version of a brand with its scorer; throws `not_found` with the versions that there are. */
export function requireVersion(brands: Brands, { name }: Brand, version: number): StoredBrandVersion {
  const found = brands.version(name, version);
  if (found !== undefined) return found;
  const numbers = brands.versions(name).map((known) => known.version);
  throw new MotifError('not_found', `Expected a version of the brand ${name}, received ${version}`, {
    hint: `There are: ${numbers.join(', ')}.`,
    path: 'ofVersion',
  });
}
