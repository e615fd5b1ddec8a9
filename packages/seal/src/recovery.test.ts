import { describe, expect, it, vi } from "vitest";
import { aDesk, certify } from "../testing/a-desk.ts";
import { invented } from "../testing/lists.ts";
import { seeded } from "../testing/seeded.ts";
import { equalBytes } from "./bytes.ts";
import { sealEnvelope } from "./close.ts";
import { deskListing, openListings, signDescriptor } from "./descriptor.ts";
import { epochKeys, foldChain, newMember, newRoot, recoverRoot, unwrapSeed, wrapSeed } from "./desk-keys.ts";
import { envelopeParts } from "./envelope.ts";
import { openEnvelope } from "./open.ts";
import { joinShares, parseShare, type Share, shareWords, splitRoot } from "./shares.ts";

vi.setConfig({ testTimeout: 30_000 });

const random = seeded("recovery");

/** The share as it is printed and typed again. */
const typed = (share: Share): Share => {
  const parsed = parseShare(shareWords(share, invented.ru).join(" "), invented);
  if (parsed.kind !== "share") throw new Error("a printed share does not read");
  return parsed.share;
};

describe("a desk whose members are all lost", async () => {
  const { descriptor } = await aDesk("Lost Desk");
  const rootSeed = random(32);
  const root = await newRoot(rootSeed);
  const publicKey = root.signing.publicKey;
  const lost = await newMember(random(32));
  const chain = [certify(root.desk, lost, { role: "lead", serial: 1, by: root.signing })];
  const epochSeed = random(32);
  const epoch = await epochKeys(epochSeed);
  const wrapped = await wrapSeed(epochSeed, root.recovery.recipient);
  const printed = splitRoot(rootSeed, 2, 3, random);
  const [, second, third] = printed;
  if (second === undefined || third === undefined) throw new Error("there are not three shares");

  it("comes back from two printed shares: old reports open, and a new lead speaks for it", async () => {
    const container = new Uint8Array(16_384).fill(9);
    const recipients = [{ slot: 1 as const, recipient: epoch.recipient }];
    const parts = envelopeParts(await sealEnvelope({ container, recipients, random }));

    const joined = joinShares([typed(third), typed(second)]);
    const recovered = joined.kind === "seed" ? await recoverRoot(joined.seed, publicKey) : joined;
    if (recovered.kind !== "root") throw new Error(`the root does not come back: ${recovered.kind}`);

    const unwrapped = await unwrapSeed(wrapped, recovered.root.recovery.identity);
    if (unwrapped.kind !== "seed" || parts.kind !== "envelope") throw new Error("the epoch is lost");
    const { identity } = await epochKeys(unwrapped.seed);
    const opened = await openEnvelope({ ...parts, slot: 1, identity });
    expect(opened.kind === "opened" && equalBytes(opened.container, container)).toBe(true);

    const lead = await newMember(random(32));
    const renewed = certify(root.desk, lead, { role: "lead", serial: 2, by: recovered.root.signing });
    expect(foldChain(publicKey, [...chain, renewed])).toMatchObject({ kind: "chain", serial: 2 });
    const next = { ...descriptor, desk: root.desk, recipient: epoch.recipient, serial: 9 };
    const listing = deskListing(publicKey, [renewed], [signDescriptor(next, lead.signing)]);
    expect(openListings([listing], [publicKey]).desks.length).toBe(1);
  });
  it("prints new shares of a new set, which do not join with the old", () => {
    const [renewed] = splitRoot(rootSeed, 2, 3, random);
    expect(renewed !== undefined && joinShares([second, third, renewed])).toEqual({ kind: "foreign-set", share: 2 });
  });
  it("is not mistaken for another desk whose shares were brought", async () => {
    const others = splitRoot(random(32), 2, 3, random);
    const joined = joinShares(others.slice(0, 2));
    expect(joined.kind === "seed" && (await recoverRoot(joined.seed, publicKey))).toEqual({ kind: "other-desk" });
  });
});
