"""Draws words as a straightened photograph shows them: python3 draw.py OUT.npz COUNT SEED

Fonts: the Debian packages named in README.md; DejaVu is left out because the judging press prints with it. Other words come from the
hunspell lists of ru, kk and en, from `lists.py` and from letters thrown together.
"""
import glob
import subprocess
import sys

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from lists import CLASSES, NEAR

WIDTH, HEIGHT = 80, 20
REFUSED = ("dejavu", "freefont", "thin", "mono", "black", "hairline", "opensymbol")


def fonts(language):
    out = subprocess.run(["fc-list", f":lang={language}", "file"], capture_output=True, text=True, check=True).stdout
    paths = sorted(line.split(":")[0].strip() for line in out.splitlines())
    return [p for p in paths if p.endswith((".ttf", ".otf")) and not any(word in p.lower() for word in REFUSED)]


def dictionary():
    words = []
    for language in ("ru_RU", "kk_KZ", "en_US"):
        for line in open(f"/usr/share/hunspell/{language}.dic", encoding="utf-8-sig"):
            word = line.split("/")[0].strip().lower()
            if 3 <= len(word) <= 15 and word.isalpha():
                words.append(word)
    known = {word for words in CLASSES for word in words}
    return [word for word in words if word not in known]


class Drawer:
    def __init__(self, rng):
        self.rng = rng
        self.paths = fonts("kk")
        self.loaded = {}
        self.other = dictionary()

    def font(self):
        path = self.paths[self.rng.integers(len(self.paths))]
        size = int(self.rng.choice([36, 48]))
        key = (path, size)
        if key not in self.loaded:
            self.loaded[key] = ImageFont.truetype(path, size)
        return self.loaded[key]

    def word(self):
        rng = self.rng
        if rng.random() < 0.48:
            kind = int(rng.integers(len(CLASSES)))
            return str(rng.choice(CLASSES[kind])), kind + 1
        chosen = rng.random()
        if chosen < 0.34:
            return NEAR[rng.integers(len(NEAR))], 0
        if chosen < 0.5:  # part of a known word, or one with a letter changed, or two run together
            word = str(rng.choice(CLASSES[rng.integers(len(CLASSES))]))
            how = rng.random()
            if how < 0.4 and len(word) > 5:
                keep = int(rng.integers(3, len(word) - 1))
                return (word[:keep] if rng.random() < 0.5 else word[-keep:]), 0
            if how < 0.75 and len(word) > 4:
                letters = list(word)
                for _ in range(2):
                    letters[rng.integers(len(letters))] = str(rng.choice(list("абвгдежзиклмнопрстуфхцчшыэюяіүқңө" if word[0] > "z" else "abcdefghiklmnoprstuvwy")))
                return "".join(letters), 0
            return word + " " + self.other[rng.integers(len(self.other))][:8], 0
        if chosen < 0.56:
            return "".join(rng.choice(list("0123456789.-/№ ")) for _ in range(rng.integers(3, 11))).strip() or "0", 0
        return self.other[rng.integers(len(self.other))], 0

    def cased(self, word):
        chosen = self.rng.random()
        return word.upper() if chosen < 0.45 else word.capitalize() if chosen < 0.6 else word

    def scrawl(self):
        """No word: strokes of a pen, edges of tables and cloth, noise."""
        rng = self.rng
        picture = np.full((60, 240), 200.0, np.float32) + rng.standard_normal((60, 240)).astype(np.float32) * rng.uniform(0, 40)
        for _ in range(rng.integers(0, 9)):
            points = (rng.uniform(-0.1, 1.1, (rng.integers(2, 9), 2)) * [240, 60]).astype(np.int32)
            if rng.random() < 0.7:
                cv2.polylines(picture, [points], False, float(rng.uniform(0, 120)), int(rng.integers(1, 7)), cv2.LINE_AA)
            elif len(points) > 2:
                cv2.fillPoly(picture, [points], float(rng.uniform(0, 250)), cv2.LINE_AA)
        if rng.random() < 0.25:
            picture -= 60 * (np.arange(240) // rng.integers(4, 60) % 2)[None, :] * (np.arange(60) // rng.integers(3, 30) % 2)[:, None]
        picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.4, 5)).clip(0, 255).astype(np.uint8)
        return levelled(cv2.resize(picture, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)), int(rng.integers(32, 200)), 0

    def drawn(self):
        """A crop of 20 x 80 (ink bright), the shape number 16 w / h, and the class."""
        rng = self.rng
        if rng.random() < 0.05:
            return self.scrawl()
        word, kind = self.word()
        text = self.cased(word)
        if rng.random() < 0.15:
            text += str(rng.choice(list(".,:;.!?»)")))
        elif rng.random() < 0.04:
            text = str(rng.choice(list("«(\"–"))) + text
        font = self.font()
        spread = 0 if rng.random() < 0.85 else rng.uniform(0.03, 0.3) * font.size
        canvas = Image.new("L", (int(font.getlength(text) + spread * len(text)) + 360, font.size * 3), 0)
        pen = ImageDraw.Draw(canvas)
        x0 = 180
        if spread > 0:
            x = x0
            for letter in text:
                pen.text((x, font.size), letter, 255, font)
                x += font.getlength(letter) + spread
        else:
            pen.text((x0, font.size), text, 255, font)
        page = np.asarray(canvas).astype(np.float32)
        inked = np.argwhere(page > 100)
        if len(inked) == 0:
            return self.drawn()
        (top, left), (bottom, right) = inked.min(0), inked.max(0) + 1
        if rng.random() < 0.3:  # neighbours on the line
            gap = rng.uniform(0.22, 0.5) * font.size
            other = self.cased(self.other[rng.integers(len(self.other))])
            pen.text((right + gap, font.size), other[:6], 255, font)
            pen.text((left - gap - font.getlength(other[-3:]), font.size), other[-3:], 255, font)
            page = np.asarray(canvas).astype(np.float32)
        if rng.random() < 0.06:  # a line under or over it
            at = int(bottom + 4) if rng.random() < 0.5 else int(top - 6)
            page[max(0, at) : at + 3] = 255
        thick = rng.random()
        if thick < 0.15:
            page = cv2.dilate(page, np.ones((2, 2), np.uint8))
        elif thick < 0.25:
            page = cv2.erode(page, np.ones((2, 2), np.uint8))
        # Where the four corners of the word fall in the photograph.
        wide, high = right - left, bottom - top
        scale = np.exp(rng.uniform(np.log(5.5), np.log(30))) / high
        stretch = rng.uniform(0.75, 1.3)
        w, h = wide * scale * stretch, high * scale
        shear, turn, tilt = rng.normal(0, 0.11), rng.normal(0, 0.02), rng.normal(0, 0.05)
        corners = np.array([[0, 0], [w, turn * w], [w + shear * h, h * (1 + tilt) + turn * w], [shear * h, h]], np.float32)
        corners[:, 0] -= min(0, shear * h)
        corners += 8 + rng.uniform(0, 1, 2)
        source = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)
        size = (int(w + abs(shear) * h + 18), int(h * (1 + abs(tilt)) + abs(turn) * w + 18))
        if scale * min(1, stretch) < 0.6:
            page = cv2.GaussianBlur(page, (0, 0), 0.42 / (scale * min(1, stretch)))
        small = cv2.warpPerspective(page, cv2.getPerspectiveTransform(source, corners), size, flags=cv2.INTER_LINEAR) / 255
        # What a threshold would call the word, before the camera adds its own.
        soft = rng.uniform(0, 0.07 * h + 0.45) if rng.random() < 0.8 else 0
        if soft > 0.2:
            small = cv2.GaussianBlur(small, (0, 0), soft)
        if rng.random() < 0.15:
            n = int(rng.uniform(2, 2 + 0.2 * h))
            kernel = np.ones((1, n), np.float32) / n if rng.random() < 0.5 else np.ones((n, 1), np.float32) / n
            small = cv2.filter2D(small, -1, kernel)
        paper, ink = rng.uniform(110, 250), rng.uniform(5, 70)
        picture = paper - small * (paper - min(ink, paper - 60))
        y, x = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
        picture += (x / size[0] - 0.5) * rng.normal(0, 12) + (y / size[1] - 0.5) * rng.normal(0, 8)
        if rng.random() < 0.2:  # security print
            picture += np.sign(np.sin((y + 2 * np.sin(x / rng.uniform(5, 20))) * rng.uniform(0.4, 2))) * rng.uniform(2, 16)
        picture += rng.standard_normal(picture.shape).astype(np.float32) * rng.uniform(0, 9)
        picture = picture.clip(0, 255).astype(np.uint8)
        if rng.random() < 0.6:
            picture = cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, int(rng.uniform(35, 92))])[1], cv2.IMREAD_GRAYSCALE)
        x1, x2 = corners[:, 0].min(), corners[:, 0].max()
        y1, y2 = corners[:, 1].min(), corners[:, 1].max()
        x1, x2 = x1 + rng.normal(0, 0.07) * h - 0.3, x2 + rng.normal(0, 0.07) * h + 0.3
        y1, y2 = y1 + rng.normal(0, 0.05) * h - 0.3, y2 + rng.normal(0, 0.05) * h + 0.3
        if rng.random() < 0.1:
            y1 -= rng.uniform(0, 0.25) * h
        if rng.random() < 0.1:
            y2 += rng.uniform(0, 0.25) * h
        shape = int(np.clip(16 * (x2 - x1) / max(1, y2 - y1), 0, 255))
        return levelled(sampled(picture, x1, y1, x2, y2)), shape, kind


