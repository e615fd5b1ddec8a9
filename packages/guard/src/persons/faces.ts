/** Faces in a picture, upright or turned, at two sizes; the same pixels give the same faces on every platform. */
import type { Arena } from "../arena.ts";
import type { Kernels } from "../kernels.ts";
import type { Plane } from "../pixels.ts";
import { shrinkToSide } from "../shrink.ts";
import type { Corner, Quad } from "../verdict.ts";
import { cellValues, faceCells } from "./face-network.ts";

/** `logit`: what the network says for a face here. `quad` in pixels of the plane, its first corner at the top left of the face. */
export type FoundFace = { readonly quad: Quad; readonly logit: number };

/**
 * Longer sides of the picture at which faces are sought, and the quarter turns of each: the largest for small faces, upright
 * ones only, since it costs most; the smallest for faces that fill the picture. Small faces in a picture that is turned are missed.
 */
const passes = [
  { side: 960, turns: [0] },
  { side: 640, turns: [0, 1, 2, 3] },
  { side: 288, turns: [0, 1, 2, 3] },
] as const;

/** Width and height of a cell in pixels, and of the shapes a face is told against, in cells. */
const cell = 32;
const anchors = [
  [1.603231, 2.094468],
  [6.041143, 7.080126],
  [2.882459, 3.518061],
  [4.266906, 5.178857],
  [9.041765, 10.66308],
] as const;

/** A face is there where the network says at least this much: as likely as not. */
const leastLogit = 0;

/** Of two that share this much of what they cover together, the surer one stays. */
const sameShare = 0.3;

/** e to the power of x for small x, a thousandth part exact: the host's own differs in its last digits. */
const exponential = (x: number): number => {
  let power = 1 + Math.max(-8, Math.min(8, x)) / 65_536;
  for (let k = 0; k < 16; k += 1) power *= power;
  return power;
};

/** From what the network says to a share between 0 and 1. */
export const sigmoid = (x: number): number => 1 / (1 + exponential(-x));

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
type FoundBox = Box & { readonly logit: number };

const boxesOf = (plane: Plane, kernels: Kernels, arena: Arena): readonly FoundBox[] => {
  const room = arena.used();
  const { width, height, data } = faceCells(plane, kernels, arena);
  const out: FoundBox[] = [];
  for (let place = 0; place < width * height; place += 1) {
    for (const [k, [wide, high]] of anchors.entries()) {
      const at = place * cellValues + 5 * k;
      const logit = data[at + 4]!;
      if (logit < leastLogit) continue;
      const boxWidth = exponential(data[at + 2]!) * wide * cell;
      const boxHeight = exponential(data[at + 3]!) * high * cell;
      const x = ((place % width) + sigmoid(data[at]!)) * cell;
      const y = (Math.floor(place / width) + sigmoid(data[at + 1]!)) * cell;
      // No face is larger than the picture: the network sees one in whole pages.
      if (boxWidth > plane.width || boxHeight > plane.height) continue;
      out.push({ x: x - boxWidth / 2, y: y - boxHeight / 2, width: boxWidth, height: boxHeight, logit });
    }
  }
  arena.release(room);
  return out;
};

/** The plane turned by quarter turns clockwise. */
const turned = (plane: Plane, turns: number, arena: Arena): Plane => {
  if (turns === 0) return plane;
  const { width, height, data } = plane;
  const out = arena.bytes(width * height);
  const wide = turns === 2 ? width : height;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const to =
        turns === 1
          ? x * wide + (height - 1 - y)
          : turns === 2
            ? (height - 1 - y) * wide + (width - 1 - x)
            : (width - 1 - x) * wide + y;
      out[to] = data[y * width + x]!;
    }
  }
  return { width: wide, height: turns === 2 ? height : width, data: out };
};

/** The corners of a box of the turned plane, in the plane as it was. */
const turnedBack = (box: Box, turns: number, { width, height }: Plane): Quad => {
  const back = (x: number, y: number): Corner =>
    turns === 0 ? [x, y] : turns === 1 ? [y, height - x] : turns === 2 ? [width - x, height - y] : [width - y, x];
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  return [back(box.x, box.y), back(right, box.y), back(right, bottom), back(box.x, bottom)];
};

/** Left, top, right and bottom of a quad. */
export const boundsOf = (quad: Quad): readonly [number, number, number, number] => {
  const xs = quad.map(([x]) => x);
  const ys = quad.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

/** What two boxes have in common, as a share of what they cover together. */
const shared = (a: Quad, b: Quad): number => {
  const [al, at, ar, ab] = boundsOf(a);
  const [bl, bt, br, bb] = boundsOf(b);
  const both = Math.max(0, Math.min(ar, br) - Math.max(al, bl)) * Math.max(0, Math.min(ab, bb) - Math.max(at, bt));
  return both / ((ar - al) * (ab - at) + (br - bl) * (bb - bt) - both);
};

/** The faces of a plane, surest first. */
export const findFaces = (plane: Plane, kernels: Kernels, arena: Arena): readonly FoundFace[] => {
  if (plane.width < 32 || plane.height < 32) return [];
  const all: FoundFace[] = [];
  for (const { side, turns: directions } of passes) {
    const room = arena.used();
    const work = shrinkToSide(plane, side, kernels, arena);
    const sx = plane.width / work.width;
    const sy = plane.height / work.height;
    for (const turns of directions) {
      const before = arena.used();
      for (const { logit, ...box } of boxesOf(turned(work, turns, arena), kernels, arena)) {
        const at = ([x, y]: Corner): Corner => [x * sx, y * sy];
        const [a, b, c, d] = turnedBack(box, turns, work);
        all.push({ quad: [at(a), at(b), at(c), at(d)], logit });
      }
      arena.release(before);
    }
    arena.release(room);
  }
  all.sort((a, b) => b.logit - a.logit);
  const kept: FoundFace[] = [];
  for (const face of all) if (kept.every(({ quad }) => shared(quad, face.quad) < sameShare)) kept.push(face);
  return kept;
};
