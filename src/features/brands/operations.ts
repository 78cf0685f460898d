import { z } from 'zod';
import type { StoredBrandVersion } from '../../core/brands/brand.js';
import type { FindIds } from '../../core/find-ids.js';
import { requireBrand } from '../../core/library/brands.js';
import { newName, refuseTaken } from '../../core/library/names.js';
import type { Motif } from '../../core/motif.js';
import { operation, type Progress } from '../../core/operation.js';
import { checkBrand } from './check-operation.js';
import type { BrandRequest } from './learn-from-library.js';
import { baseRateOption, brandSchema, describeBrand, nameSchema } from './schemas.js';

const learnedFrom = {
  assets: z.array(z.string().min(1)),
  not: z.array(z.string().min(1)),
  style: z.string().min(1).max(1000).describe('Words for its style; they count as a few assets would'),
  palette: z
    .string()
    .min(1)
    .describe('Approved colours, a palette by name, or a swatch file; default the colours of the assets'),
  looks: z
    .number()
    .int()
    .min(1)
    .max(8)
    .describe('How many looks it has, such as photographs and patterns; default found by leaving assets out'),
};
const assetsText = 'Pictures of the library, or folders of it';
const notText = 'Pictures or folders that might be taken for the brand and are not, such as a competitor';

export const createBrand = operation({
  name: 'brand.create',
  summary: 'Teach a brand by its pictures, so that others can be checked against it',
  description:
    'Learns from pictures of the library what tells a brand from everything else in it: what they show, how they are made, where ' +
    'lines and colours lie, and their palettes. A score of 75 then says that a picture is three times as likely to be of the brand ' +
    'as of the library, and of what `--not` names. The report card says how far that may be relied on. Takes a few seconds.',
  examples: [
    { command: 'brand create acme --assets brand/acme', note: 'from a folder of the library' },
    {
      command:
        'brand create acme --assets brand/acme --style "warm minimal, paper cut" --palette "#e8c39e #22334a"',
      note: 'with words for its style and its approved colours',
    },
    {
      command: 'brand create acme --assets brand/acme --not brand/rival',
      note: 'told from a competitor as well',
    },
  ],
  input: z.object({
    name: nameSchema,
    assets: learnedFrom.assets.min(1).describe(assetsText),
    not: learnedFrom.not.default([]).describe(notText),
    style: learnedFrom.style.optional(),
    palette: learnedFrom.palette.optional(),
    looks: learnedFrom.looks.optional(),
  }),
  output: brandSchema,
  positionals: ['name'],
  long: true,
  changes: true,
  async run({ name, not, ...given }, motif, { signal, progress }) {
    const { brands } = (await motif.library()).ledger;
    const own = newName(name, 'brand');
    refuseTaken(brands.find(own), undefined, `To learn it anew: motif brand update ${JSON.stringify(own)}.`);
    const version = await learn({ ...given, counters: not }, 1, motif, signal, progress);
    return keep(own, version, 'create', motif);
  },
});

export const updateBrand = operation({
  name: 'brand.update',
  summary: 'Learn a brand anew as its next version; earlier versions stay',
  description:
    'What is not given stays as it is in the version before, but for pictures that have left the library. With nothing given the same ' +
    'pictures are held against the library as it is now.',
  examples: [
    { command: 'brand update acme', note: 'after the library has grown, or has another model' },
    { command: 'brand update acme --add campaign/autumn', note: 'with more pictures' },
    {
      command: 'brand update acme --remove old.png --style "paper cut"',
      note: 'without one, and with other words',
    },
  ],
  input: z.object({
    name: nameSchema,
    add: learnedFrom.assets.default([]).describe('Pictures or folders that come to its assets'),
    remove: z
      .array(z.string().min(1))
      .default([])
      .describe('Pictures or folders that are no longer its assets'),
    not: learnedFrom.not.optional().describe(`${notText}; in place of those before`),
    style: learnedFrom.style.optional(),
    palette: learnedFrom.palette.optional(),
    looks: learnedFrom.looks.optional(),
  }),
  output: brandSchema,
  positionals: ['name'],
  long: true,
  changes: true,
  async run({ name, add, remove, not, ...given }, motif, { signal, progress }) {
    const { assetsNamed } = await import('../../core/traits/pictures.js');
    const library = await motif.library();
    const { name: own, current } = requireBrand(library.ledger.brands, name);
    const gone = new Set(assetsNamed(library, remove, motif.options.dir).map(({ id }) => id));
    const stillThere = (ids: readonly string[]) => library.ledger.assets(ids).map(({ id }) => id);
    const { style, isPaletteGiven, palette } = current;
    const next: GivenBrand = {
      assets: [...stillThere(current.assets).filter((id) => !gone.has(id)), ...add],
      counters: not ?? stillThere(current.counters),
      style: given.style ?? style,
      palette: given.palette ?? (isPaletteGiven ? palette : undefined),
      looks: given.looks,
    };
    const version = await learn(next, current.version + 1, motif, signal, progress);
    return keep(own, version, 'update', motif);
  },
});

