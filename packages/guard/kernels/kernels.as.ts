// The kernels of src/kernels.ts in AssemblyScript: same numbers as src/plain.ts, sixteen at a time. No tables, no memory of
// its own: every pointer lies in the memory that is passed in.

function threeTaps(p: usize, t: usize): u32 {
  const at = p + <usize>load<i32>(t);
  return (
    <u32>load<u8>(at) * load<u32>(t, 4) +
    <u32>load<u8>(at, 1) * load<u32>(t, 8) +
    <u32>load<u8>(at, 2) * load<u32>(t, 12)
  );
}

export function resample(
  source: usize,
  sourceWidth: i32,
  sourceHeight: i32,
  out: usize,
  width: i32,
  height: i32,
  across: usize,
  down: usize,
  middle: usize,
): void {
  for (let y = 0; y < sourceHeight; y++) {
    const from = source + <usize>(y * sourceWidth);
    const to = middle + ((<usize>(y * width)) << 1);
    for (let x = 0; x < width; x++)
      store<u16>(to + ((<usize>x) << 1), <u16>threeTaps(from, across + ((<usize>x) << 4)));
  }
  const stride = (<usize>width) << 1;
  const half = i32x4.splat(32768);
  for (let y = 0; y < height; y++) {
    const t = down + ((<usize>y) << 4);
    const a = load<i32>(t, 4);
    const b = load<i32>(t, 8);
    const c = load<i32>(t, 12);
    const va = i16x8.splat(<i16>a);
    const vb = i16x8.splat(<i16>b);
    const vc = i16x8.splat(<i16>c);
    let at = middle + <usize>load<i32>(t) * stride;
    const to = out + <usize>(y * width);
    let x = 0;
    for (; x + 8 <= width; x += 8, at += 16) {
      const r0 = v128.load(at);
      const r1 = v128.load(at + stride);
      const r2 = v128.load(at + 2 * stride);
      let low = i32x4.add(i32x4.extmul_low_i16x8_u(r0, va), i32x4.extmul_low_i16x8_u(r1, vb));
      low = i32x4.add(i32x4.add(low, i32x4.extmul_low_i16x8_u(r2, vc)), half);
      let high = i32x4.add(i32x4.extmul_high_i16x8_u(r0, va), i32x4.extmul_high_i16x8_u(r1, vb));
      high = i32x4.add(i32x4.add(high, i32x4.extmul_high_i16x8_u(r2, vc)), half);
      const words = i16x8.narrow_i32x4_u(i32x4.shr_u(low, 16), i32x4.shr_u(high, 16));
      v128.store64_lane(to + <usize>x, i8x16.narrow_i16x8_u(words, words), 0);
    }
    for (; x < width; x++, at += 2) {
      const sum = <u32>load<u16>(at) * a + <u32>load<u16>(at + stride) * b + <u32>load<u16>(at + 2 * stride) * c;
      store<u8>(to + <usize>x, <u8>((sum + 32768) >> 16));
    }
  }
}

export function smooth(source: usize, width: i32, height: i32, out: usize, middle: usize): void {
  memory.copy(out, source, <usize>(width * height));
  if (width < 5 || height < 5) return;
  const six = i16x8.splat(6);
  for (let y = 0; y < height; y++) {
    let at = source + <usize>(y * width) + 2;
    let to = middle + ((<usize>(y * width + 2)) << 1);
    const end = source + <usize>((y + 1) * width) - 2;
    for (; at + 8 <= end; at += 8, to += 16) {
      const outer = i16x8.add(v128.load8x8_u(at - 2), v128.load8x8_u(at + 2));
      const inner = i16x8.shl(i16x8.add(v128.load8x8_u(at - 1), v128.load8x8_u(at + 1)), 2);
      v128.store(to, i16x8.add(i16x8.add(outer, inner), i16x8.mul(v128.load8x8_u(at), six)));
    }
    for (; at < end; at++, to += 2) {
      const sum =
        <u32>load<u8>(at - 2) +
        load<u8>(at + 2) +
        ((<u32>load<u8>(at - 1) + load<u8>(at + 1)) << 2) +
        <u32>load<u8>(at) * 6;
      store<u16>(to, <u16>sum);
    }
  }
  const stride = (<usize>width) << 1;
  const half = i16x8.splat(128);
  for (let y = 2; y < height - 2; y++) {
    let at = middle + ((<usize>(y * width + 2)) << 1);
    let to = out + <usize>(y * width + 2);
    const end = out + <usize>((y + 1) * width) - 2;
    for (; to + 8 <= end; at += 16, to += 8) {
      const outer = i16x8.add(v128.load(at - 2 * stride), v128.load(at + 2 * stride));
      const inner = i16x8.shl(i16x8.add(v128.load(at - stride), v128.load(at + stride)), 2);
      const sum = i16x8.add(i16x8.add(outer, inner), i16x8.add(i16x8.mul(v128.load(at), six), half));
      const words = i16x8.shr_u(sum, 8);
      v128.store64_lane(to, i8x16.narrow_i16x8_u(words, words), 0);
    }
    for (; to < end; at += 2, to++) {
      const sum =
        <u32>load<u16>(at - 2 * stride) +
        load<u16>(at + 2 * stride) +
        ((<u32>load<u16>(at - stride) + load<u16>(at + stride)) << 2) +
        <u32>load<u16>(at) * 6 +
        128;
      store<u8>(to, <u8>(sum >> 8));
    }
  }
}

