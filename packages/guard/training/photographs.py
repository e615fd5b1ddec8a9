"""Collects the photographs behind training scenes: python3 photographs.py DIR, after backgrounds.sh DIR. Grey PNG, at most 1400 px.

Only pictures under CC-BY, CC-BY-SA, CC0, MIT, BSD or Apache terms. Of packages that mix photographs with drawings the photographs are named.
"""
import glob
import os
import sys

import numpy as np
from PIL import Image

NAMED = {
    "opencv-doc": "plant aloeL graf1 home leuvenA fruits squirrel_cls butterfly stanford HDRtoneMapping_memorialSample boat budapest corridor_fld "
    "rubberwhale1 smarties chicky_512 ambush_5_left memorial fusion_mertens ldr starry_night basketball1 building 230501201_1 gdal_output baboon".split(),
    "python3-skimage": "coffee camera astronaut gravel brick motorcycle_left grass chelsea rocket coins hubble_deep_field retina".split(),
}


def grey(path):
    picture = Image.open(path)
    if picture.mode in ("RGBA", "LA", "P"):
        picture = picture.convert("RGBA")
        if np.asarray(picture)[:, :, 3].mean() < 250:
            return None
    picture = picture.convert("L")
    scale = 1400 / max(picture.size)
    if scale < 1:
        picture = picture.resize((round(picture.width * scale), round(picture.height * scale)), Image.BOX)
    return picture


def chosen(folder):
    for package in sorted(os.listdir(folder)):
        paths = [p for kind in ("jpg", "jpeg", "png", "webp", "dds") for p in glob.glob(os.path.join(folder, package, "**", "*." + kind), recursive=True)]
        seen = set()
        for path in sorted(paths):
            name = os.path.basename(path).rsplit(".", 1)[0]
            if name in seen or (package in NAMED and name not in NAMED[package]) or (package not in NAMED and os.path.getsize(path) < 60_000):
                continue
            seen.add(name)
            yield package, path


def main(folder):
    out = os.path.join(folder, "photographs")
    os.makedirs(out, exist_ok=True)
    count = {}
    for package, path in chosen(os.path.join(folder, "extracted")):
        try:
            picture = grey(path)
        except (OSError, NotImplementedError, ValueError):
            continue
        if picture is None or min(picture.size) < 240 or np.asarray(picture).std() < 9:
            continue
        number = count[package] = count.get(package, 0) + 1
        picture.save(os.path.join(out, f"{package}-{number:04d}.png"))
    print(count)


if __name__ == "__main__":
    main(sys.argv[1])
