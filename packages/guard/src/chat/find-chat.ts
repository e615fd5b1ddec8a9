/**
 * What in a screenshot of a conversation may tell who is talking: the bar at the top, round pictures, coloured names, lines
 * outside the bubbles, telephone numbers. By shapes and colours alone; where it is unsure it proposes more, since the
 * voter sees the proposal and takes off what she wants to show.
 */
import type { Pixels } from "../pixels.ts";
import type { Quad } from "../verdict.ts";
import { hasNumber, isColoured, type Line, linesOf } from "./lines.ts";
import { type Box, type Piece, type Pieces, piecesOf } from "./pieces.ts";

/** A screenshot is made of surfaces by at least this share; a photograph never is. */
const leastFlat = 0.45;

/** Proposals reach this much further, in layout pixels. */
const margin = 3;

/** Most layout pixels from the top to the lower edge of the bar. */
const barEnds = [36, 150] as const;

const isBubble = ({ width, unit }: Pieces, piece: Piece): boolean => {
  const wide = piece.right - piece.left;
  const high = piece.bottom - piece.top;
  return (
    wide > 40 * unit && wide < 0.95 * width && high > 22 * unit && high < 12 * wide && piece.filled > 0.85 * wide * high
  );
};

/** The bars that reach from edge to edge at the top; their lower end, or 0 where there are none. */
const barEnd = ({ width, unit, surfaces }: Pieces): number =>
  surfaces
    .filter(({ left, right, top, bottom }) => {
      const isWide = left <= 2 * unit && right >= width - 2 * unit;
      return isWide && top < 60 * unit && bottom >= barEnds[0] * unit && bottom <= barEnds[1] * unit;
    })
    .reduce((end, { bottom }) => Math.max(end, bottom), 0);

/** A bar of the same colour as the ground ends where a thin line, or the first bubble or round picture, begins. */
const barWithoutEdge = (pieces: Pieces, bubbles: readonly Piece[], lines: readonly Line[]): number => {
  const { unit, width, drawn } = pieces;
  const rule = drawn.find(
    ({ left, right, top, bottom }) =>
      right - left > 0.9 * width && bottom - top <= 3 * unit && top >= barEnds[0] * unit && top <= barEnds[1] * unit,
  );
  if (rule) return rule.bottom;
  const first = Math.min(...bubbles.map(({ top }) => top), barEnds[1] * unit);
  const above = lines.filter(({ bottom }) => bottom < first && bottom < 110 * unit);
  return above.length === 0 ? 0 : Math.max(...above.map(({ bottom }) => bottom)) + 4 * unit;
};

/** Round pictures, and square ones at the left edge. */
const isPortrait = ({ unit }: Pieces, piece: Piece): boolean => {
  const wide = piece.right - piece.left;
  const high = piece.bottom - piece.top;
  if (wide < 20 * unit || wide > 76 * unit || high < 0.85 * wide || high > 1.18 * wide) return false;
  const fill = piece.filled / (wide * high);
  return (fill > 0.7 && fill < 0.87) || (piece.right < 76 * unit && fill >= 0.87);
};

const holds = (outer: Box, inner: Box): boolean =>
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;

const grown = (box: Box, by: number): Box => ({
  left: box.left - by,
  top: box.top - by,
  right: box.right + by,
  bottom: box.bottom + by,
});

/** On the ground: what is not a date or a notice in the middle, or is as wide as a notice with a name in it. */
const tellsOnGround = ({ width }: Pieces, line: Line): boolean => {
  const isCentred = Math.abs(line.left + line.right - width) < 0.06 * width;
  return !isCentred || line.right - line.left > 0.4 * width;
};

/** A name goes to the end of its row, whatever parts the row was seen in. */
const besides = (line: Line, lines: readonly Line[]): readonly Line[] =>
  lines.filter(
    other =>
      other.on === line.on &&
      Math.min(other.bottom, line.bottom) - Math.max(other.top, line.top) > 0.5 * (line.bottom - line.top),
  );

const areasOf = (pieces: Pieces): readonly Box[] => {
  const { width, height, unit, surfaces, drawn } = pieces;
  const lines = linesOf(pieces);
  const bubbles = surfaces.filter(piece => isBubble(pieces, piece) && !isPortrait(pieces, piece));
  const isChat = bubbles.some(bubble => lines.some(line => holds(bubble, line)));
  const bar = barEnd(pieces) || (isChat ? barWithoutEdge(pieces, bubbles, lines) : 0);
  const portraits = [...surfaces, ...drawn].filter(piece => piece.top >= bar - unit && isPortrait(pieces, piece));
  const below = lines.filter(line => line.top >= bar && !portraits.some(portrait => holds(portrait, line)));
  const coloured = below
    .filter(line => line.letters.length >= 2 && isColoured(line))
    .flatMap(line => besides(line, below));
  const numbers = below.filter(hasNumber);
  const isOutside = (line: Line): boolean =>
    line.letters.length >= 3 && line.bottom < height - 70 * unit && !bubbles.some(bubble => holds(bubble, line));
  const outside = isChat ? below.filter(line => isOutside(line) && tellsOnGround(pieces, line)) : [];
  const top = bar > 0 ? [{ left: 0, top: 0, right: width, bottom: bar }] : [];
  // The lower end of a drawn bust may be of the ground's colour.
  return [...top, ...portraits.map(portrait => grown(portrait, margin * unit)), ...coloured, ...numbers, ...outside];
};

/** Of about the same height, and side by side. */
const isOneRow = (a: Box, b: Box): boolean => {
  const [less, more] = [a.bottom - a.top, b.bottom - b.top].toSorted((x, y) => x - y) as [number, number];
  return Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.6 * less && more < 1.5 * less;
};

/** Proposals that touch become one, so that there are few to look through. */
const joined = (boxes: readonly Box[]): readonly Box[] => {
  const out: Box[] = [];
  for (const box of boxes) {
    let whole = box;
    for (let k = 0; k < out.length; ) {
      const other = out[k]!;
      const touch =
        other.left < whole.right && whole.left < other.right && other.top < whole.bottom && whole.top < other.bottom;
      const isInside = holds(grown(other, 2), whole) || holds(grown(whole, 2), other);
      if (!(touch && (isInside || isOneRow(other, whole)))) {
        k += 1;
        continue;
      }
      out.splice(k, 1);
      whole = {
        left: Math.min(whole.left, other.left),
        top: Math.min(whole.top, other.top),
        right: Math.max(whole.right, other.right),
        bottom: Math.max(whole.bottom, other.bottom),
      };
      k = 0;
    }
    out.push(whole);
  }
  return out;
};

/** Areas, in pixels of the picture, that may tell who is talking; none where it is no screenshot. */
export const chatCovers = (pixels: Pixels): readonly Quad[] => {
  const pieces = piecesOf(pixels);
  if (pieces === null || pieces.flat < leastFlat) return [];
  const { unit, factor } = pieces;
  return joined(areasOf(pieces).map(box => grown(box, margin * unit))).map(({ left, top, right, bottom }): Quad => {
    const at = (x: number, y: number): readonly [number, number] => [
      Math.max(0, Math.min(pixels.width, Math.round(x * factor))),
      Math.max(0, Math.min(pixels.height, Math.round(y * factor))),
    ];
    return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)];
  });
};
