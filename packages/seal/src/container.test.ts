import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { utf8 } from "./bytes.ts";
import { contentBytes, packContainer, unpackContainer } from "./container.ts";
import { containerBytes, sizeClassFor } from "./size-class.ts";

const headerOf = (value: unknown) => utf8(JSON.stringify(value));
const header = headerOf({ v: "perde-report/1", text: "Скажите фото" });
const picture = new Uint8Array([1, 2, 3]);
const packed = packContainer(header, [picture], "16k");

describe("a container", () => {
  it("gives back header and attachments, whatever they are", () => {
    const attachments = fc.array(fc.uint8Array({ maxLength: 2000 }), { maxLength: 8 });
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ maxLength: 8 }), fc.string({ maxLength: 200 })),
        attachments,
        (value, files) => {
          fc.pre(!Object.hasOwn(value, "__proto__") && !/\\ud/.test(JSON.stringify(value)));
          const sizeClass = sizeClassFor(contentBytes(headerOf(value), files));
          if (sizeClass === undefined) return false;
          const bytes = packContainer(headerOf(value), files, sizeClass);
          const opened = unpackContainer(bytes);
          return (
            bytes.length === containerBytes(sizeClass) &&
            opened.kind === "container" &&
            JSON.stringify(opened.headerJson) === JSON.stringify(value) &&
            opened.attachments.every((file, i) => Buffer.compare(file, files[i] ?? new Uint8Array()) === 0) &&
            opened.attachments.length === files.length
          );
        },
      ),
      { numRuns: 40 },
    );
  });
  it("has the length of its class and nothing of its content's", () => {
    expect(packContainer(headerOf({}), [], "16k").length).toBe(packed.length);
  });
  it("is damaged when it ends early or goes on", () => {
    expect(unpackContainer(packed.subarray(0, -1))).toEqual({ kind: "damaged" });
    expect(unpackContainer(new Uint8Array(0))).toEqual({ kind: "damaged" });
  });
  it("is damaged when anything but zeros follows", () => {
    const altered = packed.slice();
    altered[altered.length - 1] = 1;
    expect(unpackContainer(altered)).toEqual({ kind: "damaged" });
  });
  it("names a version it does not know", () => {
    const altered = packed.slice();
    altered[13] = "2".charCodeAt(0);
    expect(unpackContainer(altered)).toEqual({ kind: "unknown-version" });
  });
  it("never throws, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 6 }), changes => {
        const altered = packed.slice();
        for (const [at, byte] of changes) altered[at] = byte;
        return ["container", "damaged", "unknown-version"].includes(unpackContainer(altered).kind);
      }),
    );
  });
});

describe("a hostile container is damaged", () => {
  const raw = (headerText: Uint8Array, claimed: number, after: readonly number[] = [0]) => {
    const bytes = new Uint8Array(16_384);
    bytes.set(utf8("perde-report/1\n"));
    new DataView(bytes.buffer).setUint32(15, claimed);
    bytes.set(headerText, 19);
    bytes.set(after, 19 + headerText.length);
    return bytes;
  };
  const deep = utf8(`${"[".repeat(6000)}${"]".repeat(6000)}`);
  it.each([
    ["whose JSON is 6,000 levels deep", raw(deep, deep.length)],
    ["whose header claims four gigabytes", raw(utf8("{}"), 0xffffffff)],
    ["whose header exceeds 12 KiB", raw(utf8(`"${"a".repeat(12_287)}"`), 12_289)],
    ["whose header is not UTF-8", raw(new Uint8Array([0x22, 0xff, 0x22]), 3)],
    ["whose header has a repeated name", raw(utf8('{"a":1,"a":2}'), 13)],
    ["with nine attachments", raw(utf8("{}"), 2, [9])],
    ["whose attachment lies outside", raw(utf8("{}"), 2, [1, 0, 0, 0x7f, 0xff])],
    ["whose attachment claims four gigabytes", raw(utf8("{}"), 2, [1, 0xff, 0xff, 0xff, 0xff])],
  ])("%s", (_, bytes) => {
    expect(unpackContainer(bytes)).toEqual({ kind: "damaged" });
  });
});

describe("packContainer throws", () => {
  it.each([
    ["when the header is not strict JSON", utf8("{ }"), []],
    ["when the header is longer than 12 KiB", headerOf("a".repeat(12_290)), []],
    ["with nine attachments", header, Array.from({ length: 9 }, () => picture)],
    ["when all together do not fit", header, [new Uint8Array(16_384)]],
  ])("%s", (_, json, files) => {
    expect(() => packContainer(json, files, "16k")).toThrow(RangeError);
  });
});