function nineInARow(bits: u32): bool {
  const twice = bits | (bits << 16);
  const two = twice & (twice >> 1);
  const four = two & (two >> 2);
  const eight = four & (four >> 4);
  return (eight & (twice >> 8) & 0xffff) !== 0;
}

let above: u32 = 0;
let below: u32 = 0;
let aboveSum: i32 = 0;
let belowSum: i32 = 0;

function look(at: usize, bit: u32, high: i32, low: i32): void {
  const value = <i32>load<u8>(at);
  if (value > high) {
    above |= bit;
    aboveSum += value - high;
  } else if (value < low) {
    below |= bit;
    belowSum += low - value;
  }
}

function strengthAt(at: usize, w: usize, threshold: i32): u16 {
  const centre = <i32>load<u8>(at);
  const high = centre + threshold;
  const low = centre - threshold;
  above = 0;
  below = 0;
  aboveSum = 0;
  belowSum = 0;
  look(at - 3 * w, 1, high, low);
  look(at - 3 * w + 1, 2, high, low);
  look(at - 2 * w + 2, 4, high, low);
  look(at - w + 3, 8, high, low);
  look(at + 3, 16, high, low);
  look(at + w + 3, 32, high, low);
  look(at + 2 * w + 2, 64, high, low);
  look(at + 3 * w + 1, 128, high, low);
  look(at + 3 * w, 256, high, low);
  look(at + 3 * w - 1, 512, high, low);
  look(at + 2 * w - 2, 1024, high, low);
  look(at + w - 3, 2048, high, low);
  look(at - 3, 4096, high, low);
  look(at - w - 3, 8192, high, low);
  look(at - 2 * w - 2, 16384, high, low);
  look(at - 3 * w - 1, 32768, high, low);
  let strength = 0;
  if (nineInARow(above)) strength = aboveSum;
  if (nineInARow(below) && belowSum > strength) strength = belowSum;
  return <u16>strength;
}

let arcs = i8x16.splat(0);

/** Of an arc of eight places, four pairs given, whether a ninth at either end goes on: what is above zero in all of them. */
function nine(a: v128, b: v128, c: v128, d: v128, before: v128, after: v128): void {
  const eight = v128.and(v128.and(a, b), v128.and(c, d));
  arcs = v128.or(arcs, v128.and(eight, v128.or(before, after)));
}

function above16(at: usize, high: v128): v128 {
  return i8x16.ne(i8x16.sub_sat_u(v128.load(at), high), i8x16.splat(0));
}

function below16(at: usize, low: v128): v128 {
  return i8x16.ne(i8x16.sub_sat_u(low, v128.load(at)), i8x16.splat(0));
}

