import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seeded } from "../testing/seeded.ts";
import { type EventPlace, openEvent, sealEvent } from "./journal-seal.ts";

const random = seeded("journal");
const key = random(32);
const place: EventPlace = { desk: "desk", epoch: 3, author: "author", sequence: 9 };

describe("a sealed journal event", () => {
  it("opens to what was sealed; its length tells only steps of 512", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), event => {
        const sealed = sealEvent(event, place, key, random(24));
        const opened = openEvent(sealed, place, key);
        return (
          sealed.length === 40 + 512 * Math.ceil((event.length + 4) / 512) &&
          opened.kind === "event" &&
          Buffer.compare(opened.event, event) === 0
        );
      }),
    );
  });
  const sealed = sealEvent(random(700), place, key, random(24));
  it("is not for another key, desk, epoch, author or number", () => {
    const flat = { kind: "not-for-this-key" };
    expect(openEvent(sealed, place, random(32))).toEqual(flat);
    for (const change of [{ desk: "other" }, { epoch: 4 }, { author: "other" }, { sequence: 10 }])
      expect(openEvent(sealed, { ...place, ...change }, key)).toEqual(flat);
  });
  it("is refused after any flipped bit, cut short, or empty", () => {
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.nat(7), (at, bit) => {
        const altered = sealed.slice();
        altered[at]! ^= 1 << bit;
        return openEvent(altered, place, key).kind === "not-for-this-key";
      }),
    );
    expect(openEvent(sealed.subarray(0, -1), place, key).kind).toBe("not-for-this-key");
    expect(openEvent(new Uint8Array(0), place, key).kind).toBe("not-for-this-key");
  });
});
