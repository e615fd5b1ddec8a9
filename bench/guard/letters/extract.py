"""Writes a face as polygons: python3 extract.py FACE.ttf NAME > NAME.ts   (needs fonttools)

Made from DejaVu 2.37 (LICENSE.txt). Each glyph is "ADVANCE|x y x y ...|x y ...": closed polygons in thousandths of
the em, y downwards. Curves are cut into straight pieces here, so that the press needs straight edges alone.
"""
import sys
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

CHARACTERS = "".join(chr(c) for c in range(0x20, 0x7F)) + "".join(chr(c) for c in range(0x410, 0x450)) + "ЁёӘәҒғҚқҢңӨөҰұҮүҺһІі№«»—•"


class Straight(BasePen):
    def __init__(self, glyphs):
        super().__init__(glyphs)
        self.contours = []

    def _moveTo(self, p):
        self.contours.append([p])

    def _lineTo(self, p):
        self.contours[-1].append(p)

    def _qCurveToOne(self, b, c):
        a = self.contours[-1][-1]
        for t in (1 / 3, 2 / 3, 1):
            self.contours[-1].append(tuple((1 - t) ** 2 * a[i] + 2 * t * (1 - t) * b[i] + t * t * c[i] for i in (0, 1)))


def main(path, name):
    font = TTFont(path)
    glyphs, names, em = font.getGlyphSet(), font.getBestCmap(), font["head"].unitsPerEm
    print("// Outlines of DejaVu 2.37, see LICENSE.txt; written by extract.py. One line a character.")
    print(f"export const {name}: Readonly<Record<string, string>> = {{")
    for character in dict.fromkeys(CHARACTERS):
        glyph = names.get(ord(character))
        if glyph is None:
            continue
        pen = Straight(glyphs)
        glyphs[glyph].draw(pen)
        parts = [str(round(font["hmtx"][glyph][0] * 1000 / em))]
        parts += [" ".join(f"{round(x * 1000 / em)} {round(-y * 1000 / em)}" for x, y in contour) for contour in pen.contours]
        key = '"' + character.replace("\\", "\\\\").replace('"', '\\"') + '"'
        print(f'  {key}: "{"|".join(parts)}",')
    print("};")


main(sys.argv[1], sys.argv[2])
