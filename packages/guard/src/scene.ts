/**
 * Simulated photographs of a blank, for the self-test of a new template: the sheet, with or without marks, tilted on a
 * plain or patterned table, unevenly lit, blurred and noisy. Not the simulator that judges the guard.
 */
import { applyX, applyY, fit, inverse } from "./homography.ts";
import type { Pixels } from "./pixels.ts";
import { numbersFrom } from "./random.ts";
import { pageSide, type Zone } from "./template.ts";

export type SceneWishes = {
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  /** Share of the picture's shorter side that the sheet's shorter side takes, about 0.3 to 1. */
  readonly size: number;
  /** Largest shift of a corner as a share of the sheet's size. */
  readonly tilt: number;
  /** Zones to mark, each with a tick, a cross, a dot or a fill. */
  readonly marks: readonly number[];
  /** Quarter turns, 0 to 3. */
  readonly turns: number;
};

type Next = (below: number) => number;

const stroke = (
  page: Pixels,
  points: readonly (readonly [number, number])[],
  radius: number,
  ink: readonly number[],
): void => {
  const { data, width, height } = page;
  for (let k = 1; k < points.length; k += 1) {
    const [ax, ay] = points[k - 1]!;
    const [bx, by] = points[k]!;
    const steps = Math.ceil(2 * Math.max(Math.abs(bx - ax), Math.abs(by - ay), 1));
    for (let s = 0; s <= steps; s += 1) {
      const cx = ax + ((bx - ax) * s) / steps;
      const cy = ay + ((by - ay) * s) / steps;
      for (let y = Math.floor(cy - radius); y <= cy + radius; y += 1) {
        for (let x = Math.floor(cx - radius); x <= cx + radius; x += 1) {
          if (x < 0 || y < 0 || x >= width || y >= height) continue;
          if ((x - cx) * (x - cx) + (y - cy) * (y - cy) > radius * radius) continue;
          for (let c = 0; c < 3; c += 1) data[(y * width + x) * 3 + c] = ink[c]!;
        }
      }
    }
  }
};

const drawMark = (page: Pixels, zone: Zone, next: Next): void => {
  const scale = Math.max(page.width, page.height) / pageSide;
  const at = (x: number, y: number): readonly [number, number] => [
    (zone.x + (x + (next(13) - 6) / 100) * zone.width) * scale,
    (zone.y + (y + (next(13) - 6) / 100) * zone.height) * scale,
  ];
  const ink = [
    [25, 35, 110],
    [30, 30, 34],
    [60, 60, 70],
    [20, 40, 150],
  ][next(4)]!;
  const radius = Math.max(1, (0.04 + next(30) / 1000) * Math.min(zone.width, zone.height) * scale);
  const kind = next(4);
  if (kind === 0) stroke(page, [at(0.15, 0.5), at(0.42, 0.85), at(0.95, 0.05)], radius, ink);
  else if (kind === 1) {
    stroke(page, [at(0.12, 0.12), at(0.88, 0.88)], radius, ink);
    stroke(page, [at(0.88, 0.12), at(0.12, 0.88)], radius, ink);
  } else if (kind === 2) {
    stroke(page, [at(0.35, 0.4), at(0.65, 0.45), at(0.6, 0.65), at(0.4, 0.6), at(0.35, 0.4)], radius * 1.5, ink);
  } else {
    for (let y = 0.08; y < 0.95; y += 0.06) stroke(page, [at(0.06, y), at(0.94, y)], radius, ink);
  }
};

const rgbOf = ({ width, height, data }: Pixels): Pixels => {
  const channels = data.length / (width * height);
  const out = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i += 1) {
    for (let c = 0; c < 3; c += 1) out[i * 3 + c] = data[i * channels + c]!;
  }
  return { width, height, data: out };
};

