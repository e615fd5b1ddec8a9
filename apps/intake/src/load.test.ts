import { describe, expect, it } from "vitest";
import { aClock } from "./intake.testing.ts";
import { CAP_BITS, loadOf } from "./load.ts";

const GiB = 1024 ** 3;
const aLoad = (free = 100 * GiB, taken = 0) => {
  const clock = aClock();
  return { clock, load: loadOf(clock, () => ({ free, taken })) };
};

describe("the price of a puzzle", () => {
  it("grows with the class", () => {
    const { load } = aLoad();
    const bits = (["note", "16k", "256k", "1m", "4m"] as const).map(load.bits);
    expect(bits).toEqual(bits.toSorted((a, b) => a - b));
    expect(new Set(bits).size).toBe(5);
  });
  it("grows with the load, never beyond the cap, and falls again", () => {
    const { load, clock } = aLoad();
    const calm = load.bits("256k");
    load.arrived(64 * 1024 * 1024 * 5);
    expect(load.bits("256k")).toBe(calm + 3);
    load.arrived(1000 * GiB);
    expect(load.bits("256k")).toBe(CAP_BITS);
    clock.turn(3 * 60_000);
    expect(load.bits("256k")).toBe(calm);
  });
  it("is the same for everybody: there is no limit by address", () => expect(aLoad().load.bits.length).toBe(1));
});

describe("when the disk fills", () => {
  it("keeps 30 % for the smallest class", () => {
    const { load } = aLoad(29 * GiB, 71 * GiB);
    expect(load.mayTake("256k")).toBe(false);
    expect(load.mayTake("16k")).toBe(true);
  });
  it("takes everything while more is free", () => expect(aLoad(31 * GiB, 69 * GiB).load.mayTake("4m")).toBe(true));
  it("keeps what closing a batch needs", () => expect(aLoad(64 * 1024 * 1024).load.mayTake("16k")).toBe(false));
});

describe("when too much is in memory", () => {
  it("turns away the large classes first", () => {
    const { load } = aLoad();
    const taken = () => (["16k", "256k", "1m", "4m"] as const).filter(load.mayTake);
    expect(taken()).toHaveLength(4);
    load.inMemory(40 * 1024 * 1024);
    expect(taken()).toEqual(["16k", "256k", "1m"]);
    load.inMemory(35 * 1024 * 1024);
    expect(taken()).toEqual(["16k"]);
    load.inMemory(-75 * 1024 * 1024);
    expect(taken()).toHaveLength(4);
  });
  it("holds 64 reports with pictures at once without turning one away", () => {
    const { load } = aLoad();
    load.inMemory(64 * 268_522);
    expect(load.mayTake("256k")).toBe(true);
  });
});
