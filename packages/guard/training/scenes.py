"""Training scenes for the gate: flat pages put into photo-like pictures, all by seed. Grey, 240 wide, 192 high.

Not shared with bench/guard, which judges. A scene is drawn at twice the size and reduced by area means, as the engine does.
Backgrounds: our own textures, and photographs of the packages in backgrounds.txt.
"""
import glob
import os

import cv2
import numpy as np

WIDTH, HEIGHT = 240, 192
BIG = (2 * WIDTH, 2 * HEIGHT)


def load(pages, photographs):
    read = lambda path: cv2.imread(path, cv2.IMREAD_GRAYSCALE)
    by_class = {"ballot": [], "other": [], "card": [], "face": []}
    for path in sorted(glob.glob(os.path.join(pages, "*.png"))):
        by_class[os.path.basename(path).split("-")[0]].append(read(path))
    photos = []
    for path in sorted(photographs):
        picture = read(path)
        if picture is None:
            continue
        scale = 1400 / max(picture.shape)
        photos.append(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else picture)
    return by_class, photos


def cut(rng, photo):
    height, width = photo.shape
    share = rng.uniform(0.18, 1.0) ** 1.2
    w = max(60, int(width * share))
    h = max(48, min(height, int(w * rng.uniform(0.6, 1.1))))
    x, y = rng.integers(0, width - w + 1), rng.integers(0, height - h + 1)
    piece = cv2.resize(photo[y : y + h, x : x + w], BIG, interpolation=cv2.INTER_AREA)
    for axis in (0, 1):
        if rng.random() < 0.5:
            piece = cv2.flip(piece, axis)
    return piece.astype(np.float32)


def noise_field(rng, coarse, stretch=1.0):
    w, h = max(2, int(BIG[0] / coarse)), max(2, int(BIG[1] / coarse * stretch))
    return cv2.resize(rng.standard_normal((h, w)).astype(np.float32), BIG, interpolation=cv2.INTER_CUBIC)


def texture(rng):
    kind = rng.integers(0, 7)
    base = np.full((BIG[1], BIG[0]), rng.uniform(30, 225), np.float32)
    if kind == 0:
        base += noise_field(rng, rng.uniform(60, 200)) * rng.uniform(2, 25)
    elif kind == 1:  # wood
        base += noise_field(rng, rng.uniform(4, 14), rng.uniform(0.03, 0.12)) * rng.uniform(6, 26)
        if rng.random() < 0.5:
            base = cv2.resize(cv2.rotate(base, cv2.ROTATE_90_CLOCKWISE), BIG)
    elif kind == 2:  # woven
        y, x = np.mgrid[0 : BIG[1], 0 : BIG[0]].astype(np.float32)
        step = rng.uniform(5, 40)
        base += (np.sign(np.sin(x / step * 6.28)) + np.sign(np.sin(y / step * 6.28))) * rng.uniform(4, 30)
    elif kind == 3:  # boxes: furniture, screens, plain sheets of light paper, picture frames
        for _ in range(rng.integers(2, 14)):
            centre = (float(rng.uniform(0, BIG[0])), float(rng.uniform(0, BIG[1])))
            size = (float(rng.uniform(20, 330)), float(rng.uniform(20, 330)))
            box = cv2.boxPoints((centre, size, float(rng.uniform(0, 90)))).astype(np.int32)
            cv2.fillConvexPoly(base, box, float(rng.uniform(10, 250)), cv2.LINE_AA)
    elif kind == 4:  # pebbles, leaves, crowd
        for _ in range(rng.integers(30, 260)):
            centre = (int(rng.uniform(0, BIG[0])), int(rng.uniform(0, BIG[1])))
            axes = (int(rng.uniform(3, 40)), int(rng.uniform(3, 40)))
            cv2.ellipse(base, centre, axes, rng.uniform(0, 180), 0, 360, float(rng.uniform(10, 250)), -1, cv2.LINE_AA)
    elif kind == 5:  # railings, blinds, shelves, bricks
        step, angle = rng.uniform(8, 60), rng.choice([0, 90, rng.uniform(0, 180)])
        for at in np.arange(-700, 700, step):
            a = np.deg2rad(angle)
            p = np.array([240 + at * np.cos(a), 192 + at * np.sin(a)])
            d = np.array([-np.sin(a), np.cos(a)]) * 700
            cv2.line(base, tuple((p - d).astype(int).tolist()), tuple((p + d).astype(int).tolist()), float(rng.uniform(10, 250)), int(rng.uniform(1, step * 0.8) + 1), cv2.LINE_AA)
    else:
        base += noise_field(rng, rng.uniform(2, 8)) * rng.uniform(10, 50) + noise_field(rng, 40) * rng.uniform(5, 30)
    return base


