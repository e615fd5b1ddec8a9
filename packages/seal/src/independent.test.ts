import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Decrypter, Encrypter, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openHybridAge } from "../testing/openssl-age.ts";
import { seeded } from "../testing/seeded.ts";
import vector from "../vectors/envelope.json" with { type: "json" };
import { wrapKeyFromSeed } from "./age-key.ts";
import { equalBytes, fromBase64Url, utf8 } from "./bytes.ts";
import { sealEnvelope, sealNote } from "./close.ts";
import { packContainer, unpackContainer } from "./container.ts";

vi.setConfig({ testTimeout: 30_000 });

const random = seeded("independent");

describe("another implementation of hybrid age, on OpenSSL", () => {
  it.each(["16k", "256k"] as const)("opens an envelope of %s at its slot", async sizeClass => {
    const key = await wrapKeyFromSeed(random(32));
    const container = packContainer(utf8('{"v":"perde-report/1"}'), [random(5000)], sizeClass);
    const wire = await sealEnvelope({ container, recipients: [{ slot: 3, recipient: key.recipient }], random });
    expect(equalBytes(openHybridAge(wire, 3, key.identity), container)).toBe(true);
    expect(() => openHybridAge(wire, 2, key.identity)).toThrow();
  });
  it("opens a note", async () => {
    const key = await wrapKeyFromSeed(random(32));
    const plain = openHybridAge(await sealNote({ v: 1 }, key.recipient), 0, key.identity);
    expect(Buffer.from(plain.subarray(2, 9)).toString()).toBe('{"v":1}');
  });
  it("opens the stored vector, and refuses it after a flipped bit", () => {
    const wire = fromBase64Url(vector.wire) ?? new Uint8Array();
    const container = openHybridAge(wire, 0, vector.identities.slot0);
    expect(unpackContainer(new Uint8Array(container)).kind).toBe("container");
    const altered = wire.slice();
    altered[7000]! ^= 1;
    expect(() => openHybridAge(altered, 0, vector.identities.slot0)).toThrow();
  });
});

/** Debian's age 1.1.1 knows no hybrid recipients: it checks the file format on classic ones, which Perde never uses. */
describe("the age command", () => {
  let folder: string;
  const age = (parameters: readonly string[], input: Uint8Array): Uint8Array => {
    const { error, status, stdout, stderr } = spawnSync("age", parameters, { input, maxBuffer: 2 ** 24 });
    if (error !== undefined)
      throw new Error("the command `age` is missing: install Debian's package age, or age from your system", {
        cause: error,
      });
    if (status !== 0) throw new Error(`age ended with ${status}: ${stderr}`);
    return new Uint8Array(stdout);
  };
  const keyFile = () => join(folder, "key.txt");
  const container = packContainer(utf8('{"v":"perde-report/1"}'), [random(9000)], "256k");

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "perde-age-"));
    writeFileSync(keyFile(), `${vector.classic.identity}\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("opens a container that the library closed", async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient(await identityToRecipient(vector.classic.identity));
    const opened = age(["--decrypt", "--identity", keyFile()], await encrypter.encrypt(container));
    expect(equalBytes(opened, container)).toBe(true);
  });
  it("closes a container that the library opens", async () => {
    const closed = age(["--recipient", await identityToRecipient(vector.classic.identity)], container);
    const decrypter = new Decrypter();
    decrypter.addIdentity(vector.classic.identity);
    expect(equalBytes(await decrypter.decrypt(closed), container)).toBe(true);
  });
  it("opens the stored classic vector", () => {
    const file = fromBase64Url(vector.classic.file) ?? new Uint8Array();
    expect(
      equalBytes(
        age(["--decrypt", "--identity", keyFile()], file),
        fromBase64Url(vector.classic.plain) ?? new Uint8Array(),
      ),
    ).toBe(true);
  });
  it("reads the header of an envelope and finds no stanza for a classic key", () => {
    const wire = fromBase64Url(vector.wire) ?? new Uint8Array();
    expect(() => age(["--decrypt", "--identity", keyFile()], wire)).toThrow("no identity matched");
  });
});
