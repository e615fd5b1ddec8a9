/**
 * Photographs of a sheet for developing the search and the mark decision, and for the test of blindness: a camera above a table, a
 * folded sheet is two planes in space. Nothing of the camera that judges (`bench/guard`) is here.
 */
import sharp from "sharp";
import type { Chance } from "../../forms/chance.ts";
import type { Raster } from "../../forms/raster.ts";

export const sceneConditions = [
  "plain",
  "tilted",
  "blurred",
  "shaken",
  "small",
  "folded",
  "bent",
  "finger",
  "card beside",
  "shadow edge",
  "noisy",
  "resent",
  "screen",
  "turned",
  "pencil",
  "negative",
] as const;
export type SceneCondition = (typeof sceneConditions)[number];

type Vector = readonly [number, number, number];
type View = {
  readonly eye: Vector;
  readonly right: Vector;
  readonly down: Vector;
  readonly ahead: Vector;
  readonly focal: number;
};

const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const unit = (a: Vector): Vector => {
  const n = Math.hypot(...a);
  return [a[0] / n, a[1] / n, a[2] / n];
};

/** A camera `far` from the table's middle, leaning by `lean` towards `side`, rolled by `roll`. */
const viewFrom = (far: number, lean: number, side: number, roll: number, focal: number): View => {
  const eye: Vector = [
    far * Math.sin(lean) * Math.cos(side),
    far * Math.sin(lean) * Math.sin(side),
    far * Math.cos(lean),
  ];
  const ahead = unit([-eye[0], -eye[1], -eye[2]]);
  const up: Vector = [Math.sin(roll), -Math.cos(roll), 0];
  const right = unit(cross(up, ahead));
  const down = cross(right, ahead);
  return { eye, right, down, ahead, focal };
};

/** The picture's grain of a table: bands, spots or nothing. */
const tableOf = (chance: Chance) => {
  const tone = [chance.between(30, 190), chance.between(30, 180), chance.between(25, 170)] as const;
  const kind = chance.whole(0, 2);
  const wide = chance.between(9, 60);
  const turn = chance.between(0, 3);
  const rough = chance.between(0.03, 0.2);
  return (x: number, y: number, c: number): number => {
    const s = x * Math.cos(turn) + y * Math.sin(turn);
    const t = -x * Math.sin(turn) + y * Math.cos(turn);
    const value =
      kind === 0
        ? Math.sin(s * wide) + Math.sin(t * wide * 0.07 + s * 5)
        : kind === 1
          ? Math.sin(s * wide) * Math.sin(t * wide)
          : 0;
    return tone[c]! * (1 + rough * value);
  };
};

