"""Training scenes for the gate: flat pages put into photo-like pictures, all by seed. Grey, 240 wide, 192 high.

Not shared with bench/guard, which judges. A scene is drawn at twice the size and reduced by area means, as the engine does.
Backgrounds: our own textures, and photographs of the packages in backgrounds.txt.

A sheet counts as a document where a person could read it: its visible part is at least LEAST_SIDE of the picture's shorter side
across, it is not blurred beyond MOST_BLUR and its print still differs from the paper by LEAST_CONTRAST. Where it is worse, the label is open.
"""
import glob
import os

import cv2
import numpy as np

cv2.setNumThreads(1)
WIDTH, HEIGHT = 240, 192
BIG = (2 * WIDTH, 2 * HEIGHT)
LEAST_SIDE = 0.18
MOST_BLUR = 1.5  # in pixels of the doubled scene; twelve times as many in a picture of twelve megapixels
LEAST_CONTRAST = 7  # standard deviation of grey within the sheet


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
        photos.append((os.path.basename(path), cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else picture))
    return by_class, photos


def parted(photos):
    """[photographs, surfaces]: the ground textures are many and alike, so they are drawn less often."""
    return [p for name, p in photos if not name.startswith("0ad")], [p for name, p in photos if name.startswith("0ad")]


def drawn(rng, photos):
    some = photos[0] if rng.random() < 0.75 else photos[1]
    return some[rng.integers(len(some))]


def cut(rng, photo):
    height, width = photo.shape
    share = rng.uniform(0.12, 1.0)
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
    if rng.random() < 0.72:
        return cut(rng, drawn(rng, photos))
    ground = texture(rng)
    if rng.random() < 0.3:
        ground = 0.5 * ground + 0.5 * cut(rng, drawn(rng, photos))
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
    if rng.random() < 0.5:
        offset = rng.uniform(2, 10)
        cast = cv2.GaussianBlur(np.roll(mask, (int(offset), int(offset * rng.uniform(-1, 1))), (0, 1)), (0, 0), rng.uniform(2, 7))
        scene *= 1 - cast * rng.uniform(0.1, 0.5)
    return scene * (1 - mask) + warped * mask, mask, corners


def width_seen(corners):
    """The shorter side, across, of the part of a quad that lies in the scene."""
    frame = np.array([[0, 0], [BIG[0], 0], BIG, [0, BIG[1]]], np.float32)
    area, seen = cv2.intersectConvexConvex(cv2.convexHull(corners.astype(np.float32)), frame)
    if area <= 0 or seen is None:
        return 0.0
    return float(min(cv2.minAreaRect(seen)[1]))


def optics(rng, scene):
    """Light and what lies in front."""
    y, x = np.mgrid[0 : BIG[1], 0 : BIG[0]].astype(np.float32)
    if rng.random() < 0.4:  # shadow with a soft straight edge
        a, soft = rng.uniform(0, 6.28), rng.uniform(3, 90)
        edge = ((x - rng.uniform(0, BIG[0])) * np.cos(a) + (y - rng.uniform(0, BIG[1])) * np.sin(a)) / soft
        scene = scene * (1 - rng.uniform(0.1, 0.6) / (1 + np.exp(-np.clip(edge, -30, 30))))
    if rng.random() < 0.15:  # glare
        r = ((x - rng.uniform(0, BIG[0])) ** 2 + (y - rng.uniform(0, BIG[1])) ** 2) / rng.uniform(20, 90) ** 2
        scene = scene + rng.uniform(40, 200) * np.exp(-r)
    if rng.random() < 0.2:  # finger
        centre = (int(rng.choice([0, BIG[0], rng.uniform(0, BIG[0])])), int(rng.uniform(0, BIG[1])))
        cv2.ellipse(scene, centre, (int(rng.uniform(14, 38)), int(rng.uniform(40, 120))), rng.uniform(0, 180), 0, 360, float(rng.uniform(60, 200)), -1, cv2.LINE_AA)
    if rng.random() < 0.06:  # photographed screen
        scene = scene * (1 + rng.uniform(0.03, 0.12) * np.sin(x * rng.uniform(0.2, 2.5) + y * rng.uniform(-1, 1)))
    return scene