/** Which of sixteen pixels side by side have nine places in a row above `high` or below `low`. */
function cornersAmong(at: usize, w: usize, high: v128, low: v128): i32 {
  arcs = i8x16.splat(0);
  for (let side = 0; side < 2; side++) {
    const bound = side === 0 ? high : low;
    const isAbove = side === 0;
    const s0 = isAbove ? above16(at - 3 * w, bound) : below16(at - 3 * w, bound);
    const s1 = isAbove ? above16(at - 3 * w + 1, bound) : below16(at - 3 * w + 1, bound);
    const s2 = isAbove ? above16(at - 2 * w + 2, bound) : below16(at - 2 * w + 2, bound);
    const s3 = isAbove ? above16(at - w + 3, bound) : below16(at - w + 3, bound);
    const s4 = isAbove ? above16(at + 3, bound) : below16(at + 3, bound);
    const s5 = isAbove ? above16(at + w + 3, bound) : below16(at + w + 3, bound);
    const s6 = isAbove ? above16(at + 2 * w + 2, bound) : below16(at + 2 * w + 2, bound);
    const s7 = isAbove ? above16(at + 3 * w + 1, bound) : below16(at + 3 * w + 1, bound);
    const s8 = isAbove ? above16(at + 3 * w, bound) : below16(at + 3 * w, bound);
    const s9 = isAbove ? above16(at + 3 * w - 1, bound) : below16(at + 3 * w - 1, bound);
    const s10 = isAbove ? above16(at + 2 * w - 2, bound) : below16(at + 2 * w - 2, bound);
    const s11 = isAbove ? above16(at + w - 3, bound) : below16(at + w - 3, bound);
    const s12 = isAbove ? above16(at - 3, bound) : below16(at - 3, bound);
    const s13 = isAbove ? above16(at - w - 3, bound) : below16(at - w - 3, bound);
    const s14 = isAbove ? above16(at - 2 * w - 2, bound) : below16(at - 2 * w - 2, bound);
    const s15 = isAbove ? above16(at - 3 * w - 1, bound) : below16(at - 3 * w - 1, bound);
    const p0 = v128.and(s0, s1);
    const p2 = v128.and(s2, s3);
    const p4 = v128.and(s4, s5);
    const p6 = v128.and(s6, s7);
    const p8 = v128.and(s8, s9);
    const p10 = v128.and(s10, s11);
    const p12 = v128.and(s12, s13);
    const p14 = v128.and(s14, s15);
    nine(p0, p2, p4, p6, s15, s8);
    nine(p2, p4, p6, p8, s1, s10);
    nine(p4, p6, p8, p10, s3, s12);
    nine(p6, p8, p10, p12, s5, s14);
    nine(p8, p10, p12, p14, s7, s0);
    nine(p10, p12, p14, p0, s9, s2);
    nine(p12, p14, p0, p2, s11, s4);
    nine(p14, p0, p2, p4, s13, s6);
  }
  return i8x16.bitmask(arcs);
}

export function corners(source: usize, width: i32, height: i32, threshold: i32, out: usize): void {
  const w = <usize>width;
  const t = i8x16.splat(<i8>threshold);
  const zero = i8x16.splat(0);
  for (let y = 3; y < height - 3; y++) {
    let at = source + <usize>(y * width + 3);
    let to = out + ((<usize>(y * width + 3)) << 1);
    const end = source + <usize>((y + 1) * width) - 3;
    for (; at + 16 <= end; at += 16, to += 32) {
      const c = v128.load(at);
      const n = v128.load(at - 3 * w);
      const s = v128.load(at + 3 * w);
      const e = v128.load(at + 3);
      const v = v128.load(at - 3);
      const bright = v128.and(
        i8x16.gt_u(v128.or(i8x16.sub_sat_u(i8x16.sub_sat_u(n, c), t), i8x16.sub_sat_u(i8x16.sub_sat_u(s, c), t)), zero),
        i8x16.gt_u(v128.or(i8x16.sub_sat_u(i8x16.sub_sat_u(e, c), t), i8x16.sub_sat_u(i8x16.sub_sat_u(v, c), t)), zero),
      );
      const dark = v128.and(
        i8x16.gt_u(v128.or(i8x16.sub_sat_u(i8x16.sub_sat_u(c, n), t), i8x16.sub_sat_u(i8x16.sub_sat_u(c, s), t)), zero),
        i8x16.gt_u(v128.or(i8x16.sub_sat_u(i8x16.sub_sat_u(c, e), t), i8x16.sub_sat_u(i8x16.sub_sat_u(c, v), t)), zero),
      );
      let mask = i8x16.bitmask(v128.or(bright, dark));
      if (mask !== 0) mask &= cornersAmong(at, w, i8x16.add_sat_u(c, t), i8x16.sub_sat_u(c, t));
      while (mask !== 0) {
        const k = <usize>ctz(mask);
        store<u16>(to + (k << 1), strengthAt(at + k, w, threshold));
        mask &= mask - 1;
      }
    }
    for (; at < end; at++, to += 2) store<u16>(to, strengthAt(at, w, threshold));
  }
}

