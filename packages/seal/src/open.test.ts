import { Encrypter, generateHybridIdentity, generateX25519Identity, identityToRecipient } from "age-encryption";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { seeded } from "../testing/seeded.ts";
import { wrapKeyFromSeed } from "./age-key.ts";
import { concat, equalBytes } from "./bytes.ts";
import { type Addressee, NOTE_CONTENT_BYTES, NOTE_WIRE_BYTES, type Slot, sealEnvelope, sealNote } from "./close.ts";
import { envelopeParts } from "./envelope.ts";
import { openNote } from "./note.ts";
import { openEnvelope, tryHeader } from "./open.ts";
import { containerBytes, HEADER_BYTES, type SizeClass, sizeClasses, wireBytes } from "./size-class.ts";

vi.setConfig({ testTimeout: 30_000 });

const random = seeded("open");
const slots: readonly Slot[] = [0, 1, 2, 3];
const keys = await Promise.all(slots.map(() => wrapKeyFromSeed(random(32))));
const keyOf = (slot: Slot) => keys[slot] ?? { identity: "", recipient: "" };
const to = (...chosen: readonly Slot[]): readonly Addressee[] =>
  chosen.map(slot => ({ slot, recipient: keyOf(slot).recipient }));

const contentOf = (sizeClass: SizeClass): Uint8Array => random(containerBytes(sizeClass));
const container = contentOf("16k");
const wire = await sealEnvelope({ container, recipients: to(0, 2), random });
const split = (bytes: Uint8Array) => ({ header: bytes.slice(0, HEADER_BYTES), payload: bytes.slice(HEADER_BYTES) });
const opening = (bytes: Uint8Array, slot: Slot, identity = keyOf(slot).identity) =>
  openEnvelope({ ...split(bytes), slot, identity });

const inPieces = (bytes: Uint8Array, size: number): ReadableStream<Uint8Array> => {
  let at = 0;
  return new ReadableStream({
    pull: controller => {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.subarray(at, at + size));
      at += size;
    },
  });
};

describe("an envelope", () => {
  it.each(sizeClasses)("of class %s has exactly its wire size and opens to what was sealed", async sizeClass => {
    const content = contentOf(sizeClass);
    const sealed = await sealEnvelope({ container: content, recipients: to(3), random });
    expect(sealed.length).toBe(wireBytes(sizeClass));
    expect(envelopeParts(sealed).kind).toBe("envelope");
    const opened = await opening(sealed, 3);
    expect(opened.kind === "opened" && equalBytes(opened.container, content)).toBe(true);
  });

  it("opens for every desk it is for, and for no other", async () => {
    const chosen = fc.subarray([...slots], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(chosen, async recipients => {
        const sealed = await sealEnvelope({ container, recipients: to(...recipients), random });
        for (const slot of slots) {
          const expected = recipients.includes(slot) ? "opened" : "not-for-this-key";
          if ((await opening(sealed, slot)).kind !== expected) return false;
        }
        return true;
      }),
      { numRuns: 6 },
    );
  });

  it("opens with its own slot only: the right key at another slot is not for this key", async () => {
    expect((await opening(wire, 0)).kind).toBe("opened");
    for (const slot of [1, 2, 3] as const)
      expect(await opening(wire, slot, keyOf(0).identity)).toEqual({ kind: "not-for-this-key" });
  });

  it("shows the same number and kind of stanzas whoever was chosen", async () => {
    const shape = (bytes: Uint8Array) =>
      new TextDecoder("latin1").decode(bytes.subarray(0, HEADER_BYTES)).replace(/[A-Za-z0-9+/]{40,}/g, "…");
    const all = await sealEnvelope({ container, recipients: to(0, 1, 2, 3), random });
    expect(shape(all)).toBe(shape(wire));
  });

  it("opens from a stream in pieces of any length", async () => {
    const { header, payload } = split(wire);
    for (const size of [1, 7, 4096, payload.length]) {
      const opened = await openEnvelope({
        header,
        payload: inPieces(payload, size),
        slot: 2,
        identity: keyOf(2).identity,
      });
      expect(opened.kind === "opened" && equalBytes(opened.container, container)).toBe(true);
    }
  });

  it("stops reading a stream that never ends", async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: controller => controller.enqueue(new Uint8Array(1_000_000)),
    });
    const { header } = split(wire);
    const opened = await openEnvelope({ header, payload: endless, slot: 2, identity: keyOf(2).identity });
    expect(opened).toEqual({ kind: "damaged" });
  });
});

