import type { z } from 'zod';
import type { directionOperations } from '../../../features/directions/operations.js';
import type { lineOperations } from '../../../features/lines/operations.js';
import type { Page } from '../page.js';
import { plural } from '../text.js';
import { relevancePercent } from './search.js';

type Output = z.infer<ReturnType<typeof directionOperations>[0]['output']>;

/** Returns the directions one below another: name, colours, lead pictures, and the query that goes deeper. */
export function renderDirections({ directions, looked, board, notes }: Output, page: Page): string[] {
  const parts = directions.flatMap((direction, at) => {
    const { name, styles, palette, leads, pictures, distinctness, deeper } = direction;
    const others = styles.slice(1).map(({ en }) => en);
    const title = `${at + 1}  ${page.paint('bold', name.en)} ${name.zh}`;
    const facts = `${plural(pictures, 'picture')}, ${(100 * distinctness).toFixed(0)} % distinct`;
    return [
      `${title}${others.length === 0 ? '' : page.paint('dim', `  also ${others.join(', ')}`)}`,
      `   ${palette.map((hex) => `${page.swatch(hex)}${hex}`).join(' ')}  ${page.paint('dim', facts)}`,
      ...leads.map(({ path }) => `   ${path}`),
      page.paint('dim', `   motif search '${deeper}'`),
      '',
    ];
  });
  return [
    ...parts,
    page.paint('dim', `${plural(directions.length, 'direction')} from ${plural(looked, 'picture')}`),
    ...(board === undefined ? [] : [`Lead pictures are on the board ${page.paint('bold', board)}.`]),
    ...notes.map((note) => page.paint('yellow', note)),
  ];
}

type LinesOutput = z.infer<ReturnType<typeof lineOperations>[0]['output']>;

/** Returns each line with its tone, colours and pictures, and the pair that says the most alike. */
export function renderLines({ lines, distances, model }: LinesOutput, page: Page): string[] {
  const parts = lines.flatMap(({ text, tone, palette, pictures }) => [
    page.paint('bold', text),
    `   ${palette.map((hex) => `${page.swatch(hex)}${hex}`).join(' ')}`,
    ...(tone.length === 0
      ? []
      : [page.paint('dim', `   ${tone.map(({ en, zh }) => `${en} ${zh}`).join(', ')}`)]),
    ...pictures.map(({ path, relevance }) => `   ${relevancePercent(relevance).padStart(3)}  ${path}`),
    '',
  ]);
  const isCalibrated = lines.some(({ pictures }) => pictures.some(({ relevance }) => relevance !== null));
  const pairs = distances.flatMap((line, one) =>
    line.flatMap((distance, other) => (other > one ? [{ one, other, distance }] : [])),
  );
  const [nearest] = pairs.sort((one, other) => one.distance - other.distance);
  const said =
    nearest === undefined
      ? `${plural(lines.length, 'line')} (${model})`
      : `Nearest to each other: "${lines[nearest.one]!.text}" and "${lines[nearest.other]!.text}" (${nearest.distance.toFixed(2)} apart; ${model})`;
  return [
    ...parts,
    page.paint('dim', said),
    ...(isCalibrated
      ? [page.paint('dim', 'Before a picture: relevance, 0 to 100, how likely it shows what the line says.')]
      : []),
  ];
}