export function nearest(
  wanted: usize,
  count: i32,
  others: usize,
  otherCount: i32,
  places: usize,
  apart: i32,
  out: usize,
): void {
  for (let i = 0; i < count; i++) {
    const a = v128.load(wanted + ((<usize>i) << 5));
    const b = v128.load(wanted + ((<usize>i) << 5), 16);
    let best = 257;
    let second = 257;
    let index = -1;
    let bestX = -1000000;
    let bestY = -1000000;
    let at = others;
    for (let j = 0; j < otherCount; j++, at += 32) {
      const bytes = i8x16.add(i8x16.popcnt(v128.xor(a, v128.load(at))), i8x16.popcnt(v128.xor(b, v128.load(at, 16))));
      const sums = i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes));
      const distance =
        i32x4.extract_lane(sums, 0) +
        i32x4.extract_lane(sums, 1) +
        i32x4.extract_lane(sums, 2) +
        i32x4.extract_lane(sums, 3);
      if (distance >= second) continue;
      const x = load<i32>(places + ((<usize>j) << 3));
      const y = load<i32>(places + ((<usize>j) << 3), 4);
      const far = abs(x - bestX) > apart || abs(y - bestY) > apart;
      if (distance < best) {
        if (far) second = best;
        best = distance;
        index = j;
        bestX = x;
        bestY = y;
      } else if (far) {
        second = distance;
      }
    }
    const to = out + <usize>(i * 12);
    store<i32>(to, index);
    store<i32>(to, best, 4);
    store<i32>(to, second, 8);
  }
}

function acrossLanes(v: v128): i32 {
  return i32x4.extract_lane(v, 0) + i32x4.extract_lane(v, 1) + i32x4.extract_lane(v, 2) + i32x4.extract_lane(v, 3);
}

/**
 * Direction of the corner at `at` (its address), and its 32 bytes. `tables`: 27 half widths of the disc (i32), 32 cosines and
 * 32 sines (i32, 4096 is one), then for each direction 256 times four i8.
 */
export function describe(at: usize, width: i32, tables: usize, out: usize): i32 {
  const w = <usize>width;
  let alongs = i32x4.splat(0);
  let downs = i32x4.splat(0);
  const across = i16x8(-13, -12, -11, -10, -9, -8, -7, -6);
  for (let row = 0; row < 27; row++) {
    const half = i16x8.splat(<i16>load<i32>(tables + ((<usize>row) << 2)));
    const from = at + <usize>(row - 13) * w - 13;
    let sums = i32x4.splat(0);
    let x = across;
    for (let part: usize = 0; part < 32; part += 8) {
      // Within the disc: |x| <= half.
      const values = v128.and(v128.load8x8_u(from + part), i16x8.le_s(i16x8.abs(x), half));
      alongs = i32x4.add(alongs, i32x4.dot_i16x8_s(values, x));
      sums = i32x4.add(sums, i32x4.dot_i16x8_s(values, i16x8.splat(1)));
      x = i16x8.add(x, i16x8.splat(8));
    }
    downs = i32x4.add(downs, i32x4.mul(sums, i32x4.splat(row - 13)));
  }
  const along = acrossLanes(alongs);
  const down = acrossLanes(downs);
  let direction = 0;
  let most: i64 = i64.MIN_VALUE;
  for (let turn = 0; turn < 32; turn++) {
    const t = tables + 108 + ((<usize>turn) << 2);
    const reach = <i64>load<i32>(t) * along + <i64>load<i32>(t, 128) * down;
    if (reach > most) {
      most = reach;
      direction = turn;
    }
  }
  let p = tables + 364 + ((<usize>direction) << 10);
  for (let i: usize = 0; i < 32; i++) {
    let byte: u32 = 0;
    for (let bit: u32 = 0; bit < 8; bit++, p += 4) {
      const a = load<u8>(at + <usize>(<i32>load<i8>(p, 1) * width + <i32>load<i8>(p)));
      const b = load<u8>(at + <usize>(<i32>load<i8>(p, 3) * width + <i32>load<i8>(p, 2)));
      byte |= u32(a < b) << bit;
    }
    store<u8>(out + i, <u8>byte);
  }
  return direction;
}

