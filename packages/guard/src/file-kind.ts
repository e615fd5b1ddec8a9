/** Which kind of file the bytes claim to be, by their first bytes alone. */

export type FileKind = "jpeg" | "png" | "webp" | "gif" | "avif" | "heic" | "pdf";

const text = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/** Null for everything the guard does not open. */
export const fileKindOf = (bytes: Uint8Array): FileKind | null => {
  if (bytes.length < 12) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (bytes[0] === 0x89 && text(bytes, 1, 4) === "PNG") return "png";
  if (text(bytes, 0, 4) === "RIFF" && text(bytes, 8, 12) === "WEBP") return "webp";
  if (/^GIF8[79]a$/.test(text(bytes, 0, 6))) return "gif";
  if (text(bytes, 4, 8) === "ftyp") {
    const brand = text(bytes, 8, 12);
    if (brand === "avif" || brand === "avis") return "avif";
    if (/^(heic|heix|hevc|heim|heis|mif1|msf1)$/.test(brand)) return "heic";
    return null;
  }
  return text(bytes, 0, 5) === "%PDF-" ? "pdf" : null;
};

/** Largest file that is opened, in bytes. */
export const largestFile = 64 * 1024 * 1024;
