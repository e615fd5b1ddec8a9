/** The kernels in plain TypeScript: what they mean, and what runs where compiled code may not. */
import { describeAt } from "./describe.ts";
import { descriptorBytes, type Kernels } from "./kernels.ts";

const luma: Kernels["luma"] = (source, sourceWidth, channels, factor, out, width, height) => {
  const stride = sourceWidth * channels;
  const area = 256 * factor * factor;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let dy = 0; dy < factor; dy += 1) {
        let at = (y * factor + dy) * stride + x * factor * channels;
        for (let dx = 0; dx < factor; dx += 1, at += channels)
          sum += 77 * source[at]! + 150 * source[at + 1]! + 29 * source[at + 2]!;
      }
      out[y * width + x] = Math.floor(sum / area);
    }
  }
};

const resample: Kernels["resample"] = (source, sourceWidth, sourceHeight, out, width, height, across, down, middle) => {
  for (let y = 0; y < sourceHeight; y += 1) {
    const from = y * sourceWidth;
    const to = y * width;
    for (let x = 0, t = 0; x < width; x += 1, t += 4) {
      const at = from + across[t]!;
      middle[to + x] =
        source[at]! * across[t + 1]! + source[at + 1]! * across[t + 2]! + source[at + 2]! * across[t + 3]!;
    }
  }
  for (let y = 0; y < height; y += 1) {
    const a = down[y * 4 + 1]!;
    const b = down[y * 4 + 2]!;
    const c = down[y * 4 + 3]!;
    let at = down[y * 4]! * width;
    const to = y * width;
    for (let x = 0; x < width; x += 1, at += 1) {
      out[to + x] = (middle[at]! * a + middle[at + width]! * b + middle[at + 2 * width]! * c + 32_768) >> 16;
    }
  }
};

const smooth: Kernels["smooth"] = (source, width, height, out, middle) => {
  out.set(source.subarray(0, width * height));
  if (width < 5 || height < 5) return;
  for (let y = 0; y < height; y += 1) {
    const end = (y + 1) * width - 2;
    for (let at = y * width + 2; at < end; at += 1) {
      middle[at] = source[at - 2]! + source[at + 2]! + ((source[at - 1]! + source[at + 1]!) << 2) + source[at]! * 6;
    }
  }
  for (let y = 2; y < height - 2; y += 1) {
    const end = (y + 1) * width - 2;
    for (let at = y * width + 2; at < end; at += 1) {
      out[at] =
        (middle[at - 2 * width]! +
          middle[at + 2 * width]! +
          ((middle[at - width]! + middle[at + width]!) << 2) +
          middle[at]! * 6 +
          128) >>
        8;
    }
  }
};

/** The sixteen places around a pixel, clockwise from above: [x, y] each. */
const ring: readonly (readonly [number, number])[] = [
  [0, -3],
  [1, -3],
  [2, -2],
  [3, -1],
  [3, 0],
  [3, 1],
  [2, 2],
  [1, 3],
  [0, 3],
  [-1, 3],
  [-2, 2],
  [-3, 1],
  [-3, 0],
  [-3, -1],
  [-2, -2],
  [-1, -3],
];

/** For each set of sixteen bits whether nine neighbouring ones are set. */
const nineInARow: Uint8Array = (() => {
  const table = new Uint8Array(65_536);
  for (let bits = 0; bits < 65_536; bits += 1) {
    const twice = bits | (bits << 16);
    for (let start = 0; start < 16; start += 1) {
      if (((twice >>> start) & 511) === 511) table[bits] = 1;
    }
  }
  return table;
})();

const corners: Kernels["corners"] = (source, width, height, threshold, out) => {
  const steps = ring.map(([x, y]) => y * width + x);
  const offsets = Int32Array.from(steps);
  const n = offsets[0]!;
  const s = offsets[8]!;
  for (let y = 3; y < height - 3; y += 1) {
    const end = (y + 1) * width - 3;
    for (let at = y * width + 3; at < end; at += 1) {
      const centre = source[at]!;
      const high = centre + threshold;
      const low = centre - threshold;
      const north = source[at + n]!;
      const south = source[at + s]!;
      if (north <= high && south <= high && north >= low && south >= low) continue;
      const east = source[at + 3]!;
      const west = source[at - 3]!;
      const bright = (north > high || south > high) && (east > high || west > high);
      const dark = (north < low || south < low) && (east < low || west < low);
      if (!bright && !dark) continue;
      let above = 0;
      let below = 0;
      let aboveSum = 0;
      let belowSum = 0;
      for (let k = 0; k < 16; k += 1) {
        const value = source[at + offsets[k]!]!;
        if (value > high) {
          above |= 1 << k;
          aboveSum += value - high;
        } else if (value < low) {
          below |= 1 << k;
          belowSum += low - value;
        }
      }
      let strength = 0;
      if (nineInARow[above] === 1) strength = aboveSum;
      if (nineInARow[below] === 1 && belowSum > strength) strength = belowSum;
      out[at] = strength;
    }
  }
};

