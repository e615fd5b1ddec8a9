/** A sheet of paper that is drawn upon: SVG in, SVG out, eight units a millimetre. */
import { type FaceName, lineOf, widthOf, wrapped } from "./letters.ts";

/** A place where a mark belongs, in units of the sheet; `row` counts from 0 from the top, column by column. */
export type Zone = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly row: number;
};

/** `width` and `height` are pixels at scale 1 (8 a millimetre). */
export type Sheet = {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly zones: readonly Zone[];
};

export type TextStyle = {
  readonly face: FaceName;
  readonly size: number;
  readonly colour?: string;
  readonly align?: "left" | "centre" | "right";
  /** Height of a line as a multiple of the size; 1.25 if absent. */
  readonly leading?: number;
};

export type Drawing = {
  readonly width: number;
  readonly add: (svg: string) => void;
  readonly rect: (x: number, y: number, width: number, height: number, attributes: string) => void;
  readonly line: (x1: number, y1: number, x2: number, y2: number, attributes: string) => void;
  /** Writes a paragraph whose top is `y`; answers the y below it. For "centre" and "right", `x` is still the left edge. */
  readonly text: (content: string, x: number, y: number, width: number, style: TextStyle) => number;
  readonly finish: (height: number, paper: string, zones?: readonly Zone[]) => Sheet;
};

export const aDrawing = (width: number): Drawing => {
  const parts: string[] = [];
  const n = (value: number): string => value.toFixed(2);
  return {
    width,
    add: svg => {
      parts.push(svg);
    },
    rect: (x, y, w, h, attributes) => {
      parts.push(`<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" ${attributes}/>`);
    },
    line: (x1, y1, x2, y2, attributes) => {
      parts.push(`<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" ${attributes}/>`);
    },
    text: (content, x, y, w, { face, size, colour = "#111", align = "left", leading = 1.25 }) => {
      let top = y;
      for (const line of wrapped(content, w, face, size)) {
        const spare = w - widthOf(line, face, size);
        const left = align === "left" ? x : align === "centre" ? x + spare / 2 : x + spare;
        parts.push(lineOf(line, left, top + size * 0.95, face, size, colour));
        top += size * leading;
      }
      return top;
    },
    finish: (height, paper, zones = []) => ({
      svg:
        `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round(width)}" height="${Math.round(height)}" ` +
        `viewBox="0 0 ${Math.round(width)} ${Math.round(height)}"><rect width="100%" height="100%" fill="${paper}"/>${parts.join("")}</svg>`,
      width: Math.round(width),
      height: Math.round(height),
      zones,
    }),
  };
};
