import { describe, expect, it } from "vitest";
import { aDesk } from "../testing/a-desk.ts";
import { seeded } from "../testing/seeded.ts";
import {
  epochKeys,
  foldChain,
  newMember,
  newRoot,
  recoverRoot,
  unwrapSeed,
  wrapForMember,
  wrapSeed,
} from "./desk-keys.ts";

const random = seeded("desk keys");
const { root, lead, worker, chain } = await aDesk();

describe("a root", () => {
  it("is the same from the same seed and shows nothing of it", async () => {
    const seed = random(32);
    expect(await newRoot(seed)).toEqual(await newRoot(seed));
    expect((await newRoot(seed)).signing.seed).not.toEqual(seed);
  });
  it("recovered from other shares is another desk's", async () => {
    const seed = random(32);
    const { signing } = await newRoot(seed);
    expect((await recoverRoot(seed, signing.publicKey)).kind).toBe("root");
    expect(await recoverRoot(random(32), signing.publicKey)).toEqual({ kind: "other-desk" });
  });
});

describe("seeds of members and epochs", () => {
  it("give different keys for different purposes", async () => {
    const seed = random(32);
    const identities = [(await newRoot(seed)).recovery, (await newMember(seed)).wrap, await epochKeys(seed)].map(
      one => one.identity,
    );
    expect(new Set(identities).size).toBe(3);
  });
  it("of another length throw", async () => {
    await expect(epochKeys(random(31))).rejects.toThrow(RangeError);
  });
});

describe("an epoch seed", () => {
  const seed = random(32);
  const folded = foldChain(root.signing.publicKey, chain);
  const member = folded.kind === "chain" ? folded.members[1] : undefined;
  if (member === undefined) throw new Error("the chain has no second member");

  it("is wrapped to a member of the chain", async () => {
    const wrapped = await wrapForMember(seed, member, worker.wrap.recipient);
    expect(wrapped.kind === "wrapped" && (await unwrapSeed(wrapped.bytes, worker.wrap.identity))).toEqual({
      kind: "seed",
      seed,
    });
    expect(wrapped.kind === "wrapped" && (await unwrapSeed(wrapped.bytes, lead.wrap.identity))).toEqual({
      kind: "not-for-this-key",
    });
  });
  it("is not wrapped to a recipient that a server puts in a member's place", async () => {
    const ghost = await newMember(random(32));
    expect(await wrapForMember(seed, member, ghost.wrap.recipient)).toEqual({ kind: "foreign-recipient" });
  });
  it("opens for the recovered root", async () => {
    const bytes = await wrapSeed(seed, root.recovery.recipient);
    expect(await unwrapSeed(bytes, root.recovery.identity)).toEqual({ kind: "seed", seed });
  });
  it("does not open after any change", async () => {
    const bytes = await wrapSeed(seed, root.recovery.recipient);
    for (const at of [25, 1600, bytes.length - 1]) {
      const altered = bytes.slice();
      altered[at]! ^= 4;
      expect(await unwrapSeed(altered, root.recovery.identity)).toEqual({ kind: "not-for-this-key" });
    }
  });
  it("is never wrapped to a classic recipient", async () => {
    await expect(wrapSeed(seed, "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p")).rejects.toThrow(
      RangeError,
    );
  });
});
