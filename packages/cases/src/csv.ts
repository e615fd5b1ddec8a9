/**
 * Tables as CSV (RFC 4180) that a spreadsheet opens as text. A report may hold an attack on whoever opens the table: a cell
 * that a spreadsheet would read as a formula gets an apostrophe before it (OWASP, "CSV Injection").
 */

/** Signs that begin a formula, their full-width forms, and the white space that spreadsheets drop before them. */
const beginsFormula = /^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|^[\t\r\n]/u;

const cell = (text: string): string => {
  const harmless = beginsFormula.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll("\0", "").replaceAll('"', '""')}"`;
};

/** Every cell quoted, lines ended by CR LF, a byte order mark first so that Cyrillic opens as it is. */
export const csvOf = (lines: readonly (readonly string[])[]): string =>
  `\ufeff${lines.map(line => `${line.map(cell).join(",")}\r\n`).join("")}`;
