/** The first step of every look: a brightness plane of bounded size. */
import type { Arena } from "./arena.ts";
import type { Kernels } from "./kernels.ts";
import type { Pixels, Plane } from "./pixels.ts";

/** Bytes of a picture that lie in the arena at a time while its brightness is taken. */
const strip = 524_288;

/**
 * Brightness, averaged over `factor` x `factor` pixels (`Kernels.luma`); an incomplete last row or column is dropped, but for
 * a picture that has no complete one.
 */
export const lumaOf = (pixels: Pixels, factor: number, kernels: Kernels, arena: Arena): Plane => {
  const channels = pixels.data.length === pixels.width * pixels.height * 4 ? 4 : 3;
  const { width: w, height: h } = pixels;
  const by = Math.min(factor, w, h);
  const width = Math.max(1, Math.floor(w / factor));
  const height = Math.max(1, Math.floor(h / factor));
  const data = arena.bytes(width * height);
  const room = arena.used();
  const rows = Math.max(1, Math.floor(strip / (w * channels * by)));
  const source = arena.bytes(rows * by * w * channels);
  for (let y = 0; y < height; y += rows) {
    const count = Math.min(rows, height - y);
    const from = y * by * w * channels;
    source.set(pixels.data.subarray(from, from + count * by * w * channels));
    kernels.luma(source, w, channels, by, data.subarray(y * width, (y + count) * width), width, count);
  }
  arena.release(room);
  return { width, height, data };
};
