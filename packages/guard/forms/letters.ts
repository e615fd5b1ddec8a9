/** Text as outlines, so that a drawing has the same pixels on a machine without a single font. */
import { sans } from "./letters/sans.ts";
import { sansBold } from "./letters/sans-bold.ts";
import { serif } from "./letters/serif.ts";

/** Outlines of one face: each glyph is "ADVANCE PATH", in font units, y upwards, the path relative throughout. */
export type Face = { readonly unitsPerEm: number; readonly glyphs: Readonly<Record<string, string>> };

const faces = { sans, "sans-bold": sansBold, serif } as const;
export type FaceName = keyof typeof faces;

const glyphOf = (face: Face, character: string): { readonly advance: number; readonly path: string } => {
  const entry = face.glyphs[character] ?? face.glyphs["?"];
  if (entry === undefined) throw new Error("a face without a question mark");
  const space = entry.indexOf(" ");
  return { advance: Number(entry.slice(0, space)), path: entry.slice(space + 1) };
};

/** Width of `text` at `size` (height of the em), in the units of the drawing. */
export const widthOf = (text: string, face: FaceName, size: number): number => {
  const table: Face = faces[face];
  let advance = 0;
  for (const character of text) advance += glyphOf(table, character).advance;
  return (advance * size) / table.unitsPerEm;
};

/** SVG of one line of text whose baseline begins at (x, y). A character that the face lacks becomes "?". */
export const lineOf = (text: string, x: number, y: number, face: FaceName, size: number, colour: string): string => {
  const table: Face = faces[face];
  const scale = size / table.unitsPerEm;
  let at = 0;
  let path = "";
  for (const character of text) {
    const { advance, path: outline } = glyphOf(table, character);
    if (outline !== "") path += `M${at} 0${outline}`;
    at += advance;
  }
  if (path === "") return "";
  const put = `translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})`;
  return `<path transform="${put}" fill="${colour}" d="${path}"/>`;
};

/** Lines of `text` that are no wider than `width`; a single longer word stays whole. */
export const wrapped = (text: string, width: number, face: FaceName, size: number): readonly string[] => {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && widthOf(longer, face, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
};