describe("any flipped byte is refused", () => {
  const flip = (bytes: Uint8Array, at: number, bit: number): Uint8Array => {
    const altered = bytes.slice();
    altered[at]! ^= 1 << bit;
    return altered;
  };
  it("in the payload: damaged, and no part of the text", async () => {
    const at = fc.integer({ min: HEADER_BYTES, max: wire.length - 1 });
    await fc.assert(
      fc.asyncProperty(at, fc.nat(7), async (position, bit) => {
        const opened = await opening(flip(wire, position, bit), 0);
        return JSON.stringify(opened) === '{"kind":"damaged"}';
      }),
      {
        numRuns: 40,
        examples: [
          [HEADER_BYTES, 0],
          [wire.length - 1, 7],
        ],
      },
    );
  });
  it("in the header: damaged or not for this key, never opened", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(HEADER_BYTES - 1), fc.nat(7), async (position, bit) => {
        const { kind } = await opening(flip(wire, position, bit), 0);
        return kind === "damaged" || kind === "not-for-this-key";
      }),
      { numRuns: 60 },
    );
  });
  it("in another desk's stanza: damaged for this one, which knows that it was meant", async () => {
    const lastStanza = HEADER_BYTES - 48 - 100;
    const kinds = new Set<string>();
    for (let at = lastStanza; at < lastStanza + 40; at++)
      kinds.add((await tryHeader(flip(split(wire).header, at, 0), { slot: 0, identity: keyOf(0).identity })).kind);
    expect(kinds.has("damaged")).toBe(true);
    expect(kinds.has("file-key")).toBe(false);
  });
  it("in the last chunk of 256 KiB, after three good ones: damaged, and none of the three", async () => {
    const sealed = await sealEnvelope({ container: contentOf("256k"), recipients: to(0), random });
    expect(await opening(flip(sealed, sealed.length - 20, 3), 0)).toEqual({ kind: "damaged" });
  });
  it("and so is a payload cut short, exchanged for another's, or of another size", async () => {
    const other = await sealEnvelope({ container, recipients: to(0), random });
    const { header } = split(wire);
    const identity = keyOf(0).identity;
    for (const payload of [
      split(other).payload,
      split(wire).payload.slice(0, -1),
      concat(split(wire).payload, new Uint8Array(1)),
      new Uint8Array(0),
    ])
      expect(await openEnvelope({ header, payload, slot: 0, identity })).toEqual({ kind: "damaged" });
  });
});

/** An age file of exactly `length` bytes for these recipients. */
const fileOfLength = async (recipients: readonly string[], length: number): Promise<Uint8Array> => {
  const encrypterFor = () => {
    const encrypter = new Encrypter();
    for (const recipient of recipients) encrypter.addRecipient(recipient);
    return encrypter;
  };
  const overhead = (await encrypterFor().encrypt(new Uint8Array(0))).length;
  return await encrypterFor().encrypt(new Uint8Array(length - overhead));
};

