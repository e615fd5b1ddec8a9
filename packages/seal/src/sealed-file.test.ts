import { describe, expect, it } from "vitest";
import { wrapKeyFromSeed } from "./age-key.ts";
import { openFile, sealFile } from "./sealed-file.ts";

const seed = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const text = new TextEncoder().encode("Дело для прокуратуры".repeat(9000));

describe("a file sealed to one recipient", () => {
  it("opens with the recipient's key, and is the same", async () => {
    const { identity, recipient } = await wrapKeyFromSeed(seed(1));
    const sealed = await sealFile(text, recipient);
    if (sealed.kind !== "sealed") throw new Error(sealed.kind);
    expect(await openFile(sealed.bytes, identity)).toEqual({ kind: "file", bytes: text });
  });
  it("does not open with another key, or with a byte turned anywhere", async () => {
    const { identity, recipient } = await wrapKeyFromSeed(seed(1));
    const sealed = await sealFile(text, recipient);
    if (sealed.kind !== "sealed") throw new Error(sealed.kind);
    const other = await wrapKeyFromSeed(seed(2));
    expect(await openFile(sealed.bytes, other.identity)).toEqual({ kind: "not-for-this-key" });
    for (const at of [100, 2000, sealed.bytes.length - 1]) {
      const turned = sealed.bytes.slice();
      turned[at] = (turned[at] ?? 0) ^ 1;
      expect(await openFile(turned, identity)).toEqual({ kind: "not-for-this-key" });
    }
  });
  it("is refused for a classic recipient, and for a mistyped one", async () => {
    const { recipient } = await wrapKeyFromSeed(seed(1));
    const classic = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    const last = recipient.at(-1) === "q" ? "p" : "q";
    expect(await sealFile(text, classic)).toEqual({ kind: "bad-recipient" });
    expect(await sealFile(text, `${recipient.slice(0, -1)}${last}`)).toEqual({ kind: "bad-recipient" });
    expect(await sealFile(text, "")).toEqual({ kind: "bad-recipient" });
  });
});