/** Four sums times their multipliers in 2^-24, rounded, held to 0..255, as 32-bit lanes. */
function squeezed(sum: v128, multiplier: v128): v128 {
  const half = i64x2.splat(8388608);
  const low = i64x2.shr_s(i64x2.add(i64x2.extmul_low_i32x4_s(sum, multiplier), half), 24);
  const high = i64x2.shr_s(i64x2.add(i64x2.extmul_high_i32x4_s(sum, multiplier), half), 24);
  const both = i8x16.shuffle(low, high, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
  return i32x4.min_s(i32x4.max_s(both, i32x4.splat(0)), i32x4.splat(255));
}

function acrossFour(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(
    i8x16.shuffle(a, b, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27),
    i8x16.shuffle(a, b, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31),
  );
  const cd = i32x4.add(
    i8x16.shuffle(c, d, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27),
    i8x16.shuffle(c, d, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31),
  );
  return i32x4.add(
    i8x16.shuffle(ab, cd, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27),
    i8x16.shuffle(ab, cd, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31),
  );
}

function storeFour(at: usize, lanes: v128): void {
  const words = i16x8.narrow_i32x4_u(lanes, lanes);
  v128.store32_lane(at, i8x16.narrow_i16x8_u(words, words), 0);
}

export function pointLayer(
  source: usize,
  places: i32,
  into: i32,
  weights: usize,
  bias: usize,
  multiplier: usize,
  out: usize,
  channels: i32,
): void {
  const row = <usize>into;
  for (let k = 0; k < channels; k += 4) {
    const first = weights + <usize>k * row;
    const four = (<usize>k) << 2;
    const start = v128.load(bias + four);
    const scale = v128.load(multiplier + four);
    for (let place = 0; place < places; place++) {
      const from = source + <usize>place * row;
      let a = i32x4.splat(0);
      let b = a;
      let c = a;
      let d = a;
      let n: usize = 0;
      for (; n + 8 <= row; n += 8) {
        const values = v128.load8x8_u(from + n);
        const w = first + n;
        a = i32x4.add(a, i32x4.dot_i16x8_s(values, v128.load8x8_s(w)));
        b = i32x4.add(b, i32x4.dot_i16x8_s(values, v128.load8x8_s(w + row)));
        c = i32x4.add(c, i32x4.dot_i16x8_s(values, v128.load8x8_s(w + 2 * row)));
        d = i32x4.add(d, i32x4.dot_i16x8_s(values, v128.load8x8_s(w + 3 * row)));
      }
      let sum = i32x4.add(start, acrossFour(a, b, c, d));
      for (; n < row; n++) {
        const value = <i32>load<u8>(from + n);
        const w = first + n;
        let more = i32x4.splat(value * <i32>load<i8>(w));
        more = i32x4.replace_lane(more, 1, value * <i32>load<i8>(w + row));
        more = i32x4.replace_lane(more, 2, value * <i32>load<i8>(w + 2 * row));
        more = i32x4.replace_lane(more, 3, value * <i32>load<i8>(w + 3 * row));
        sum = i32x4.add(sum, more);
      }
      storeFour(out + <usize>(place * channels + k), squeezed(sum, scale));
    }
  }
}

export function wideLayer(
  source: usize,
  width: i32,
  height: i32,
  into: i32,
  stride: i32,
  taps: usize,
  bias: usize,
  multiplier: usize,
  out: usize,
  channels: i32,
): void {
  const wide = (width + stride - 1) / stride;
  const high = (height + stride - 1) / stride;
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      const to = out + <usize>((y * wide + x) * channels);
      for (let k = 0; k < channels; k += 4) {
        const four = (<usize>k) << 2;
        let sum = v128.load(bias + four);
        for (let r = 0; r < 3; r++) {
          const sy = y * stride + r - 1;
          if (sy < 0 || sy >= height) continue;
          for (let c = 0; c < 3; c++) {
            const sx = x * stride + c - 1;
            if (sx < 0 || sx >= width) continue;
            const at = source + <usize>((sy * width + sx) * into);
            const values = into < 2 ? i32x4.splat(<i32>load<u8>(at)) : bytesToLanes(at + <usize>k);
            sum = i32x4.add(sum, i32x4.mul(values, signedToLanes(taps + <usize>((r * 3 + c) * channels + k))));
          }
        }
        storeFour(to + <usize>k, squeezed(sum, v128.load(multiplier + four)));
      }
    }
  }
}

