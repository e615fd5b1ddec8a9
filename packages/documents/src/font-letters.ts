/** Which letters a TrueType font has (OpenType `cmap`, formats 4 and 12), so that no paper shows an empty box. */

const uint32Tag = (tag: string): number => [...tag].reduce((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);

/** Answers whether the font has a glyph of its own for a code point. Throws where the bytes are no such font. */
export const lettersOf = (font: Uint8Array): ((codePoint: number) => boolean) => {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  let cmap = 0;
  for (let at = 12; at < 12 + view.getUint16(4) * 16; at += 16)
    if (view.getUint32(at) === uint32Tag("cmap")) cmap = view.getUint32(at + 8);
  if (cmap === 0) throw new Error("font: no cmap");
  const found = new Set<number>();
  for (let at = cmap + 4; at < cmap + 4 + view.getUint16(cmap + 2) * 8; at += 8) {
    const table = cmap + view.getUint32(at + 4);
    const format = view.getUint16(table);
    if (view.getUint16(at) === 3 && format === 12) addGroups(view, table, found);
    if (view.getUint16(at) === 3 && format === 4) addSegments(view, table, found);
  }
  return codePoint => found.has(codePoint);
};

const addGroups = (view: DataView, table: number, found: Set<number>): void => {
  for (let at = table + 16; at < table + 16 + view.getUint32(table + 12) * 12; at += 12)
    for (let point = view.getUint32(at); point <= view.getUint32(at + 4); point += 1) found.add(point);
};

const addSegments = (view: DataView, table: number, found: Set<number>): void => {
  const double = view.getUint16(table + 6);
  for (let segment = 0; segment < double; segment += 2) {
    const end = view.getUint16(table + 14 + segment);
    const start = view.getUint16(table + 16 + double + segment);
    const delta = view.getUint16(table + 16 + 2 * double + segment);
    const rangeAt = table + 16 + 3 * double + segment;
    const range = view.getUint16(rangeAt);
    for (let point = start; point <= end && point < 0xffff; point += 1) {
      const own = range === 0 ? point : view.getUint16(rangeAt + range + 2 * (point - start));
      if (own !== 0 && ((own + delta) & 0xffff) !== 0) found.add(point);
    }
  }
};
