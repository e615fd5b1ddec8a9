/**
 * Words that come from outside, before they enter a document. Whatever could hide, turn round or end text is taken
 * out; letters of every script stay. Markup and formulas need no treatment: no writer ever reads text as either.
 */

/** C0, C1 and Unicode's noncharacters: not allowed in XML, or invisible. */
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\ufffe\uffff]/g;
/** Marks that turn the direction of what follows, joiners and spaces without width, tags. */
const invisible = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}\ufff9-\ufffb]/gu;

const visible = (text: string): string =>
  text.toWellFormed().replaceAll(controls, "").replaceAll(invisible, "").normalize("NFC");

/** One line: line ends and tabs become a space, runs of spaces one. */
export const tidyLine = (text: string): string => visible(text).replaceAll(/\s+/g, " ").trim();

/** Paragraphs as typed: one per line that is not empty. */
export const tidyParagraphs = (text: string): readonly string[] =>
  text
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map(tidyLine)
    .filter(one => one !== "");