export const showBrand = operation({
  name: 'brand.show',
  summary: 'Show a brand and its report card: how well it is told, and how far to rely on it',
  examples: [
    { command: 'brand show acme', note: 'what it was learned from, and what its scores are worth' },
    {
      command: 'brand show acme --base-rate 0.1',
      note: 'where one in ten pictures that come is of the brand',
    },
  ],
  input: z.object({
    name: nameSchema,
    ofVersion: z.number().int().min(1).optional().describe('An earlier version; default the newest'),
    baseRate: baseRateOption,
  }),
  output: brandSchema,
  positionals: ['name'],
  async run({ name, ofVersion, baseRate }, motif) {
    const { requireVersion } = await import('./versions.js');
    const library = await motif.library();
    const brand = requireBrand(library.ledger.brands, name);
    const shown =
      ofVersion === undefined ? brand.current : requireVersion(library.ledger.brands, brand, ofVersion);
    return describeBrand(brand.name, shown, library, baseRate);
  },
});

export const listBrands = operation({
  name: 'brand.list',
  summary: 'List the brands of the library',
  examples: [{ command: 'brand list', note: 'with the number of assets and what may be relied on' }],
  input: z.object({}),
  output: z.object({
    brands: z.array(
      z.object({
        name: z.string(),
        version: z.number().int(),
        assets: z.number().int(),
        level: brandSchema.shape.level,
        isToldApart: brandSchema.shape.isToldApart,
        style: z.string().optional(),
      }),
    ),
  }),
  async run(_input, motif) {
    const { reportCardOf } = await import('./report-card.js');
    return {
      brands: (await motif.library()).ledger.brands.list().map(({ name, current }) => {
        const { level, isToldApart } = reportCardOf(current);
        const { version, assets, style } = current;
        return {
          name,
          version,
          assets: assets.length,
          level,
          ...(isToldApart === undefined ? {} : { isToldApart }),
          ...(style === undefined ? {} : { style }),
        };
      }),
    };
  },
});

export const renameBrand = operation({
  name: 'brand.rename',
  summary: 'Give a brand another name',
  examples: [{ command: 'brand rename acme "acme 2027"', note: 'its versions stay' }],
  input: z.object({ name: nameSchema, newName: z.string().min(1).describe('The name that it gets') }),
  output: z.object({ name: z.string() }),
  positionals: ['name', 'newName'],
  changes: true,
  async run({ name, newName: wanted }, motif) {
    const { ledger } = await motif.library();
    const brand = requireBrand(ledger.brands, name);
    const own = newName(wanted, 'brand', 'newName');
    refuseTaken(ledger.brands.find(own), brand.name, 'Delete or rename that one first.');
    ledger.change(`brand rename ${brand.name} to ${own}`, () => ledger.brands.rename(brand.name, own));
    return { name: own };
  },
});

