import { beforeAll, describe, expect, it } from "vitest";
import { invented } from "../testing/lists.ts";
import { seeded } from "../testing/seeded.ts";
import { fromUtf8, utf8 } from "./bytes.ts";
import {
  addPasskey,
  createMemberFile,
  FILE_COST,
  LEAST_FILE_COST,
  newPassphrase,
  openMemberFile,
  type Passkey,
  readMemberFile,
  replaceContent,
} from "./member-file.ts";

const random = seeded("member file");
const content = { signing: "invented", wrap: "invented" };
const passphrase = newPassphrase(random(9), invented.kk);
const passkey: Passkey = { credential: random(20), salt: random(32), output: random(32) };
const byWords = (words: string) => ({ kind: "passphrase", passphrase: words }) as const;

/** At the least cost a file may have; FILE_COST itself is tried once, below. */
let file: Uint8Array;
let fileKey: Uint8Array;
beforeAll(async () => {
  const made = await createMemberFile(content, passphrase, { random, passkeys: [passkey], cost: LEAST_FILE_COST });
  if (made.kind !== "file") throw new Error("no memory for this test");
  file = made.bytes;
  const opened = await openMemberFile(file, byWords(passphrase));
  if (opened.kind !== "opened") throw new Error("the file does not open");
  fileKey = opened.fileKey;
});

describe("a member file", () => {
  it("costs 256 MiB to try unless its maker says otherwise", async () => {
    const made = await createMemberFile(content, passphrase, { random });
    if (made.kind !== "file") throw new Error("no memory for this test");
    expect(readMemberFile(made.bytes)).toEqual({
      kind: "slots",
      cost: { memory: 262_144, passes: 3, lanes: 1 },
      passkeys: [],
    });
    expect(await openMemberFile(made.bytes, byWords(passphrase))).toMatchObject({ kind: "opened", content });
  });
  it("opens by its six words, typed without a Kazakh keyboard and in capitals", async () => {
    expect(passphrase.split(" ").length).toBe(6);
    const plain = passphrase
      .replaceAll("қ", "к")
      .replaceAll("ғ", "г")
      .replaceAll("ң", "н")
      .replaceAll("ә", "а")
      .replaceAll("ө", "о");
    expect((await openMemberFile(file, byWords(`  ${plain.toUpperCase()}\n`))).kind).toBe("opened");
  });
  it("opens by its passkey", async () => {
    const unlock = { kind: "passkey", credential: passkey.credential, output: passkey.output } as const;
    expect(await openMemberFile(file, unlock)).toMatchObject({ kind: "opened", content });
    expect(readMemberFile(file)).toMatchObject({ passkeys: [{ credential: passkey.credential, salt: passkey.salt }] });
  });
  it("shows nothing of its content", () => {
    expect(fromUtf8(file)).not.toContain("invented");
  });
  it("takes another passkey and other content under the same slots", async () => {
    const second: Passkey = { credential: random(20), salt: random(32), output: random(32) };
    const added = addPasskey(file, fileKey, second, random);
    if (added.kind !== "file") throw new Error("the file is malformed");
    const replaced = replaceContent(added.bytes, fileKey, { epoch: 2 }, random);
    if (replaced.kind !== "file") throw new Error("the file is malformed");
    const unlock = { kind: "passkey", credential: second.credential, output: second.output } as const;
    expect(await openMemberFile(replaced.bytes, unlock)).toMatchObject({ kind: "opened", content: { epoch: 2 } });
    expect(await openMemberFile(replaced.bytes, byWords(passphrase))).toMatchObject({
      kind: "opened",
      content: { epoch: 2 },
    });
  });
});

describe("a member file does not open, and says no more", () => {
  const flat = { kind: "does-not-open" };
  it("with another passphrase", async () => {
    expect(await openMemberFile(file, byWords(`${passphrase}а`))).toEqual(flat);
    expect(await openMemberFile(file, byWords(""))).toEqual(flat);
  });
  it("with an unknown passkey or another output", async () => {
    const { credential, output } = passkey;
    expect(await openMemberFile(file, { kind: "passkey", credential: random(20), output })).toEqual(flat);
    expect(await openMemberFile(file, { kind: "passkey", credential, output: random(32) })).toEqual(flat);
  });
  it("when its cost was altered: lowering it helps nobody", async () => {
    const text = fromUtf8(file)?.replace('"passes":3', '"passes":4') ?? "";
    expect(await openMemberFile(utf8(text), byWords(passphrase))).toEqual(flat);
  });
  it("when a letter of its content was altered", async () => {
    const text = fromUtf8(file) ?? "";
    const at = text.lastIndexOf('"sealed":"') + 40;
    const altered = `${text.slice(0, at)}${text[at] === "A" ? "B" : "A"}${text.slice(at + 1)}`;
    expect(await openMemberFile(utf8(altered), byWords(passphrase))).toEqual(flat);
  });
});

describe("a weak or malformed file", () => {
  const altered = (change: (text: string) => string) =>
    openMemberFile(utf8(change(fromUtf8(file) ?? "")), byWords(passphrase));
  it("that asks for less work than is ever written is named weak", async () => {
    expect(await altered(text => text.replace('"memory":65536', '"memory":1024'))).toEqual({ kind: "weak" });
    expect(await altered(text => text.replace('"passes":3', '"passes":1'))).toEqual({ kind: "weak" });
  });
  it("that asks for a gigabyte more than any phone has is malformed", async () => {
    expect(await altered(text => text.replace('"memory":65536', '"memory":4194304'))).toEqual({ kind: "malformed" });
  });
  it.each([
    ["an unknown field", (text: string) => text.replace('{"v"', '{"x":1,"v"')],
    ["another version", (text: string) => text.replace("perde-member/1", "perde-member/2")],
    ["white space", (text: string) => ` ${text}`],
    ["half of it", (text: string) => text.slice(0, text.length / 2)],
  ])("with %s is malformed", async (_, change) => {
    expect(await altered(change)).toEqual({ kind: "malformed" });
  });
  it("cannot be made: below 64 MiB createMemberFile throws", async () => {
    await expect(
      createMemberFile(content, passphrase, { random, cost: { ...FILE_COST, memory: 32_768 } }),
    ).rejects.toThrow(RangeError);
  });
});
