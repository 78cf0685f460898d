/** Without it, spreadsheets take UTF-8 for the encoding of the country and show Chinese as rubbish. */
const byteOrderMark = '\ufeff';
/** What a spreadsheet takes for the start of a formula, in full width too (OWASP, "CSV Injection"). */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

export type Cell = string | number | undefined;

/**
 * Returns rows as text for spreadsheets: RFC 4180 with a byte order mark. A text that would be a formula gets an apostrophe
 * in front; what is not known is left empty.
 */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return byteOrderMark + rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
}

function written(value: Cell): string {
  // A negative number is one, whatever it starts with.
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const text = formulaStart.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
