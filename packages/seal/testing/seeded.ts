import { sha256 } from "@noble/hashes/sha2.js";
import { concatAll, type RandomBytes, utf8 } from "../src/bytes.ts";

/** Bytes that look random and are the same for the same name: for builders and vectors, never for keys in use. */
export const seeded = (name: string): RandomBytes => {
  let block = 0;
  return length => {
    const blocks: Uint8Array[] = [];
    for (let have = 0; have < length; have += 32) blocks.push(sha256(utf8(`${name} ${block++}`)));
    return concatAll(blocks).slice(0, length);
  };
};