def sensor(rng, scene):
    """The picture as it arrives, and how far it was blurred."""
    scene = (scene / 255).clip(0, 1) ** rng.uniform(0.65, 1.5) * 255
    scene = (scene - 128) * rng.uniform(0.55, 1.15) + 128 + rng.uniform(-40, 40)
    blur = 0.0
    if rng.random() < 0.4:
        blur = rng.uniform(0.4, 1.0) if rng.random() < 0.7 else rng.uniform(1.0, 2.4)
        scene = cv2.GaussianBlur(scene, (0, 0), blur)
    elif rng.random() < 0.25:
        n = int(rng.uniform(3, 9))
        kernel = cv2.warpAffine(np.pad(np.ones((1, n), np.float32), ((n // 2, n - 1 - n // 2), (0, 0))), cv2.getRotationMatrix2D((n / 2 - 0.5, n / 2 - 0.5), rng.uniform(0, 180), 1), (n, n))
        scene = cv2.filter2D(scene, -1, kernel / max(kernel.sum(), 0.1))
        blur = n / 4
    if rng.random() < 0.5:
        scene = scene + rng.standard_normal(scene.shape).astype(np.float32) * rng.uniform(0, 12)
    if rng.random() < 0.03:
        scene = 255 - scene
    scene = scene.clip(0, 255).astype(np.uint8)
    if rng.random() < 0.4:
        scene = cv2.imdecode(cv2.imencode(".jpg", scene, [cv2.IMWRITE_JPEG_QUALITY, int(rng.uniform(30, 92))])[1], cv2.IMREAD_GRAYSCALE)
    if rng.random() < 0.5:
        scene = cv2.flip(scene, 1)
        return cv2.resize(scene, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA), blur, True
    return cv2.resize(scene, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA), blur, False


def ordinary(rng, by_class, photos):
    """A scene without a document."""
    if rng.random() < 0.5:  # a photograph as it is, or a part of it
        ground = cut(rng, drawn(rng, photos))
        return sensor(rng, ground if rng.random() < 0.6 else optics(rng, ground))[0]
    ground = background(rng, photos)
    for _ in range(rng.choice([0, 1, 1, 2])):  # ordinary things that are light and straight, or a portrait
        thing = by_class["face"][rng.integers(len(by_class["face"]))] if rng.random() < 0.3 else cut(rng, drawn(rng, photos))
        place = (rng.uniform(40, 440), rng.uniform(40, 340))
        ground = put(rng, ground, np.asarray(thing, np.float32), rng.uniform(60, 420), place, rng.uniform(0, 6.28), 0.1)[0]
    return sensor(rng, optics(rng, ground))[0]


def on_screen(rng, picture):
    """A picture as a chat shows it: between bars and bubbles."""
    screen = np.full((BIG[1], BIG[0]), rng.uniform(10, 245), np.float32)
    for _ in range(rng.integers(1, 6)):
        x, y = int(rng.uniform(0, 380)), int(rng.uniform(0, 360))
        cv2.rectangle(screen, (x, y), (x + int(rng.uniform(60, 330)), y + int(rng.uniform(14, 50))), float(rng.uniform(20, 250)), -1)
    share = rng.uniform(0.6, 0.92)
    w, h = int(BIG[0] * share), int(BIG[1] * share)
    x, y = int(rng.uniform(0, BIG[0] - w)), int(rng.uniform(0, BIG[1] - h))
    screen[y : y + h, x : x + w] = cv2.resize(picture, (w, h), interpolation=cv2.INTER_AREA)
    return screen, share


def scene(rng, by_class, photos):
    """One scene and its labels (document, ballot); -1 where a label is open."""
    draw = lambda kind: by_class[kind][rng.integers(len(by_class[kind]))]
    chosen = rng.random()
    if chosen < 0.48:
        return ordinary(rng, by_class, photos), (0, 0)
    kind = "ballot" if chosen < 0.84 else "other" if chosen < 0.98 else "card"
    is_ballot = 1 if kind == "ballot" else 0
    page = shaded(rng, draw(kind))
    if kind != "card" and rng.random() < 0.1:  # a part of the page only
        height = page.shape[0]
        part = int(height * rng.uniform(0.3, 0.7))
        top = rng.integers(0, height - part)
        page = page[top : top + part]
    if kind != "card" and rng.random() < 0.12:  # a flat scan or a cropped screen picture: nothing but the page
        flat = np.ascontiguousarray(np.rot90(page, rng.integers(0, 4)))
        picture, blur, _ = sensor(rng, cv2.resize(flat, BIG, interpolation=cv2.INTER_AREA))
        return picture, (1, is_ballot) if blur <= MOST_BLUR and picture.std() >= LEAST_CONTRAST else (-1, -1)
    ground = background(rng, photos)
    size = rng.uniform(110, 260) if rng.random() < 0.3 else rng.uniform(260, 560)
    angle = rng.choice([0, 1, 2, 3]) * np.pi / 2 + rng.normal(0, 0.22)
    centre = (BIG[0] / 2 + rng.normal(0, 45), BIG[1] / 2 + rng.normal(0, 35))
    if rng.random() < 0.1 and kind != "card":
        ground = put(rng, ground, shaded(rng, draw(kind)), size, (rng.uniform(0, BIG[0]), rng.uniform(0, BIG[1])), angle + 0.3, 0.05)[0]
    ground, mask, corners = put(rng, ground, page, size, centre, angle, 0.14)
    side = width_seen(corners)
    if kind != "card" and rng.random() < 0.25:
        beside = (centre[0] + rng.uniform(-1, 1) * size * 0.5, centre[1] + rng.uniform(-1, 1) * size * 0.5)
        ground = put(rng, ground, shaded(rng, draw("card")), size * 0.42, beside, angle + rng.normal(0, 0.3), 0.05)[0]
    ground = optics(rng, ground)
    if rng.random() < 0.06:
        ground, share = on_screen(rng, ground)
        mask, side = np.ones_like(mask), side * share
    picture, blur, is_turned = sensor(rng, ground)
    inside = cv2.resize(cv2.flip(mask, 1) if is_turned else mask, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA) > 0.9
    is_legible = side >= LEAST_SIDE * BIG[1] and blur <= MOST_BLUR and inside.any() and picture[inside].std() >= LEAST_CONTRAST
    if kind == "card":
        return picture, (-1, 0)
    return picture, (1, is_ballot) if is_legible else (-1, -1)


def many(seed, count, by_class, photos):
    rng = np.random.default_rng(seed)
    made = [scene(rng, by_class, photos) for _ in range(count)]
    return np.stack([picture for picture, _ in made]), np.array([label for _, label in made], np.float32)


def many_ordinary(seed, count, by_class, photos):
    rng = np.random.default_rng(seed)
    return np.stack([ordinary(rng, by_class, photos) for _ in range(count)])