export const deleteBrand = operation({
  name: 'brand.delete',
  summary: 'Forget a brand with all its versions; its pictures stay where they are',
  examples: [{ command: 'brand delete acme', note: '`motif undo` brings it back' }],
  input: z.object({ name: nameSchema }),
  output: z.object({ name: z.string() }),
  positionals: ['name'],
  changes: true,
  async run({ name }, motif) {
    const { ledger } = await motif.library();
    const brand = requireBrand(ledger.brands, name);
    ledger.change(`brand delete ${brand.name}`, () => ledger.brands.remove(brand.name));
    return { name: brand.name };
  },
});

export const exportBrand = operation({
  name: 'brand.export',
  summary: 'Write a brand to a file that another library with the same model can take in',
  examples: [
    {
      command: 'brand export acme acme.json',
      note: 'the newest version, complete: it scores without the pictures',
    },
  ],
  input: z.object({ name: nameSchema, file: z.string().min(1).describe('JSON file to write') }),
  output: z.object({ name: z.string(), version: z.number().int(), file: z.string() }),
  positionals: ['name', 'file'],
  localOnly: true,
  async run({ name, file }, motif) {
    const [{ writeBrand }, { requireVersion }] = await Promise.all([
      import('./brand-file.js'),
      import('./versions.js'),
    ]);
    const { brands } = (await motif.library()).ledger;
    const brand = requireBrand(brands, name);
    const version = requireVersion(brands, brand, brand.current.version);
    return {
      name: brand.name,
      version: version.version,
      file: await writeBrand(file, { name: brand.name, version }),
    };
  },
});

export const importBrand = operation({
  name: 'brand.import',
  summary: 'Take in a brand that another library exported',
  description:
    'It scores as it did there. Its pictures are known here only as far as this library holds them.',
  examples: [{ command: 'brand import acme.json', note: 'the library must have the same model' }],
  input: z.object({
    file: z.string().min(1).describe('JSON file that `brand export` wrote'),
    replace: z.boolean().default(false).describe('In place of a brand of that name, with all its versions'),
  }),
  output: brandSchema,
  positionals: ['file'],
  changes: true,
  localOnly: true,
  async run({ file, replace }, motif) {
    const { readBrand } = await import('./brand-file.js');
    const library = await motif.library();
    const { brands } = library.ledger;
    const { name, version } = await readBrand(file, library.identity);
    const known = brands.find(name);
    if (!replace) refuseTaken(known, undefined, 'To take it in all the same: --replace.');
    library.ledger.change(`brand import ${name}`, () => {
      if (known !== undefined) brands.remove(known.name);
      brands.add(name, version);
    });
    return describeBrand(name, version, library);
  },
});

/** Returns everything that can be done with brands; `find` runs a query. */
export function brandOperations(find: FindIds) {
  return [
    createBrand,
    checkBrand(find),
    showBrand,
    listBrands,
    updateBrand,
    renameBrand,
    deleteBrand,
    exportBrand,
    importBrand,
  ] as const;
}

/** Palettes come as a person writes them, or as the version before kept them. */
type GivenBrand = Omit<BrandRequest, 'palette'> & { palette?: string | readonly string[] | undefined };

async function learn(
  request: GivenBrand,
  version: number,
  motif: Motif,
  signal: AbortSignal,
  progress: (report: Progress) => void,
): Promise<StoredBrandVersion> {
  const [{ learnFromLibrary }, { approvedPalette }] = await Promise.all([
    import('./learn-from-library.js'),
    import('./approved-palette.js'),
  ]);
  const { dir } = motif.options;
  const { palette } = request;
  const approved = typeof palette === 'string' ? await approvedPalette(palette, dir) : palette;
  return learnFromLibrary({ ...request, palette: approved }, version, {
    library: await motif.library(),
    encoder: () => motif.encoder(),
    calibration: () => motif.calibration(),
    axes: (await motif.lexicon()).axes,
    dir,
    signal,
    progress,
  });
}

async function keep(name: string, version: StoredBrandVersion, verb: string, motif: Motif) {
  const library = await motif.library();
  library.ledger.change(`brand ${verb} ${name}`, () => library.ledger.brands.add(name, version));
  return describeBrand(name, version, library);
}
