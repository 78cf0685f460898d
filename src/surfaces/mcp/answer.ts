import type { Library } from '../../core/library/library.js';
import type { Operation } from '../../core/operation.js';
import { makePage } from '../cli/page.js';
import { render } from '../cli/render/index.js';
import { picturesOf, thumbnailMimeType, thumbnailsOf } from './pictures.js';
import { type Cut, shorten } from './shorten.js';

export type AnswerContent =
  | { type: 'text'; text: string }
  | { type: 'image'; data: string; mimeType: string };

/** The result of a tool call as the protocol has it. */
export interface ToolAnswer {
  [key: string]: unknown;
  content: AnswerContent[];
  structuredContent?: Record<string, unknown>;
  isError?: boolean;
}

/** About 15,000 tokens: what clients take from a tool before they cut it themselves, in the middle of a word. */
const mostCharacters = 60_000;
const mostTextCharacters = 20_000;

/**
 * Returns an operation's output as the answer of its tool: the output itself, the text that the command line would
 * print, and thumbnails of the first pictures that it lists. `library` is asked only where there are any.
 */
export async function answerOf(
  operation: Operation,
  output: unknown,
  library: () => Promise<Library>,
): Promise<ToolAnswer> {
  const { value, cuts } = shorten(output, mostCharacters);
  const page = makePage({ rich: false, columns: 100, isTty: false });
  const text = [
    cutText(render(operation.name, value, page).trimEnd()),
    ...noteOnCuts(cuts),
    ...noteOnOutcome(operation, output),
  ].join('\n');
  const pictures = picturesOf(value);
  const shown = pictures.length === 0 ? [] : await thumbnailsOf(pictures, await library()).catch(() => []);
  return {
    content: [
      { type: 'text', text },
      ...shown.flatMap(({ label, bytes }): AnswerContent[] => [
        { type: 'text', text: label },
        { type: 'image', data: Buffer.from(bytes).toString('base64'), mimeType: thumbnailMimeType },
      ]),
    ],
    ...(isObject(value) ? { structuredContent: value } : {}),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cutText(text: string): string {
  if (text.length <= mostTextCharacters) return text;
  const end = text.lastIndexOf('\n', mostTextCharacters);
  const kept = text.slice(0, end > 0 ? end : mostTextCharacters);
  return `${kept}\n... the text is cut here; the structured answer goes on.`;
}

function noteOnCuts(cuts: readonly Cut[]): string[] {
  if (cuts.length === 0) return [];
  const lists = cuts
    .slice(0, 5)
    .map(({ path, shown, of }) => `${path === '' ? 'list' : path}: ${shown} of ${of}`);
  const more = cuts.length > lists.length ? `, and ${cuts.length - lists.length} more lists` : '';
  return [
    `Too long to give whole, cut to the first entries (${lists.join(', ')}${more}). Ask for less at a time.`,
  ];
}

/** A run that finished may still have failed in part; the answer says in which files. */
function noteOnOutcome(operation: Operation, output: unknown): string[] {
  const outcome = operation.outcome?.(output);
  return outcome === undefined ? [] : [`Finished, with a failure in part: ${outcome}.`];
}