def background(rng, photos):
    if rng.random() < 0.6:
        return cut(rng, photos[rng.integers(len(photos))])
    ground = texture(rng)
    if rng.random() < 0.3:
        ground = 0.5 * ground + 0.5 * cut(rng, photos[rng.integers(len(photos))])
    return np.clip(ground, 0, 255)


def shaded(rng, page):
    """Folds, waves and uneven light of the paper itself."""
    height, width = page.shape
    light = np.ones_like(page, np.float32)
    for _ in range(rng.choice([0, 0, 1, 2, 3])):
        at, soft, deep = rng.uniform(0.15, 0.85), rng.uniform(0.005, 0.08), rng.uniform(0.05, 0.3)
        if rng.random() < 0.5:
            line = (np.arange(height, dtype=np.float32)[:, None] / height - at) / soft
        else:
            line = (np.arange(width, dtype=np.float32)[None, :] / width - at) / soft
        light -= deep * np.exp(-np.abs(line)) * (np.sign(line) if rng.random() < 0.5 else 1)
    return page.astype(np.float32) * light


def put(rng, scene, page, size, centre, angle, tilt):
    """Warps `page` onto `scene`; `size` is its longer side in scene pixels."""
    height, width = page.shape
    scale = size / max(height, width)
    corners = np.array([[-width, -height], [width, -height], [width, height], [-width, height]], np.float32) * scale / 2
    corners *= 1 + rng.uniform(-tilt, tilt, (4, 2)).astype(np.float32)
    c, s = np.cos(angle), np.sin(angle)
    corners = corners @ np.array([[c, s], [-s, c]], np.float32) + np.array(centre, np.float32)
    if scale < 0.6:
        page = cv2.resize(page, None, fx=1.4 * scale, fy=1.4 * scale, interpolation=cv2.INTER_AREA)
        height, width = page.shape
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(flat, corners.astype(np.float32))
    warped = cv2.warpPerspective(page, matrix, BIG, flags=cv2.INTER_LINEAR)
    mask = cv2.warpPerspective(np.ones_like(page, np.float32), matrix, BIG, flags=cv2.INTER_LINEAR)
    if rng.random() < 0.7:
        offset = rng.uniform(2, 10)
        cast = cv2.GaussianBlur(np.roll(mask, (int(offset), int(offset * rng.uniform(-1, 1))), (0, 1)), (0, 0), rng.uniform(2, 7))
        scene *= 1 - cast * rng.uniform(0.1, 0.5)
    return scene * (1 - mask) + warped * mask