const shrunk = async (page: Raster, factor: number): Promise<Raster> => {
  if (factor >= 1) return page;
  const { data, info } = await sharp(page.data, { raw: { width: page.width, height: page.height, channels: 3 } })
    .resize(Math.round(page.width * factor), Math.round(page.height * factor), { kernel: "cubic" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
};

/** One photograph of `page`; the same chance gives the same bytes. */
export const photographOf = async (page: Raster, condition: SceneCondition, chance: Chance): Promise<Raster> => {
  const isHigh = chance.whole(0, 3) > 0;
  const [width, height] = isHigh ? [960, 1280] : [1280, 960];
  const ratio = page.width / page.height;
  const fill =
    condition === "small"
      ? chance.between(0.4, 0.55)
      : condition === "card beside"
        ? chance.between(0.55, 0.75)
        : chance.between(0.75, 0.97);
  // Page units: its longer side is 1, its middle the origin.
  const w = Math.min(1, ratio);
  const h = Math.min(1, 1 / ratio);
  const quarter = condition === "turned" ? chance.whole(1, 3) : 0;
  const lying = quarter % 2 === 1;
  const reach = Math.min((fill * width) / (lying ? h : w), (fill * height) / (lying ? w : h));
  const lean = condition === "tilted" ? chance.between(0.3, 0.6) : chance.between(0, 0.14);
  const far = chance.between(1.8, 3);
  const view = viewFrom(
    far,
    lean,
    chance.between(0, 6.28),
    (quarter * Math.PI) / 2 + chance.between(-0.08, 0.08),
    reach * far * (condition === "tilted" ? 0.86 : 1),
  );
  const from = await shrunk(page, (1.25 * reach) / Math.max(page.width, page.height));
  const folds = condition === "folded";
  const across = chance.whole(0, 3) > 0;
  const foldAt = chance.between(-0.25, 0.25) * (across ? h : w);
  const steep = chance.between(0.15, 0.5);
  const bend = condition === "bent" ? chance.between(-0.03, 0.03) : 0;
  const bendWaves = chance.between(0.7, 1.6);
  const table = tableOf(chance);
  const lamp = [chance.between(-0.35, 0.35), chance.between(-0.35, 0.35)] as const;
  const bright = chance.between(0.7, 1.05);
  const edge = {
    turn: chance.between(0, 6.28),
    at: chance.between(-0.3, 0.3),
    soft: chance.between(0.004, 0.08),
    deep: chance.between(0.35, 0.65),
  };
  const finger = {
    x: (chance.whole(0, 1) * 2 - 1) * w * 0.5,
    y: chance.between(-0.5, 0.5) * h,
    long: chance.between(0.1, 0.2),
    wide: chance.between(0.035, 0.05),
  };
  const card = { x: w * 0.5 + 0.3, y: chance.between(-0.2, 0.2), turn: chance.between(-0.5, 0.5) };
  const pitch = chance.between(320, 520);
  const grain = condition === "noisy" ? chance.between(9, 20) : chance.between(1, 4);
  const out = Buffer.alloc(width * height * 3);
  for (let py = 0; py < height; py += 1) {
    for (let px = 0; px < width; px += 1) {
      const a = (px + 0.5 - width / 2) / view.focal;
      const b = (py + 0.5 - height / 2) / view.focal;
      const dx = view.ahead[0] + a * view.right[0] + b * view.down[0];
      const dy = view.ahead[1] + a * view.right[1] + b * view.down[1];
      const dz = view.ahead[2] + a * view.right[2] + b * view.down[2];
      const t = -view.eye[2] / dz;
      let x = view.eye[0] + dx * t;
      let y = view.eye[1] + dy * t;
      let lit = bright * (1 + lamp[0] * x + lamp[1] * y);
      if (folds && (across ? y : x) > foldAt) {
        // Behind the fold the sheet rises: points of it are foldAt + s cos, s sin.
        const slope = Math.tan(steep);
        const along = across ? dy : dx;
        const start = (across ? view.eye[1] : view.eye[0]) - foldAt;
        const s = (slope * start - view.eye[2]) / (dz - slope * along);
        const q = start + along * s;
        const other = across ? view.eye[0] + dx * s : view.eye[1] + dy * s;
        const there = foldAt + q / Math.cos(steep);
        if (across) {
          y = there;
          x = other;
        } else {
          x = there;
          y = other;
        }
        lit *= 1 - 0.5 * steep - (there - foldAt < 0.006 ? 0.15 : 0);
      }
      x += bend * Math.sin(y * Math.PI * bendWaves);
      y += bend * Math.sin((y + 0.3) * Math.PI * bendWaves);
      const at = (py * width + px) * 3;
      const u = (x / w + 0.5) * from.width - 0.5;
      const v = (y / h + 0.5) * from.height - 0.5;
      const iu = Math.floor(u);
      const iv = Math.floor(v);
      const lies = iu >= 0 && iv >= 0 && iu + 1 < from.width && iv + 1 < from.height;
      if (condition === "shadow edge") {
        const side = (x * Math.cos(edge.turn) + y * Math.sin(edge.turn) - edge.at) / edge.soft;
        lit *= 1 - edge.deep / (1 + Math.exp(-Math.max(-30, Math.min(30, side))));
      }
      for (let c = 0; c < 3; c += 1) {
        let value = table(x, y, c);
        if (lies) {
          const p = (iv * from.width + iu) * 3 + c;
          const r = from.width * 3;
          const fu = u - iu;
          const fv = v - iv;
          value =
            (from.data[p]! * (1 - fu) + from.data[p + 3]! * fu) * (1 - fv) +
            (from.data[p + r]! * (1 - fu) + from.data[p + r + 3]! * fu) * fv;
        }
        if (condition === "card beside") {
          const cx = (x - card.x) * Math.cos(card.turn) + (y - card.y) * Math.sin(card.turn);
          const cy = -(x - card.x) * Math.sin(card.turn) + (y - card.y) * Math.cos(card.turn);
          if (Math.abs(cx) < 0.25 && Math.abs(cy) < 0.16)
            value =
              cx < -0.09 && cy > -0.08
                ? 90 + 40 * c
                : Math.abs((cy * 26) % 1) < 0.4 && Math.abs((cx * 61) % 1) < 0.6
                  ? 70
                  : 205 - 10 * c;
        }
        if (condition === "finger") {
          const inside = 1 - ((x - finger.x) / finger.long) ** 2 - ((y - finger.y) / finger.wide) ** 2;
          if (inside > 0) value = [190, 135, 110][c]! * (0.6 + 0.4 * Math.sqrt(inside));
        }
        if (condition === "screen") value *= Math.floor((((x * pitch) % 1) + 1) * 3) % 3 === c ? 1.7 : 0.62;
        out[at + c] = Math.max(
          0,
          Math.min(255, value * lit + grain * (chance.between(-1, 1) + chance.between(-1, 1)) * 0.6),
        );
      }
    }
  }
  let image = sharp(out, { raw: { width, height, channels: 3 } });
  const blur = condition === "blurred" ? chance.between(1.1, 2) : chance.between(0.3, 0.8);
  image = image.blur(blur);
  if (condition === "shaken") {
    const long = chance.whole(3, 6);
    const kernel = Array.from({ length: 49 }, () => 0);
    const slant = chance.between(0, 3.14);
    for (let k = 0; k < 30; k += 1) {
      const s = ((k / 29) * 2 - 1) * (long / 2);
      kernel[Math.round(3 + s * Math.sin(slant)) * 7 + Math.round(3 + s * Math.cos(slant))] = 1;
    }
    image = sharp(await image.raw().toBuffer(), { raw: { width, height, channels: 3 } }).convolve({
      width: 7,
      height: 7,
      kernel,
    });
  }
  if (condition === "negative") image = image.negate();
  return { data: await image.raw().toBuffer(), width, height };
};