def sampled(picture, x1, y1, x2, y2):
    """The area mean of each of 20 x 80 places, as src/unknown does."""
    fine = int(np.clip(np.floor(max((x2 - x1) / WIDTH, (y2 - y1) / HEIGHT) + 0.5), 1, 3))
    matrix = np.array([[(x2 - x1) / (WIDTH * fine), 0, x1 + (x2 - x1) / (2 * WIDTH * fine) - 0.5], [0, (y2 - y1) / (HEIGHT * fine), y1 + (y2 - y1) / (2 * HEIGHT * fine) - 0.5]])
    big = cv2.warpAffine(picture, matrix, (WIDTH * fine, HEIGHT * fine), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE)
    return cv2.resize(big, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA) if fine > 1 else big


def levelled(crop):
    """Ink 255, paper 0: between the darkest and the lightest tenth."""
    values = np.sort(crop.ravel())
    dark, light = int(values[len(values) // 20]), int(values[len(values) * 4 // 5])
    span = max(light - dark, 12)
    return ((light - crop.astype(np.int32)) * 255 // span).clip(0, 255).astype(np.uint8)


if __name__ == "__main__":
    out, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    cv2.setNumThreads(1)
    drawer = Drawer(np.random.default_rng(seed))
    made = [drawer.drawn() for _ in range(count)]
    np.savez(out, x=np.stack([m[0] for m in made]), shape=np.array([m[1] for m in made], np.uint8), y=np.array([m[2] for m in made], np.uint8))
