/** Looks for planted strings in whatever was seized: as text, in UTF-16, base64, hex, JSON escapes, and inside gzip or zlib. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, inflateSync } from "node:zlib";

const spellings = (secret: string): readonly (readonly [string, Buffer])[] => {
  const utf8 = Buffer.from(secret, "utf8");
  // Base64 looks different at each of three alignments; the letters that depend on neighbours are cut off.
  const base64 = [0, 1, 2].map(shift => {
    const text = Buffer.concat([Buffer.alloc(shift), utf8]).toString("base64");
    return text.slice(
      Math.ceil((shift * 8) / 6) + (shift === 0 ? 0 : 1),
      Math.floor(((shift + utf8.length) * 8) / 6) - 1,
    );
  });
  const escaped = [...secret]
    .map(letter => (letter.charCodeAt(0) < 128 ? letter : `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`))
    .join("");
  return [
    ["utf-8", utf8],
    ["utf-16le", Buffer.from(secret, "utf16le")],
    ["utf-16be", Buffer.from(secret, "utf16le").swap16()],
    ["hex", Buffer.from(utf8.toString("hex"))],
    ["HEX", Buffer.from(utf8.toString("hex").toUpperCase())],
    ["json", Buffer.from(escaped)],
    ["percent", Buffer.from(encodeURIComponent(secret))],
    ...base64.flatMap(text => [
      ["base64", Buffer.from(text)] as const,
      ["base64url", Buffer.from(text.replaceAll("+", "-").replaceAll("/", "_"))] as const,
    ]),
  ];
};

const unpacked = (bytes: Buffer): readonly Buffer[] => {
  const found: Buffer[] = [];
  for (
    let at = bytes.indexOf(Buffer.from([0x1f, 0x8b, 8]));
    at !== -1 && found.length < 200;
    at = bytes.indexOf(Buffer.from([0x1f, 0x8b, 8]), at + 1)
  ) {
    try {
      found.push(gunzipSync(bytes.subarray(at, at + 4_000_000)));
    } catch {
      // three bytes that happen to look like a beginning
    }
  }
  for (const level of [0x01, 0x5e, 0x9c, 0xda]) {
    let tried = 0;
    for (
      let at = bytes.indexOf(Buffer.from([0x78, level]));
      at !== -1 && tried < 400;
      at = bytes.indexOf(Buffer.from([0x78, level]), at + 1)
    ) {
      tried += 1;
      try {
        found.push(inflateSync(bytes.subarray(at, at + 1_000_000)));
      } catch {
        // the same
      }
    }
  }
  return found;
};

export type Trace = { readonly secret: string; readonly where: string; readonly as: string };

/** Every planted string that stands in `bytes`, and in which spelling. */
export const tracesIn = (where: string, bytes: Buffer, secrets: readonly string[]): readonly Trace[] => {
  const places = [bytes, ...unpacked(bytes)];
  return secrets.flatMap(secret =>
    spellings(secret).flatMap(([as, needle]) =>
      places.some(place => place.includes(needle)) ? [{ secret, where, as }] : [],
    ),
  );
};

/** The same for every file below a folder. */
export const tracesBelow = (folder: string, secrets: readonly string[]): readonly Trace[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .flatMap(entry => tracesIn(entry.name, readFileSync(join(entry.parentPath, entry.name)), secrets));
