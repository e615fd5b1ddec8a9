/**
 * Photographs prints, for judging: a pinhole over a table, rays through jittered points of each pixel, light from lamps with fall-off and
 * hard or soft blockers, defocus by an aperture, shake by a path, shot noise in linear light. No code of the training scenes is here.
 */
import type { Luck } from "./luck.ts";
import type { Print } from "./press.ts";

/** A print lying on the table, or raised about a fold. Lengths in units of the table; the picture is about 1 high. */
export type Placed = {
  readonly print: Print;
  readonly cx: number;
  readonly cy: number;
  /** Length of the longer side. */
  readonly size: number;
  /** Radians. */
  readonly turn: number;
  /** Fold across the longer side: where (0 to 1) and how steep; null for a flat sheet. */
  readonly fold: { readonly at: number; readonly steep: number } | null;
};

export type Shot = {
  readonly width: number;
  readonly height: number;
  /** Camera tilt in radians, 0 from straight above. */
  readonly tilt: number;
  readonly tiltTowards: number;
  /** Radius of the circle of confusion and length of the shake, in pixels. */
  readonly defocus: number;
  readonly shake: number;
  readonly shadow: boolean;
  readonly noise: number;
  /** A thumb over the edge of the first print. */
  readonly thumb: boolean;
  /** The scene is itself a picture on a screen. */
  readonly screen: boolean;
  readonly raysPerPixel: number;
};

const linear = Float32Array.from({ length: 256 }, (_, k) => (k / 255) ** 2.2);
const wrap = (value: number): number => value - Math.floor(value);
const hash = (x: number, y: number, seed: number): number =>
  wrap(Math.sin(x * 127.1 + y * 311.7 + seed * 74.7) * 43758.5453);

const smoothNoise = (x: number, y: number, seed: number): number => {
  const [ix, iy] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - ix, y - iy];
  const sx = fx * fx * (3 - 2 * fx);
  const sy = fy * fy * (3 - 2 * fy);
  const top = hash(ix, iy, seed) * (1 - sx) + hash(ix + 1, iy, seed) * sx;
  return top * (1 - sy) + (hash(ix, iy + 1, seed) * (1 - sx) + hash(ix + 1, iy + 1, seed) * sx) * sy;
};

/** What the table is made of: planks, cloth, stone or a plain top; linear red, green, blue. */
const tableAt = (
  x: number,
  y: number,
  kind: number,
  tone: readonly number[],
  seed: number,
  out: Float32Array,
): void => {
  let value = 1;
  if (kind === 0) value = 0.7 + 0.3 * smoothNoise(x * 3, y * 42, seed) - (wrap(x * 1.7) < 0.012 ? 0.4 : 0);
  else if (kind === 1) value = 0.8 + 0.2 * Math.sign(wrap(x * 40) - 0.5) * Math.sign(wrap(y * 40) - 0.5);
  else if (kind === 2) value = 0.55 + 0.5 * smoothNoise(x * 9, y * 9, seed) * smoothNoise(x * 31, y * 31, seed + 1);
  else if (kind === 3) value = wrap(x * 2.6) < 0.5 === wrap(y * 2.6) < 0.5 ? 1 : 0.6;
  else value = 0.92 + 0.08 * smoothNoise(x * 70, y * 70, seed);
  for (let c = 0; c < 3; c += 1) out[c] = tone[c]! * value;
};

const sample = (print: Print, u: number, v: number, out: Float32Array): void => {
  const x = Math.min(print.width - 1.001, Math.max(0, u * print.width - 0.5));
  const y = Math.min(print.height - 1.001, Math.max(0, v * print.height - 0.5));
  const [ix, iy] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - ix, y - iy];
  const at = (iy * print.width + ix) * 3;
  const below = at + print.width * 3;
  for (let c = 0; c < 3; c += 1) {
    const top = linear[print.data[at + c]!]! * (1 - fx) + linear[print.data[at + 3 + c]!]! * fx;
    out[c] =
      top * (1 - fy) + (linear[print.data[below + c]!]! * (1 - fx) + linear[print.data[below + 3 + c]!]! * fx) * fy;
  }
};