function bytesToLanes(at: usize): v128 {
  return i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(at)));
}

function signedToLanes(at: usize): v128 {
  return i32x4.extend_low_i16x8_s(i16x8.extend_low_i8x16_s(v128.load32_zero(at)));
}

function lumaAt(at: usize): u32 {
  return 77 * <u32>load<u8>(at) + 150 * <u32>load<u8>(at, 1) + 29 * <u32>load<u8>(at, 2);
}

/** 256 times the brightness of four pixels side by side. Reads 16 bytes. */
function fourLumas(at: usize, channels: i32): v128 {
  const bytes = v128.load(at);
  const zero = i32x4.splat(0);
  const redGreen =
    channels === 3
      ? i8x16.shuffle(bytes, zero, 0, 16, 1, 16, 3, 16, 4, 16, 6, 16, 7, 16, 9, 16, 10, 16)
      : i8x16.shuffle(bytes, zero, 0, 16, 1, 16, 4, 16, 5, 16, 8, 16, 9, 16, 12, 16, 13, 16);
  const blue =
    channels === 3
      ? i8x16.shuffle(bytes, zero, 2, 16, 16, 16, 5, 16, 16, 16, 8, 16, 16, 16, 11, 16, 16, 16)
      : i8x16.shuffle(bytes, zero, 2, 16, 16, 16, 6, 16, 16, 16, 10, 16, 16, 16, 14, 16, 16, 16);
  return i32x4.add(
    i32x4.dot_i16x8_s(redGreen, i16x8(77, 150, 77, 150, 77, 150, 77, 150)),
    i32x4.dot_i16x8_s(blue, i16x8(29, 0, 29, 0, 29, 0, 29, 0)),
  );
}

/** Four sums of two columns of two rows. */
function fourHalved(above: usize, below: usize, channels: i32): v128 {
  const step = <usize>(4 * channels);
  const left = i32x4.add(fourLumas(above, channels), fourLumas(below, channels));
  const right = i32x4.add(fourLumas(above + step, channels), fourLumas(below + step, channels));
  return i32x4.add(
    i8x16.shuffle(left, right, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27),
    i8x16.shuffle(left, right, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31),
  );
}

export function luma(
  source: usize,
  sourceWidth: i32,
  channels: i32,
  factor: i32,
  out: usize,
  width: i32,
  height: i32,
): void {
  const stride = <usize>(sourceWidth * channels);
  const pixel = <usize>channels;
  const area = <u32>(256 * factor * factor);
  const last = source + stride * <usize>(height * factor) - 16;
  for (let y = 0; y < height; y++) {
    const row = source + stride * <usize>(y * factor);
    const to = out + <usize>(y * width);
    let x = 0;
    if (factor === 1) {
      for (; x + 8 <= width; x += 8) {
        const at = row + <usize>x * pixel;
        if (at + 4 * pixel > last) break;
        const words = i16x8.narrow_i32x4_u(
          i32x4.shr_u(fourLumas(at, channels), 8),
          i32x4.shr_u(fourLumas(at + 4 * pixel, channels), 8),
        );
        v128.store64_lane(to + <usize>x, i8x16.narrow_i16x8_u(words, words), 0);
      }
    } else if (factor === 2) {
      for (; x + 8 <= width; x += 8) {
        const at = row + 2 * <usize>x * pixel;
        if (at + stride + 12 * pixel > last) break;
        const words = i16x8.narrow_i32x4_u(
          i32x4.shr_u(fourHalved(at, at + stride, channels), 10),
          i32x4.shr_u(fourHalved(at + 8 * pixel, at + 8 * pixel + stride, channels), 10),
        );
        v128.store64_lane(to + <usize>x, i8x16.narrow_i16x8_u(words, words), 0);
      }
    }
    for (; x < width; x++) {
      let sum: u32 = 0;
      for (let dy = 0; dy < factor; dy++) {
        let at = row + stride * <usize>dy + <usize>(x * factor) * pixel;
        for (let dx = 0; dx < factor; dx++, at += pixel) sum += lumaAt(at);
      }
      store<u8>(to + <usize>x, <u8>(sum / area));
    }
  }
}