const boxBlur = (data: Uint8Array, width: number, height: number, radius: number): Uint8Array => {
  if (radius === 0) return data;
  const pass = (source: Uint8Array, step: number, lines: number, lineStep: number, length: number): Uint8Array => {
    const out = new Uint8Array(source.length);
    for (let line = 0; line < lines; line += 1) {
      for (let c = 0; c < 3; c += 1) {
        const start = line * lineStep + c;
        for (let i = 0; i < length; i += 1) {
          let sum = 0;
          for (let k = -radius; k <= radius; k += 1)
            sum += source[start + Math.min(length - 1, Math.max(0, i + k)) * step]!;
          out[start + i * step] = Math.floor(sum / (2 * radius + 1) + 0.5);
        }
      }
    }
    return out;
  };
  return pass(pass(data, 3, height, width * 3, width), width * 3, width, 3, height);
};

/** Draws one photograph. The same wishes give the same bytes. */
export const drawScene = (blank: Pixels, zones: readonly Zone[], wishes: SceneWishes): Pixels => {
  const next = numbersFrom(wishes.seed);
  const page = rgbOf(blank);
  for (const k of wishes.marks) drawMark(page, zones[k]!, next);
  const { width, height } = wishes;
  const turned = wishes.turns % 2 === 1;
  const wide = turned ? page.height : page.width;
  const high = turned ? page.width : page.height;
  const scale = Math.min(
    (wishes.size * Math.min(width, height)) / Math.min(wide, high),
    (0.97 * width) / wide,
    (0.97 * height) / high,
  );
  const w = wide * scale;
  const h = high * scale;
  const left = (width - w) * (0.2 + next(60) / 100);
  const top = (height - h) * (0.2 + next(60) / 100);
  const shift = (span: number): number => ((next(2001) - 1000) / 1000) * wishes.tilt * span;
  const plain = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ].map(([x, y]) => [left + x! * w + shift(w), top + y! * h + shift(h)]);
  const corners = plain.map((_, k) => plain[(k + wishes.turns) % 4]!);
  const norm = (x: number, y: number): readonly [number, number] => [x / width, y / height];
  const from = Float64Array.from([0, 0, 1, 0, 1, 1, 0, 1]);
  const to = Float64Array.from(corners.flatMap(([x, y]) => norm(x!, y!)));
  const map = fit(from, to, [0, 1, 2, 3]);
  const back = map === null ? null : inverse(map);
  if (back === null) throw new Error("A scene has no plane.");
  const table = [next(160) + 40, next(140) + 40, next(120) + 30];
  const stripe = next(60) + 6;
  const light = [70 + next(50), 100 + next(30), 60 + next(60)];
  const out = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      const shade = (light[0]! * (width - x)) / width + (light[2]! * x) / width;
      const lit = (shade * 0.6 + light[1]! * 0.5) / 110;
      const [nx, ny] = norm(x + 0.5, y + 0.5);
      const u = applyX(back, nx, ny) * page.width - 0.5;
      const v = applyY(back, nx, ny) * page.height - 0.5;
      const fx = Math.floor(u);
      const fy = Math.floor(v);
      const noise = next(13) - 6;
      if (fx < 0 || fy < 0 || fx + 1 >= page.width || fy + 1 >= page.height) {
        const grain = ((Math.floor(x / stripe) * 7 + Math.floor(y / 9) * 3) % 5) * 8 + (next(21) - 10);
        for (let c = 0; c < 3; c += 1) out[at + c] = Math.max(0, Math.min(255, (table[c]! + grain) * lit));
        continue;
      }
      const p = (fy * page.width + fx) * 3;
      const row = page.width * 3;
      for (let c = 0; c < 3; c += 1) {
        const a = page.data[p + c]! * (1 - u + fx) + page.data[p + 3 + c]! * (u - fx);
        const b = page.data[p + row + c]! * (1 - u + fx) + page.data[p + row + 3 + c]! * (u - fx);
        out[at + c] = Math.max(0, Math.min(255, (a * (1 - v + fy) + b * (v - fy)) * 0.92 * lit + noise));
      }
    }
  }
  return { width, height, data: boxBlur(out, width, height, next(2)) };
};
