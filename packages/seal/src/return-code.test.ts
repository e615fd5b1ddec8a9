import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { invented } from "../testing/lists.ts";
import { seeded } from "../testing/seeded.ts";
import { bytesOfIndexes, indexesOf, type Language, spell } from "./code-words.ts";
import {
  type Code,
  codeWords,
  deletionKey,
  keysOfSecret,
  newCode,
  parseCode,
  stretchCode,
  stretchSecret,
} from "./return-code.ts";

vi.setConfig({ testTimeout: 30_000 });

const aCode = fc.uint8Array({ minLength: 11, maxLength: 16 }).map(newCode);
const anyText = fc.array(fc.nat(0x10ffff), { maxLength: 80 }).map(points => String.fromCodePoint(...points));
const languages: readonly Language[] = ["kk", "ru", "en"];
const code = newCode(seeded("return code")(16));
const words = (language: Language, of: Code = code) => codeWords(of, invented[language]);
const read = (text: string) => parseCode(text, invented);

describe("a return code", () => {
  it("is eight numbers below 2,048, every one as likely as the random bytes", () => {
    fc.assert(fc.property(aCode, one => one.length === 8 && one.every(index => index >= 0 && index < 2048)));
    expect(newCode(new Uint8Array(11).fill(255))).toEqual(Array(8).fill(2047));
    expect(() => newCode(new Uint8Array(10))).toThrow(RangeError);
  });
  it("packs into 11 bytes and back", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 11, maxLength: 11 }),
        bytes => Buffer.compare(bytesOfIndexes(indexesOf(bytes, 8)), bytes) === 0,
      ),
    );
  });
  it("is read in any of the three languages, even mixed", () => {
    fc.assert(
      fc.property(aCode, fc.array(fc.constantFrom(...languages), { minLength: 8, maxLength: 8 }), (one, chosen) => {
        const text = chosen.map((language, i) => words(language, one)[i]).join(" ");
        return JSON.stringify(read(text)) === JSON.stringify({ kind: "code", code: one });
      }),
    );
  });
});

describe("typed words are read", () => {
  const kk = words("kk");
  const typed: readonly (readonly [string, string])[] = [
    ["in capitals", kk.join(" ").toUpperCase()],
    [
      "without a Kazakh keyboard",
      kk
        .join(" ")
        .replaceAll("қ", "к")
        .replaceAll("ғ", "г")
        .replaceAll("ң", "н")
        .replaceAll("ә", "а")
        .replaceAll("ө", "о"),
    ],
    ["one a line, numbered", kk.map((word, i) => `${i + 1}. ${word}`).join("\r\n")],
    ["with commas, dashes and no-break spaces", kk.join(" ,\u00a0— ")],
    ["with zero-width characters and quotation marks", kk.map(word => `\u200b«${word}»\ufeff`).join(" ")],
    ["with letters in two parts", kk.join(" ").normalize("NFD")],
  ];
  it.each(typed)("%s", (_, text) => {
    expect(read(text)).toEqual({ kind: "code", code });
  });
  it("in the one list that is loaded", () => {
    expect(parseCode(words("ru").join(" "), { ru: invented.ru })).toEqual({ kind: "code", code });
    expect(parseCode(kk.join(" "), { ru: invented.ru }).kind).toBe("unknown-word");
  });
});

describe("wrong words", () => {
  it("seven or nine are counted", () => {
    expect(read(words("en").slice(1).join(" "))).toEqual({ kind: "count", got: 7 });
    expect(read(`${words("en").join(" ")} more`)).toEqual({ kind: "count", got: 9 });
    expect(read("")).toEqual({ kind: "count", got: 0 });
  });
  it("in no list are named by their positions", () => {
    const text = words("en").map((word, i) => (i === 2 || i === 7 ? "zzz" : word));
    expect(read(text.join(" "))).toEqual({ kind: "unknown-word", positions: [2, 7] });
  });
  it("in another order are another code", () => {
    const parsed = read(words("en").toReversed().join(" "));
    expect(parsed).toEqual({ kind: "code", code: [...code].reverse() });
  });
  it("never throw", () => {
    fc.assert(fc.property(anyText, text => ["code", "count", "unknown-word"].includes(read(text).kind)));
  });
});

describe("spell", () => {
  it("throws for a number that the list does not have", () => {
    expect(() => spell([2048], invented.en)).toThrow(RangeError);
  });
});

describe("the keys of a code", () => {
  const instance = seeded("instance")(16);
  it("are the same on every device, and others on another instance", async () => {
    const once = await stretchSecret(code, instance);
    expect(await stretchSecret(code, instance)).toEqual(once);
    expect(await stretchSecret(code, seeded("other instance")(16))).not.toEqual(once);
  });
  it("are others in another order of the words", async () => {
    const reversed = newCode(bytesOfIndexes([...code].reverse()));
    expect(await stretchSecret(reversed, instance)).not.toEqual(await stretchSecret(code, instance));
  });
  it("differ from each other, and each envelope has its own deletion key", async () => {
    const keys = await keysOfSecret(seeded("stretched")(32));
    const all = [keys.mailbox.publicKey, ...[0, 1, 2].map(n => deletionKey(keys, n).publicKey), keys.deletionSecret];
    expect(new Set(all.map(one => one.join())).size).toBe(all.length);
    expect(() => deletionKey(keys, -1)).toThrow(RangeError);
  });
  it("survive the way from worker to page", async () => {
    const keys = await keysOfSecret(seeded("stretched")(32));
    expect(structuredClone(keys)).toEqual(keys);
  });
  it("are not made when memory fails, and no cheaper ones are made instead", () => {
    const door = JSON.stringify(new URL("./return-code.ts", import.meta.url).href);
    const program = `const { newCode, stretchCode } = await import(${door});
      const answer = await stretchCode(newCode(new Uint8Array(11)), new Uint8Array(16));
      console.log(JSON.stringify(answer));`;
    const argumentsOf16MiB = ["--wasm-max-mem-pages=256", "--input-type=module", "--eval", program];
    expect(execFileSync(process.execPath, argumentsOf16MiB, { encoding: "utf8" }).trim()).toBe(
      '{"kind":"out-of-memory"}',
    );
  });
  it("need an instance of 16 bytes", async () => {
    await expect(stretchCode(code, new Uint8Array(15))).rejects.toThrow(RangeError);
  });
});