const ones = (word: number): number => {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

const nearest: Kernels["nearest"] = (wanted, count, others, otherCount, places, apart, out) => {
  const words = descriptorBytes / 4;
  const a = new Int32Array(wanted.buffer, wanted.byteOffset, count * words);
  const b = new Int32Array(others.buffer, others.byteOffset, otherCount * words);
  for (let i = 0; i < count; i += 1) {
    const from = i * words;
    let best = 257;
    let second = 257;
    let index = -1;
    let bestX = -1_000_000;
    let bestY = -1_000_000;
    for (let j = 0; j < otherCount; j += 1) {
      const at = j * words;
      let distance =
        ones(a[from]! ^ b[at]!) +
        ones(a[from + 1]! ^ b[at + 1]!) +
        ones(a[from + 2]! ^ b[at + 2]!) +
        ones(a[from + 3]! ^ b[at + 3]!);
      if (distance >= second) continue;
      distance +=
        ones(a[from + 4]! ^ b[at + 4]!) +
        ones(a[from + 5]! ^ b[at + 5]!) +
        ones(a[from + 6]! ^ b[at + 6]!) +
        ones(a[from + 7]! ^ b[at + 7]!);
      if (distance >= second) continue;
      const x = places[j * 2]!;
      const y = places[j * 2 + 1]!;
      const far = Math.abs(x - bestX) > apart || Math.abs(y - bestY) > apart;
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
    out[i * 3] = index;
    out[i * 3 + 1] = best;
    out[i * 3 + 2] = second;
  }
};

const squeezed = (sum: number, multiplier: number): number => {
  const value = Math.floor((sum * multiplier + 8_388_608) / 16_777_216);
  return value < 0 ? 0 : value > 255 ? 255 : value;
};

const pointLayer: Kernels["pointLayer"] = (source, places, into, weights, bias, multiplier, out, channels) => {
  for (let k = 0; k < channels; k += 4) {
    const wa = k * into;
    const wb = wa + into;
    const wc = wb + into;
    const wd = wc + into;
    for (let place = 0; place < places; place += 1) {
      const from = place * into;
      let a = bias[k]!;
      let b = bias[k + 1]!;
      let c = bias[k + 2]!;
      let d = bias[k + 3]!;
      for (let n = 0; n < into; n += 1) {
        const value = source[from + n]!;
        if (value === 0) continue;
        a = (a + value * weights[wa + n]!) | 0;
        b = (b + value * weights[wb + n]!) | 0;
        c = (c + value * weights[wc + n]!) | 0;
        d = (d + value * weights[wd + n]!) | 0;
      }
      const to = place * channels + k;
      out[to] = squeezed(a, multiplier[k]!);
      out[to + 1] = squeezed(b, multiplier[k + 1]!);
      out[to + 2] = squeezed(c, multiplier[k + 2]!);
      out[to + 3] = squeezed(d, multiplier[k + 3]!);
    }
  }
};

const wideLayer: Kernels["wideLayer"] = (
  source,
  width,
  height,
  into,
  stride,
  taps,
  bias,
  multiplier,
  out,
  channels,
) => {
  const wide = Math.ceil(width / stride);
  const high = Math.ceil(height / stride);
  for (let y = 0; y < high; y += 1) {
    const rowFrom = y === 0 ? 1 : 0;
    const rowTo = y * stride + 2 > height ? 2 : 3;
    for (let x = 0; x < wide; x += 1) {
      const columnFrom = x === 0 ? 1 : 0;
      const columnTo = x * stride + 2 > width ? 2 : 3;
      const to = (y * wide + x) * channels;
      for (let k = 0; k < channels; k += 1) {
        let sum = bias[k]!;
        for (let r = rowFrom; r < rowTo; r += 1) {
          for (let c = columnFrom; c < columnTo; c += 1) {
            const at = ((y * stride + r - 1) * width + x * stride + c - 1) * into;
            sum = (sum + source[into === 1 ? at : at + k]! * taps[(r * 3 + c) * channels + k]!) | 0;
          }
        }
        out[to + k] = squeezed(sum, multiplier[k]!);
      }
    }
  }
};

const round = Math.fround;
const tenth = round(0.1);
const leaky = (value: number): number => Math.max(value, round(value * tenth));

const brightRow: Kernels["brightRow"] = (source, from, width, weights, bias, out, channels) => {
  for (let x = 0; x + 2 < width; x += 1) {
    for (let k = 0; k < channels; k += 1) {
      let sum = bias[k]!;
      for (let place = 0; place < 9; place += 1) {
        const column = place % 3;
        const value = source[from + ((place - column) / 3) * width + x + column]!;
        sum = round(sum + round(value * weights[place * channels + k]!));
      }
      out[x * channels + k] = leaky(sum);
    }
  }
};

const separableRow: Kernels["separableRow"] = (
  source,
  width,
  height,
  y,
  into,
  taps,
  weights,
  bias,
  room,
  out,
  channels,
) => {
  for (let x = 0; x < width; x += 1) {
    for (let k = 0; k < into; k += 1) {
      let sum = 0;
      for (let r = Math.max(0, 1 - y); r < Math.min(3, height + 1 - y); r += 1) {
        for (let c = Math.max(0, 1 - x); c < Math.min(3, width + 1 - x); c += 1) {
          const value = source[((y + r - 1) * width + x + c - 1) * into + k]!;
          sum = round(sum + round(value * taps[(r * 3 + c) * into + k]!));
        }
      }
      room[k] = sum;
    }
    for (let o = 0; o < channels; o += 1) {
      let sum = bias[o]!;
      for (let k = 0; k < into; k += 1) sum = round(sum + round(room[k]! * weights[k * channels + o]!));
      out[x * channels + o] = leaky(sum);
    }
  }
};

const largestOfFour: Kernels["largestOfFour"] = (above, below, width, channels, out) => {
  for (let x = 0; x < width; x += 2) {
    const left = x * channels;
    const right = x + 1 < width ? left + channels : left;
    for (let k = 0; k < channels; k += 1)
      out[(x >> 1) * channels + k] = Math.max(above[left + k]!, above[right + k]!, below[left + k]!, below[right + k]!);
  }
};

export const plain: Kernels = {
  name: "plain",
  luma,
  resample,
  smooth,
  corners,
  describe: describeAt,
  nearest,
  pointLayer,
  wideLayer,
  brightRow,
  separableRow,
  largestOfFour,
};
