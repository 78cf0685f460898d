import { z } from 'zod';
import { styleCountries, styleFields, styleRegions } from '../../core/lexicon/style-schema.js';
import { operation } from '../../core/operation.js';
import { bothLanguages } from './schemas.js';

const cultures = [...styleRegions, ...styleCountries] as const;

export const listStyles = operation({
  name: 'style.list',
  summary: 'List the styles of the lexicon, by culture and field',
  examples: [
    { command: 'style list', note: 'all of them, in English and Chinese' },
    { command: 'style list --culture japan --field illustration', note: 'Japanese illustration' },
    { command: 'style list --lexicon our-styles', note: 'with those of a folder of your own' },
  ],
  input: z.object({
    culture: z.enum(cultures).optional().describe('Only styles of this region or country'),
    field: z.enum(styleFields).optional().describe('Only styles of this field'),
  }),
  output: z.object({
    styles: z.array(
      z.object({
        id: z.string(),
        name: bothLanguages,
        fields: z.array(z.string()),
        culture: z.string().describe('Country, else region'),
        era: z.string(),
      }),
    ),
    total: z.number().int().describe('Styles of the lexicon in all'),
  }),
  async run({ culture, field }, motif) {
    const { styles } = await motif.lexicon();
    return {
      styles: styles
        .filter(
          ({ region, country, fields }) =>
            (culture === undefined || region === culture || country === culture) &&
            (field === undefined || fields.includes(field)),
        )
        .map(({ id, name, fields, region, country, era }) => ({
          id,
          name,
          fields,
          culture: country ?? region,
          era,
        })),
      total: styles.length,
    };
  },
});

export const showStyle = operation({
  name: 'style.show',
  summary: 'Show a style: what people call it, its traits, palette, opposites and near styles',
  examples: [
    { command: 'style show bauhaus', note: 'by its id' },
    { command: 'style show 包豪斯', note: 'or by its name in either language' },
  ],
  input: z.object({ id: z.string().min(1).describe('Id or name of the style') }),
  output: z.object({
    id: z.string(),
    name: bothLanguages,
    fields: z.array(z.string()),
    culture: z.string(),
    era: z.string(),
    phrasings: z.object({ en: z.array(z.string()), zh: z.array(z.string()) }),
    traits: z
      .array(z.object({ id: z.string(), towards: bothLanguages, by: z.number().min(0).max(1) }))
      .describe('Axes on which it lies towards an end, and how far'),
    opposites: z.array(z.string()).describe('Ids of styles'),
    near: z.array(z.string()).describe('Ids of styles that it is taken for'),
    palette: z.array(z.string()),
    note: bothLanguages,
  }),
  positionals: ['id'],
  async run({ id }, motif) {
    const [{ styles, axes }, { requireStyle }] = await Promise.all([
      motif.lexicon(),
      import('./find-style.js'),
    ]);
    const { region, country, traits, ...style } = requireStyle(styles, id);
    const ends = new Map(axes.map((axis) => [axis.id, axis]));
    return {
      ...style,
      culture: country ?? region,
      traits: Object.entries(traits)
        .map(([axis, value]) => {
          const { en, zh } = ends.get(axis)![value < 0 ? 'negative' : 'positive'];
          return { id: axis, towards: { en, zh }, by: Math.abs(value) };
        })
        .sort((one, other) => other.by - one.by),
    };
  },
});
