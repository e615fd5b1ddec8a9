/** A ledger in memory, served as an intake serves it, and invented leaves. For tests and vectors only. */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { type Checkpoint, signCheckpoint } from "./checkpoint.ts";
import { formatBatchRange, type Get } from "./log-client.ts";
import { formatVerifierKey, type NoteKey, verifierFor } from "./note.ts";
import { encodeEntries, parseTilePath, tilesFor } from "./tile.ts";
import { leafHash, rootOf } from "./tree.ts";

export const hex = bytesToHex;
export const unhex = hexToBytes;

/** 32 bytes that anyone can compute again: SHA-256 of a word. */
export const invented = (word: string): Uint8Array => sha256(utf8ToBytes(word));

/** A repeatable stream of bytes: SHA-256(seed ‖ counter), in blocks. */
export const inventedRandom = (seed: string): ((bytes: number) => Uint8Array) => {
  let block = 0;
  let left = new Uint8Array(0);
  return bytes => {
    while (left.length < bytes) left = concatBytes(left, invented(`${seed} ${block++}`));
    const drawn = left.slice(0, bytes);
    left = left.slice(bytes);
    return drawn;
  };
};

export const someLeaves = (count: number, word = "leaf"): readonly Uint8Array[] =>
  Array.from({ length: count }, (_, place) => invented(`${word} ${place}`));

export const aKey = (name = "ledger.example/1"): NoteKey => ({ name, seed: invented(`key of ${name}`) });
export const verifierKeyOf = (key: NoteKey): string => formatVerifierKey(verifierFor(key));

export const checkpointOf = (leaves: readonly Uint8Array[], origin = "ledger.example/1"): Checkpoint => ({
  origin,
  size: leaves.length,
  root: rootOf(leaves.map(leafHash)),
});

const subtree = (leaves: readonly Uint8Array[], level: number, place: number): Uint8Array =>
  rootOf(leaves.slice(place * 256 ** level, (place + 1) * 256 ** level).map(leafHash));

/** Every file of a ledger of these leaves by its path, with batches of `batch` leaves. */
export const servedFiles = (
  leaves: readonly Uint8Array[],
  key: NoteKey = aKey(),
  batch = 16,
): Map<string, Uint8Array> => {
  const files = new Map<string, Uint8Array>();
  const put = (path: string, bytes: Uint8Array) => files.set(`/ledger/${path}`, bytes);
  put("checkpoint", utf8ToBytes(signCheckpoint(checkpointOf(leaves, key.name), key)));
  for (let start = 0; start < leaves.length; start += batch) {
    const size = Math.min(batch, leaves.length - start);
    const range = utf8ToBytes(formatBatchRange({ batch: start / batch, start, size, log: 0 }));
    put(`batches/${start / batch}`, range);
    put("batches/latest", range);
  }
  return new Map([...files, ...tileFiles(leaves)]);
};

const pathOf = (level: number | "entries", index: number, width: number): string => {
  const group = String(index).padStart(3, "0");
  return `/ledger/tile/${level}/${group}${width === 256 ? "" : `.p/${width}`}`;
};

/** The tiles of trees of fewer than 256,000 leaves, each hash computed anew from the leaves. */
const tileFiles = (leaves: readonly Uint8Array[]): Map<string, Uint8Array> => {
  const files = new Map<string, Uint8Array>();
  for (const { level, index, width } of tilesFor(0, leaves.length)) {
    const hashes = Array.from({ length: width }, (_, place) => subtree(leaves, level, index * 256 + place));
    files.set(pathOf(level, index, width), concatBytes(...hashes));
    if (level === 0)
      files.set(pathOf("entries", index, width), encodeEntries(leaves.slice(index * 256, index * 256 + width)));
  }
  return files;
};

/** Serves files, and remembers what was asked. */
export const serve = (files: ReadonlyMap<string, Uint8Array>): Get & { readonly asked: string[] } => {
  const asked: string[] = [];
  const get = async (path: string) => {
    asked.push(path);
    return files.get(path)?.slice();
  };
  return Object.assign(get, { asked });
};

/** The bytes of a file with one bit of one byte changed. */
export const flipped = (bytes: Uint8Array, place: number, bit = 0): Uint8Array => {
  const copy = bytes.slice();
  copy[place] = copy[place]! ^ (1 << bit);
  return copy;
};

/** Whether every path of these files is spelled as the specification says. */
export const arePaths = (files: ReadonlyMap<string, Uint8Array>): boolean =>
  [...files.keys()]
    .filter(path => path.startsWith("/ledger/tile/"))
    .every(path => parseTilePath(path.slice("/ledger/".length)).kind === "tile");
