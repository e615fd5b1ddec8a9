/** Lines of writing in a screenshot, and what their shapes tell; no letter is read. */
import type { Box, Colour, DrawnPiece, Pieces } from "./pieces.ts";

/** Letters from left to right; `on` is the surface they stand on. */
export type Line = Box & { readonly on: number; readonly letters: readonly DrawnPiece[] };

/** Least and greatest height of a letter, in layout pixels; a full stop is smaller and joins no line by itself. */
const letterHeights = [3, 30] as const;

/** Letters that run into each other, as in a compressed picture, make one piece of a word's width. */
const widestWord = 260;

const around = (boxes: readonly Box[]): Box => ({
  left: Math.min(...boxes.map(({ left }) => left)),
  top: Math.min(...boxes.map(({ top }) => top)),
  right: Math.max(...boxes.map(({ right }) => right)),
  bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
});

/** Letters on one surface whose heights overlap and between which lies no more than a gap of two letters. */
export const linesOf = ({ drawn, unit }: Pieces): readonly Line[] => {
  const letters = drawn
    .filter(({ top, bottom, left, right }) => {
      const height = (bottom - top) / unit;
      return height >= letterHeights[0] && height <= letterHeights[1] && right - left <= widestWord * unit;
    })
    .toSorted((a, b) => a.left - b.left || a.top - b.top);
  const open: { readonly on: number; readonly letters: DrawnPiece[] }[] = [];
  for (const letter of letters) {
    const height = letter.bottom - letter.top;
    const line = open.find(({ on, letters: before }) => {
      const box = around(before.slice(-4));
      const shared = Math.min(letter.bottom, box.bottom) - Math.max(letter.top, box.top);
      const gap = letter.left - box.right;
      return (
        on === letter.on &&
        shared > 0.5 * Math.min(height, box.bottom - box.top) &&
        gap < 1.3 * Math.max(height, box.bottom - box.top)
      );
    });
    if (line) line.letters.push(letter);
    else open.push({ on: letter.on, letters: [letter] });
  }
  return open.map(({ on, letters: all }) => ({ ...around(all), on, letters: all }));
};

const brightest = (colour: Colour): number => Math.max(...colour);

/** Whether most letters are of a bright colour, as names of senders and links are; black, white and grey are not. */
export const isColoured = ({ letters }: Line): boolean => {
  const coloured = letters.filter(({ colour }) => {
    const most = brightest(colour);
    const spread = most - Math.min(...colour);
    return spread >= 40 && spread * 5 >= most;
  });
  return coloured.length * 3 >= letters.length * 2;
};

/** Digits of a telephone number at least. */
const leastDigits = 9;

/** The height of the highest letters of a line; brackets, which are higher and narrow, do not count. */
const highLetters = (letters: readonly DrawnPiece[]): number => {
  const isNarrow = ({ left, right, top, bottom }: Box): boolean => right - left < 0.42 * (bottom - top);
  const wide = letters.filter(letter => !isNarrow(letter));
  const heights = (wide.length > 0 ? wide : letters).map(({ top, bottom }) => bottom - top).toSorted((a, b) => a - b);
  return heights[Math.floor(heights.length * 0.85)] ?? 0;
};

/**
 * Whether a stretch of the line looks like a telephone number: many signs in a row, all as high as the highest of the line and
 * narrow, as digits are; small signs (plus, hyphen) and brackets may stand between. In words low letters stand between high ones.
 */
export const hasNumber = ({ letters }: Line): boolean => {
  const usual = highLetters(letters);
  let digits = 0;
  let end = -Infinity;
  for (const letter of letters) {
    const height = letter.bottom - letter.top;
    const width = letter.right - letter.left;
    if (letter.left - end > 0.9 * usual) digits = 0;
    end = letter.right;
    const isHigh = height > 0.88 * usual && height < 1.14 * usual;
    if (isHigh && width < 0.78 * height) digits += 1;
    // Digits that touch are one piece; a single capital is narrower than two digits.
    else if (isHigh && width > 0.98 * height && width < 2.6 * height) digits += Math.round(width / (0.62 * height));
    else if (!isBetweenDigits(letter, usual)) digits = 0;
    if (digits >= leastDigits) return true;
  }
  return false;
};

/** A bracket is higher than a digit and narrow; a hyphen, a dot or a plus is lower than the low letters. */
const isBetweenDigits = ({ left, right, top, bottom }: Box, usual: number): boolean => {
  const height = bottom - top;
  return height < 0.45 * usual || (height >= 1.1 * usual && right - left < 0.5 * height);
};