describe("envelopeParts", () => {
  const hybrid = keys.map(({ recipient }) => recipient);
  it("gives header, payload and their hashes", () => {
    const parts = envelopeParts(wire);
    expect(parts).toMatchObject({ kind: "envelope", sizeClass: "16k", ...split(wire) });
    expect(envelopeParts(wire, () => new Uint8Array([7]))).toMatchObject({ headerHash: new Uint8Array([7]) });
  });
  it("refuses a classic stanza, alone or among hybrid ones", async () => {
    const classic = await identityToRecipient(await generateX25519Identity());
    for (const recipients of [[classic], [classic, classic, classic, classic], [...hybrid.slice(0, 3), classic]])
      expect(envelopeParts(await fileOfLength(recipients, 22_714))).toEqual({ kind: "classic-recipient" });
  });
  it("refuses a passphrase file", async () => {
    const encrypter = () => {
      const one = new Encrypter();
      one.setPassphrase("words");
      one.setScryptWorkFactor(2);
      return one;
    };
    const overhead = (await encrypter().encrypt(new Uint8Array(0))).length;
    const file = await encrypter().encrypt(new Uint8Array(22_714 - overhead));
    expect(envelopeParts(file)).toEqual({ kind: "classic-recipient" });
  });
  it("refuses three or five hybrid stanzas", async () => {
    const fifth = await identityToRecipient(await generateHybridIdentity());
    for (const recipients of [hybrid.slice(0, 3), [...hybrid, fifth]])
      expect(envelopeParts(await fileOfLength(recipients, 22_714))).toEqual({ kind: "wrong-stanzas" });
  });
  it("refuses what is not age, and every other length first", () => {
    expect(envelopeParts(new Uint8Array(22_714))).toEqual({ kind: "not-age" });
    expect(envelopeParts(wire.subarray(0, -1))).toEqual({ kind: "wrong-size" });
    expect(envelopeParts(concat(wire, new Uint8Array(1)))).toEqual({ kind: "wrong-size" });
  });
  it("refuses a second spelling of the same stanza", () => {
    const altered = wire.slice();
    const endOfShare = 22 + 18 + 1493;
    const last = altered[endOfShare] ?? 0;
    altered[endOfShare] = last === "A".charCodeAt(0) ? "B".charCodeAt(0) : last + 1;
    expect(envelopeParts(altered)).toEqual({ kind: "wrong-stanzas" });
  });
});

describe("sealEnvelope throws", () => {
  it.each([
    ["for nobody", { container, recipients: [], random }],
    [
      "for two desks with one slot",
      { container, recipients: [...to(1), { slot: 1 as const, recipient: keyOf(2).recipient }], random },
    ],
    ["for a container of another size", { container: container.subarray(1), recipients: to(1), random }],
    [
      "for a recipient that is not hybrid",
      {
        container,
        recipients: [{ slot: 0 as const, recipient: "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p" }],
        random,
      },
    ],
  ])("%s", async (_, envelope) => {
    await expect(sealEnvelope(envelope)).rejects.toThrow(RangeError);
  });
});

describe("a note", () => {
  const { identity, recipient } = keyOf(0);
  it("opens to any value that fits, and has one length", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 1300 }), async text => {
        fc.pre(!/\\ud/.test(JSON.stringify(text)));
        const sealed = await sealNote({ text }, recipient);
        const opened = await openNote(sealed, identity);
        return (
          sealed.length === NOTE_WIRE_BYTES &&
          opened.kind === "note" &&
          JSON.stringify(opened.value) === JSON.stringify({ text })
        );
      }),
      { numRuns: 15 },
    );
  });
  it("holds 4,094 bytes and no more", async () => {
    const most = "a".repeat(NOTE_CONTENT_BYTES - 2);
    expect(await openNote(await sealNote(most, recipient), identity)).toEqual({ kind: "note", value: most });
    await expect(sealNote(`${most}a`, recipient)).rejects.toThrow(RangeError);
  });
  it("is not for another key; filler and altered notes look the same", async () => {
    const sealed = await sealNote({ v: 1 }, recipient);
    const flat = { kind: "not-for-this-key" };
    expect(await openNote(sealed, keyOf(1).identity)).toEqual(flat);
    expect(await openNote(random(NOTE_WIRE_BYTES), identity)).toEqual(flat);
    for (const at of [30, 1600, 1630, 5000, NOTE_WIRE_BYTES - 1]) {
      const altered = sealed.slice();
      altered[at]! ^= 1;
      expect(await openNote(altered, identity)).toEqual(flat);
    }
  });
  it("sealed to two recipients is refused", async () => {
    const file = await fileOfLength([recipient, keyOf(1).recipient], NOTE_WIRE_BYTES);
    expect(await openNote(file, identity)).toEqual({ kind: "not-for-this-key" });
  });
});
