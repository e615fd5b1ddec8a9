/**
 * Letters that are not seen but change what is seen: direction controls, isolates, marks, zero-width characters, tags.
 * Unicode Technical Report 36, section 2.5; they are written out as `[U+202E]`.
 */
const unseen =
  /[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** The same text with every unseen letter made visible. */
export const visibleText = (text: string): string =>
  text.replace(unseen, letter => `[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`);