def camera(rng, scene):
    y, x = np.mgrid[0 : BIG[1], 0 : BIG[0]].astype(np.float32)
    if rng.random() < 0.5:  # shadow with a soft straight edge
        a, soft = rng.uniform(0, 6.28), rng.uniform(3, 90)
        edge = ((x - rng.uniform(0, BIG[0])) * np.cos(a) + (y - rng.uniform(0, BIG[1])) * np.sin(a)) / soft
        scene = scene * (1 - rng.uniform(0.1, 0.65) / (1 + np.exp(-np.clip(edge, -30, 30))))
    if rng.random() < 0.2:  # glare
        r = ((x - rng.uniform(0, BIG[0])) ** 2 + (y - rng.uniform(0, BIG[1])) ** 2) / rng.uniform(20, 110) ** 2
        scene = scene + rng.uniform(40, 220) * np.exp(-r)
    if rng.random() < 0.25:  # finger
        centre = (int(rng.choice([0, BIG[0], rng.uniform(0, BIG[0])])), int(rng.uniform(0, BIG[1])))
        cv2.ellipse(scene, centre, (int(rng.uniform(14, 38)), int(rng.uniform(40, 120))), rng.uniform(0, 180), 0, 360, float(rng.uniform(60, 200)), -1, cv2.LINE_AA)
    if rng.random() < 0.06:  # photographed screen
        scene = scene * (1 + rng.uniform(0.03, 0.15) * np.sin(x * rng.uniform(0.2, 2.5) + y * rng.uniform(-1, 1)))
    scene = (scene / 255).clip(0, 1) ** rng.uniform(0.65, 1.6) * 255
    scene = (scene - 128) * rng.uniform(0.5, 1.15) + 128 + rng.uniform(-45, 45)
    if rng.random() < 0.5:
        scene = cv2.GaussianBlur(scene, (0, 0), rng.uniform(0.4, 3.0))
    elif rng.random() < 0.3:
        n = int(rng.uniform(3, 13))
        kernel = cv2.warpAffine(np.pad(np.ones((1, n), np.float32), ((n // 2, n - 1 - n // 2), (0, 0))), cv2.getRotationMatrix2D((n / 2 - 0.5, n / 2 - 0.5), rng.uniform(0, 180), 1), (n, n))
        scene = cv2.filter2D(scene, -1, kernel / max(kernel.sum(), 0.1))
    scene = scene + rng.standard_normal(scene.shape).astype(np.float32) * rng.uniform(0, 14)
    if rng.random() < 0.04:
        scene = 255 - scene
    scene = scene.clip(0, 255).astype(np.uint8)
    if rng.random() < 0.5:
        scene = cv2.imdecode(cv2.imencode(".jpg", scene, [cv2.IMWRITE_JPEG_QUALITY, int(rng.uniform(30, 92))])[1], cv2.IMREAD_GRAYSCALE)
    if rng.random() < 0.5:
        scene = cv2.flip(scene, 1)
    return cv2.resize(scene, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)


def scene(rng, by_class, photos):
    """One scene and its labels (document, ballot); -1 where a label is open."""
    draw = lambda kind: by_class[kind][rng.integers(len(by_class[kind]))]
    ground = background(rng, photos)
    chosen = rng.random()
    if chosen < 0.38:
        if rng.random() < 0.25:  # ordinary things that are light and straight, or a portrait
            thing = draw("face") if rng.random() < 0.5 else cut(rng, photos[rng.integers(len(photos))])
            ground = put(rng, ground, np.asarray(thing, np.float32), rng.uniform(60, 380), (rng.uniform(60, 420), rng.uniform(60, 320)), rng.uniform(0, 6.28), 0.06)
        return camera(rng, ground), (0, 0)
    kind = "ballot" if chosen < 0.7 else "other" if chosen < 0.97 else "card"
    size = rng.uniform(110, 240) if rng.random() < 0.3 else rng.uniform(240, 560)
    angle = rng.choice([0, 1, 2, 3]) * np.pi / 2 + rng.normal(0, 0.22)
    centre = (BIG[0] / 2 + rng.normal(0, 45), BIG[1] / 2 + rng.normal(0, 35))
    page = shaded(rng, draw(kind))
    if kind != "card" and rng.random() < 0.08:  # a part of the page only
        height = page.shape[0]
        part = int(height * rng.uniform(0.25, 0.6))
        top = rng.integers(0, height - part)
        page = page[top : top + part]
    if kind != "card" and rng.random() < 0.1:  # a flat scan or a cropped screen picture: nothing but the page
        flat = np.rot90(page, rng.integers(0, 4))
        return camera(rng, cv2.resize(np.ascontiguousarray(flat), BIG, interpolation=cv2.INTER_AREA)), (1, 1 if kind == "ballot" else 0)
    if rng.random() < 0.12 and kind != "card":
        ground = put(rng, ground, shaded(rng, draw(kind)), size, (rng.uniform(0, BIG[0]), rng.uniform(0, BIG[1])), angle + 0.3, 0.05)
    ground = put(rng, ground, page, size, centre, angle, 0.14)
    if kind != "card" and rng.random() < 0.3:
        beside = (centre[0] + rng.uniform(-1, 1) * size * 0.5, centre[1] + rng.uniform(-1, 1) * size * 0.5)
        ground = put(rng, ground, shaded(rng, draw("card")), size * 0.42, beside, angle + rng.normal(0, 0.3), 0.05)
    return camera(rng, ground), (-1 if kind == "card" else 1, 1 if kind == "ballot" else 0)


def many(seed, count, by_class, photos):
    rng = np.random.default_rng(seed)
    made = [scene(rng, by_class, photos) for _ in range(count)]
    return np.stack([picture for picture, _ in made]), np.array([label for _, label in made], np.float32)
