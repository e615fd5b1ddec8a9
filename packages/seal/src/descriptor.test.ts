import { describe, expect, it } from "vitest";
import { aDesk, certify } from "../testing/a-desk.ts";
import {
  chooseDescriptor,
  type Descriptor,
  deskListing,
  type OpenDesk,
  openListings,
  signDescriptor,
} from "./descriptor.ts";
import { signStatement } from "./statement.ts";

const desk = await aDesk();
const other = await aDesk("Another Desk");
const roots = [desk.root.signing.publicKey];
const rootKey = desk.root.signing.publicKey;
const listingOf = (descriptors: readonly Descriptor[]) =>
  deskListing(
    rootKey,
    desk.chain.slice(0, 1),
    descriptors.map(one => signDescriptor(one, desk.lead.signing)),
  );

const refusal = (listing: unknown) => openListings([listing], roots).refused[0]?.why;

describe("a listing", () => {
  it("opens under a root that the page carries", () => {
    const { desks, refused } = openListings([desk.listing], roots);
    expect(refused).toEqual([]);
    expect(desks).toEqual([
      { desk: desk.root.desk, root: rootKey, lead: desk.lead.signing.publicKey, descriptors: [desk.descriptor] },
    ]);
  });
  it("of a desk put in place by the server is refused, and the good one beside it stays", () => {
    const { desks, refused } = openListings([other.listing, desk.listing], roots);
    expect(refused).toEqual([{ position: 0, why: "unknown-root" }]);
    expect(desks.map(one => one.desk)).toEqual([desk.root.desk]);
  });
  it("under the right root with another's chain is refused", () => {
    expect(refusal({ ...other.listing, root: desk.listing.root })).toBe("broken-chain");
  });
  it("whose descriptors another lead signed is refused", () => {
    expect(refusal({ ...desk.listing, descriptors: other.listing.descriptors })).toBe("bad-descriptor");
    const byStranger = signDescriptor(desk.descriptor, other.lead.signing);
    expect(refusal({ ...desk.listing, descriptors: [byStranger] })).toBe("bad-descriptor");
  });
  it("whose chain ends in a case worker is refused", () => {
    const descriptors = [signDescriptor(desk.descriptor, desk.worker.signing)];
    expect(refusal({ ...desk.listing, chain: desk.chain, descriptors })).toBe("not-a-lead");
  });
  it("whose lead was certified by another root is refused", () => {
    const chain = [certify(desk.root.desk, desk.lead, { role: "lead", serial: 1, by: other.root.signing })];
    expect(refusal({ ...desk.listing, chain })).toBe("broken-chain");
  });
  it("with one altered descriptor is refused whole", () => {
    const [one] = desk.listing.descriptors;
    const altered = { ...one, statement: one?.statement.replace('"slot":1', '"slot":2') };
    expect(refusal({ ...desk.listing, descriptors: [altered] })).toBe("bad-descriptor");
  });
  it("of one desk twice counts once", () => {
    expect(openListings([desk.listing, desk.listing], roots).refused).toEqual([{ position: 1, why: "repeated-desk" }]);
  });
  it.each([
    ["a classic recipient", { recipient: "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p" }],
    ["slot 4", { slot: 4 }],
    ["an end before its start", { to: "2026-10-01" }],
    ["a place that is no code", { place: "Kazakhstan" }],
    ["an unknown field", { url: "https://example.org" }],
    ["a name of 121 letters", { name: { kk: "a", ru: "b", en: "c".repeat(121) } }],
  ])("with %s is refused", (_, change) => {
    const signed = signStatement("descriptor", { ...desk.descriptor, ...change }, desk.lead.signing);
    expect(refusal({ ...desk.listing, descriptors: [signed] })).toBe("bad-descriptor");
  });
  it.each([
    ["null", null],
    ["an empty object", {}],
    ["a list", []],
    ["a field too many", { ...desk.listing, extra: 1 }],
    ["no descriptor", { ...desk.listing, descriptors: [] }],
  ])("that is or has %s is malformed", (_, listing) => {
    expect(refusal(listing)).toBe("malformed");
  });
  it("list that is no list brings no desk", () => {
    expect(openListings({}, roots)).toEqual({ desks: [], refused: [{ position: 0, why: "malformed" }] });
  });
});

describe("the descriptor of a day", () => {
  const november = desk.descriptor;
  const december = { ...november, epoch: 2, from: "2026-12-01", to: "2026-12-31", serial: 2 };
  const january = { ...november, epoch: 3, from: "2027-01-01", to: "2027-01-31", serial: 3 };
  const opened = (descriptors: readonly Descriptor[]): OpenDesk => {
    const [one] = openListings([listingOf(descriptors)], roots).desks;
    if (one === undefined) throw new Error("the listing does not open");
    return one;
  };
  const three = opened([january, november, december]);
  const on = (phoneDay: string, buildDay = "2026-10-01", from = three) => {
    const chosen = chooseDescriptor(from, { buildDay, phoneDay });
    return chosen.kind === "descriptor" ? chosen.descriptor.epoch : chosen.kind;
  };
  it.each([
    ["its first day", "2026-11-01", 1],
    ["its last day", "2026-11-30", 1],
    ["the day after", "2026-12-01", 2],
    ["35 days after the last one ended", "2027-03-07", 3],
    ["36 days after the last one ended", "2027-03-08", "expired"],
    ["the eve of the first, a clock wrong by a day", "2026-10-31", 1],
    ["two days before the first", "2026-10-30", 1],
    ["three days before the first", "2026-10-29", "not-yet"],
  ])("on %s (%s) is %s", (_, day, epoch) => {
    expect(on(day)).toBe(epoch);
  });
  it("goes by the build day when the phone's clock was set back", () => {
    expect(on("2020-01-01", "2026-12-05")).toBe(2);
    expect(on("2020-01-01", "2027-06-01")).toBe("expired");
  });
  it("is the newest of those in force: a removed member's epoch is left at once", () => {
    const replaced = opened([november, { ...november, epoch: 2, from: "2026-11-10", serial: 5 }]);
    expect(on("2026-11-09", "2026-10-01", replaced)).toBe(1);
    expect(on("2026-11-10", "2026-10-01", replaced)).toBe(2);
  });
  it("is refused as rewound when the page has seen a higher serial", () => {
    const days = { buildDay: "2026-11-05", phoneDay: "2026-11-05" };
    expect(chooseDescriptor(three, { ...days, lastSerial: 4 })).toEqual({ kind: "rewound" });
    expect(chooseDescriptor(three, { ...days, lastSerial: 3 }).kind).toBe("descriptor");
  });
});
