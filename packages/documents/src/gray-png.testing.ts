/** Reads the gray pictures of pages that poppler writes: PNG, 8 bits, one channel or three alike, not interlaced. For tests only. */
import { inflateSync } from "node:zlib";

export type GrayPage = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

const paeth = (left: number, above: number, corner: number): number => {
  const guess = left + above - corner;
  const [byLeft, byAbove, byCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
};

/** Throws on any other kind of PNG. */
export const readGrayPng = (file: Uint8Array): GrayPage => {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const channels = view.getUint8(25) === 2 ? 3 : 1;
  if (view.getUint8(24) !== 8 || ![0, 2].includes(view.getUint8(25)) || view.getUint8(28) !== 0)
    throw new Error("not a gray page");
  const data: Uint8Array[] = [];
  for (let at = 8; at < file.length; at += 12 + view.getUint32(at))
    if (view.getUint32(at + 4) === 0x49444154) data.push(file.subarray(at + 8, at + 8 + view.getUint32(at)));
  const raw = inflateSync(Buffer.concat(data));
  const row = width * channels;
  const bytes = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (row + 1)] ?? 0;
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x;
      const left = x >= channels ? (bytes[at - channels] ?? 0) : 0;
      const above = y > 0 ? (bytes[at - row] ?? 0) : 0;
      const corner = y > 0 && x >= channels ? (bytes[at - row - channels] ?? 0) : 0;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter];
      if (guess === undefined) throw new Error("not a gray page");
      bytes[at] = (raw[y * (row + 1) + 1 + x] ?? 0) + guess;
    }
  }
  const pixels = bytes.filter((_, at) => at % channels === 0);
  return { width, height, pixels };
};

/** Share of pixels that differ by more than a third of the way from black to white; 1 where the sizes differ. */
export const difference = (left: GrayPage, right: GrayPage): number => {
  if (left.width !== right.width || left.height !== right.height) return 1;
  let differing = 0;
  left.pixels.forEach((value, at) => {
    if (Math.abs(value - (right.pixels[at] ?? 0)) > 85) differing += 1;
  });
  return differing / left.pixels.length;
};
