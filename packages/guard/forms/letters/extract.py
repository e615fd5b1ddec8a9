"""Writes one face of letters as a TypeScript table of outlines.

    python3 extract.py FACE.ttf NAME > NAME.ts          (needs fonttools)

The tables in this folder were made from Liberation 2.1.5 (SIL Open Font License 1.1, see LICENSE.txt):
Sans Regular, Sans Bold and Serif Regular. Outlines are kept as relative paths in font units, y upwards.
"""
import sys
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

CHARACTERS = (
    "".join(chr(c) for c in range(0x20, 0x7F))
    + "".join(chr(c) for c in range(0x410, 0x450))
    + "ЁёӘәҒғҚқҢңӨөҰұҮүҺһІі№«»–—•…“”°§©×éñáíóúüçÉ"
)


class Relative(BasePen):
    def __init__(self, glyphs):
        super().__init__(glyphs)
        self.parts, self.at = [], (0, 0)

    def point(self, p):
        x, y = round(p[0]), round(p[1])
        dx, dy = x - self.at[0], y - self.at[1]
        return f"{dx}{'' if dy < 0 else ' '}{dy}"

    def put(self, letter, points):
        self.parts.append(letter + " ".join(self.point(p) for p in points))
        self.at = (round(points[-1][0]), round(points[-1][1]))

    def _moveTo(self, p):
        self.put("m", [p])
        self.start = self.at

    def _lineTo(self, p):
        self.put("l", [p])

    def _curveToOne(self, a, b, c):
        self.put("c", [a, b, c])

    def _qCurveToOne(self, a, b):
        self.put("q", [a, b])

    def _closePath(self):
        self.parts.append("z")
        self.at = self.start


def main(path, name):
    font = TTFont(path)
    glyphs, names, metrics = font.getGlyphSet(), font.getBestCmap(), font["hmtx"]
    print(f"// Outlines under the SIL Open Font License 1.1, see LICENSE.txt; written by extract.py. One line a character.")
    print(f'import type {{ Face }} from "../letters.ts";\n')
    print(f"export const {name}: Face = {{")
    print(f"  unitsPerEm: {font['head'].unitsPerEm},")
    print("  glyphs: {")
    for character in dict.fromkeys(CHARACTERS):
        if ord(character) not in names:
            continue
        glyph = names[ord(character)]
        pen = Relative(glyphs)
        glyphs[glyph].draw(pen)
        key = character.replace("\\", "\\\\").replace('"', '\\"')
        key = key if key.isalpha() else f'"{key}"'
        print(f'    {key}: "{metrics[glyph][0]} {"".join(pen.parts)}",')
    print("  },\n};")


main(sys.argv[1], sys.argv[2])
