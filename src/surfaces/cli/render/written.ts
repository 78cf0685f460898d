/** Returns where a list was written besides, one line for each place. */
export function writtenLines({
  sheet,
  csv,
  links,
}: {
  sheet?: string | undefined;
  csv?: string | undefined;
  links?: string | undefined;
}): string[] {
  return [
    ...(sheet === undefined ? [] : [`Contact sheet: ${sheet}`]),
    ...(csv === undefined ? [] : [`Table: ${csv}`]),
    ...(links === undefined ? [] : [`Links: ${links}`]),
  ];
}