export function brightRow(source: usize, width: i32, weights: usize, bias: usize, out: usize, channels: i32): void {
  const tenth = f32x4.splat(0.1);
  const wide = <usize>width;
  for (let x = 0; x + 2 < width; x++) {
    const at = source + <usize>x;
    const to = out + ((<usize>(x * channels)) << 2);
    for (let k = 0; k < channels; k += 4) {
      const four = (<usize>k) << 2;
      let sum = v128.load(bias + four);
      for (let r = 0; r < 3; r++) {
        for (let c = 0; c < 3; c++) {
          const value = f32x4.splat(<f32>load<u8>(at + <usize>r * wide + <usize>c));
          sum = f32x4.add(sum, f32x4.mul(value, v128.load(weights + ((<usize>((r * 3 + c) * channels)) << 2) + four)));
        }
      }
      v128.store(to + four, f32x4.max(sum, f32x4.mul(sum, tenth)));
    }
  }
}

export function separableRow(
  source: usize,
  width: i32,
  height: i32,
  y: i32,
  into: i32,
  taps: usize,
  weights: usize,
  bias: usize,
  room: usize,
  out: usize,
  channels: i32,
): void {
  const tenth = f32x4.splat(0.1);
  const row = (<usize>into) << 2;
  const next = (<usize>channels) << 2;
  for (let x = 0; x < width; x++) {
    for (let k: usize = 0; k < row; k += 16) {
      let sum = f32x4.splat(0);
      for (let r = 0; r < 3; r++) {
        const sy = y + r - 1;
        if (sy < 0 || sy >= height) continue;
        for (let c = 0; c < 3; c++) {
          const sx = x + c - 1;
          if (sx < 0 || sx >= width) continue;
          const value = v128.load(source + <usize>(sy * width + sx) * row + k);
          sum = f32x4.add(sum, f32x4.mul(value, v128.load(taps + <usize>(r * 3 + c) * row + k)));
        }
      }
      v128.store(room + k, sum);
    }
    const to = out + <usize>x * next;
    for (let k: usize = 0; k < next; k += 64) {
      let a = v128.load(bias + k);
      let b = v128.load(bias + k, 16);
      let c = v128.load(bias + k, 32);
      let d = v128.load(bias + k, 48);
      let w = weights + k;
      for (let n: usize = 0; n < row; n += 4, w += next) {
        const value = v128.load32_splat(room + n);
        a = f32x4.add(a, f32x4.mul(value, v128.load(w)));
        b = f32x4.add(b, f32x4.mul(value, v128.load(w, 16)));
        c = f32x4.add(c, f32x4.mul(value, v128.load(w, 32)));
        d = f32x4.add(d, f32x4.mul(value, v128.load(w, 48)));
      }
      v128.store(to + k, f32x4.max(a, f32x4.mul(a, tenth)));
      v128.store(to + k, f32x4.max(b, f32x4.mul(b, tenth)), 16);
      v128.store(to + k, f32x4.max(c, f32x4.mul(c, tenth)), 32);
      v128.store(to + k, f32x4.max(d, f32x4.mul(d, tenth)), 48);
    }
  }
}

export function largestOfFour(above: usize, below: usize, width: i32, channels: i32, out: usize): void {
  const next = (<usize>channels) << 2;
  for (let x = 0; x < width; x += 2) {
    const left = <usize>x * next;
    const right = x + 1 < width ? left + next : left;
    for (let k: usize = 0; k < next; k += 16) {
      const upper = f32x4.max(v128.load(above + left + k), v128.load(above + right + k));
      const lower = f32x4.max(v128.load(below + left + k), v128.load(below + right + k));
      v128.store(out, f32x4.max(upper, lower));
      out += 16;
    }
  }
}