/** Takes the picture; eight bits, RGB. The first print lies lowest. */
export const photograph = (prints: readonly Placed[], shot: Shot, luck: Luck): Print => {
  const { width, height } = shot;
  const data = new Uint8Array(width * height * 3);
  const seed = luck.count(0, 9999);
  const kind = luck.count(0, 4);
  const tone = luck.pick([
    [0.3, 0.17, 0.08],
    [0.06, 0.06, 0.07],
    [0.5, 0.47, 0.42],
    [0.12, 0.2, 0.16],
    [0.62, 0.6, 0.58],
    [0.2, 0.1, 0.08],
  ] as const);
  const lamp = { x: luck.from(-1.2, 1.2), y: luck.from(-1.2, 1.2), z: luck.from(0.9, 2.4), power: 0 };
  lamp.power = (luck.from(0.7, 1.1) * (lamp.x ** 2 + lamp.y ** 2 + lamp.z ** 2) ** 1.5) / lamp.z;
  const warm = [1, luck.from(0.86, 1), luck.from(0.7, 1)];
  const blocker = {
    x: luck.from(-0.4, 0.4),
    y: luck.from(-0.4, 0.4),
    r: luck.from(0.15, 0.4),
    soft: luck.from(0.01, 0.15),
    deep: luck.from(0.35, 0.7),
  };
  const [ct, st] = [Math.cos(shot.tilt), Math.sin(shot.tilt)];
  const [ca, sa] = [Math.cos(shot.tiltTowards), Math.sin(shot.tiltTowards)];
  const eye = { x: -st * ca * 1.6, y: -st * sa * 1.6, z: ct * 1.6 };
  const shakeTo = luck.from(0, 6.28);
  const thumb = { x: 0, y: 0, turn: 0 };
  const held = prints[0];
  if (shot.thumb && held !== undefined) {
    const low = luck.pick([-1, 1]);
    thumb.x = held.cx + Math.cos(held.turn + Math.PI / 2) * held.size * 0.47 * low;
    thumb.y = held.cy + Math.sin(held.turn + Math.PI / 2) * held.size * 0.47 * low;
    thumb.turn = held.turn + Math.PI / 2;
  }
  const ordered = prints.toReversed().map(placed => {
    const { width: w, height: h } = placed.print;
    const scale = placed.size / Math.max(w, h);
    return { ...placed, w: w * scale, h: h * scale, c: Math.cos(placed.turn), s: Math.sin(placed.turn) };
  });
  const colour = new Float32Array(3);
  const total = new Float32Array(3);
  for (let py = 0; py < height; py += 1) {
    for (let px = 0; px < width; px += 1) {
      total.fill(0);
      for (let ray = 0; ray < shot.raysPerPixel; ray += 1) {
        const r = Math.sqrt(luck.unit()) * shot.defocus;
        const a = luck.unit() * 6.2832;
        const m = (luck.unit() - 0.5) * shot.shake;
        const sx = px + luck.unit() + r * Math.cos(a) + m * Math.cos(shakeTo);
        const sy = py + luck.unit() + r * Math.sin(a) + m * Math.sin(shakeTo);
        // Picture plane through the origin, across the view; the ray from the eye through it meets the table z = 0.
        const qx = (sx - width / 2) / height;
        const qy = (sy - height / 2) / height;
        const along = qx * ca + qy * sa;
        const aside = -qx * sa + qy * ca;
        const wx = along * ct * ca - aside * sa;
        const wy = along * ct * sa + aside * ca;
        const wz = along * st;
        const t = eye.z / (eye.z - wz);
        const x = eye.x + (wx - eye.x) * t;
        const y = eye.y + (wy - eye.y) * t;
        tableAt(x, y, kind, tone, seed, colour);
        let facing = 1;
        let lies = false;
        for (const placed of ordered) {
          const dx = x - placed.cx;
          const dy = y - placed.cy;
          const u = (dx * placed.c + dy * placed.s) / placed.w + 0.5;
          let v = (-dx * placed.s + dy * placed.c) / placed.h + 0.5;
          let bright = 1;
          if (placed.fold !== null && v > placed.fold.at) {
            // The part behind the fold rises: it looks shorter and takes the light at another angle.
            v = placed.fold.at + (v - placed.fold.at) / Math.cos(placed.fold.steep);
            bright = 1 - 0.9 * Math.sin(placed.fold.steep) * Math.min(1, 0.4 + Math.abs(v - placed.fold.at) * 2);
          }
          if (u < 0 || u > 1 || v < 0 || v > 1) continue;
          sample(placed.print, u, v, colour);
          facing = bright;
          lies = true;
          break;
        }
        if (!lies) {
          for (const placed of ordered) {
            const u = ((x - 0.012 - placed.cx) * placed.c + (y - 0.012 - placed.cy) * placed.s) / placed.w + 0.5;
            const v = (-(x - 0.012 - placed.cx) * placed.s + (y - 0.012 - placed.cy) * placed.c) / placed.h + 0.5;
            if (u > 0 && u < 1 && v > 0 && v < 1) facing = 0.6;
          }
        }
        if (shot.thumb) {
          const tx = (x - thumb.x) * Math.cos(thumb.turn) + (y - thumb.y) * Math.sin(thumb.turn);
          const ty = -(x - thumb.x) * Math.sin(thumb.turn) + (y - thumb.y) * Math.cos(thumb.turn);
          const inside = 1 - (tx / 0.13) ** 2 - (ty / 0.045) ** 2;
          if (inside > 0) {
            colour[0] = 0.5;
            colour[1] = 0.28;
            colour[2] = 0.18;
            facing = 0.5 + 0.5 * Math.sqrt(inside);
          }
        }
        const far = (x - lamp.x) ** 2 + (y - lamp.y) ** 2 + lamp.z ** 2;
        let light = (lamp.power * lamp.z) / far ** 1.5;
        if (shot.shadow) {
          const away = (Math.hypot(x - blocker.x, y - blocker.y) - blocker.r) / blocker.soft;
          light *= 1 - blocker.deep / (1 + Math.exp(away * 4));
        }
        const lit = shot.screen ? 0.9 : (0.18 + 0.82 * light) * facing;
        for (let c = 0; c < 3; c += 1) {
          // On a screen each third of a cell shines in one colour.
          const cell = shot.screen
            ? (Math.floor(wrap(x * 420) * 3) === c ? 2 : 0.5) * (wrap(y * 420) < 0.12 ? 0.4 : 1)
            : 1;
          total[c] = total[c]! + colour[c]! * lit * warm[c]! * cell;
        }
      }
      const at = (py * width + px) * 3;
      for (let c = 0; c < 3; c += 1) {
        const value = total[c]! / shot.raysPerPixel;
        const grain =
          (luck.unit() + luck.unit() + luck.unit() - 1.5) * shot.noise * Math.sqrt(Math.max(0, value) * 0.02 + 0.0004);
        data[at + c] =
          Math.min(255, Math.max(0, value + grain)) ** (1 / 2.2) * 255 > 255
            ? 255
            : Math.max(0, value + grain) ** (1 / 2.2) * 255;
      }
    }
  }
  return { width, height, data };
};
