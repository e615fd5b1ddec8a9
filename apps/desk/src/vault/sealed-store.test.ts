import { fromBase64Url, toBase64Url, utf8 } from "@perde/seal/bytes";
import { describe, expect, it } from "vitest";
import { memoryChest } from "./chest.ts";
import { type ChunkPlace, openSealedStore } from "./sealed-store.ts";
import vectors from "./sealed-store.vectors.json" with { type: "json" };

const seed = fromBase64Url(vectors.seed, 32) ?? new Uint8Array();
const nonces = () => fromBase64Url(vectors.nonce, 12) ?? new Uint8Array();
const open = (chest = memoryChest(), desk = vectors.desk) => openSealedStore(chest, seed, desk, nonces);
const at: ChunkPlace = { kind: "list", generation: 7, index: "3" };

describe("a chunk", () => {
  it("is sealed to the bytes of the vectors, under the name of the vectors", async () => {
    const chest = memoryChest();
    const store = await open(chest);
    await store.change(changes => changes.put(at, utf8(vectors.plain)));
    expect(await chest.names("")).toEqual([vectors.name]);
    const [sealed] = await chest.get([vectors.name]);
    expect(toBase64Url(sealed ?? new Uint8Array())).toBe(vectors.sealed);
  });
  it("opens at its own place only", async () => {
    const chest = memoryChest();
    const sealed = fromBase64Url(vectors.sealed) ?? new Uint8Array();
    const store = await open(chest);
    const names = ["list.3", "list.4", "text.3"].map(end => `${vectors.name.split(".")[0]}.${end}`);
    await chest.change(new Map(names.map(name => [name, sealed])), []);
    expect(await store.open(at)).toEqual(utf8(vectors.plain));
    expect(await store.open({ ...at, generation: 6 })).toBeUndefined();
    expect(await store.open({ ...at, index: "4" })).toBeUndefined();
    expect(await store.open({ ...at, kind: "text" })).toBeUndefined();
    const other = await open(chest, "B".repeat(22));
    expect(await other.open(at)).toBeUndefined();
  });
  it("with any bit changed, or cut, does not open", async () => {
    const chest = memoryChest();
    const store = await open(chest);
    const sealed = fromBase64Url(vectors.sealed) ?? new Uint8Array();
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = sealed.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await chest.change(new Map([[vectors.name, changed]]), []);
      expect(await store.open(at)).toBeUndefined();
    }
    await chest.change(new Map([[vectors.name, sealed.slice(0, -1)]]), []);
    expect(await store.open(at)).toBeUndefined();
  });
});
