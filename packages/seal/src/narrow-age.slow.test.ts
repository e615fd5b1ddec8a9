import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { beforeAll, describe, expect, it } from "vitest";
import vector from "../vectors/envelope.json" with { type: "json" };
import code from "../vectors/return-code.json" with { type: "json" };
import { fromBase64Url, toBase64Url } from "./bytes.ts";
import { narrowAge } from "./narrow-age.ts";
import { openEnvelope } from "./open.ts";
import { HEADER_BYTES } from "./size-class.ts";

/** What the voter's page loads at the sealing step, the word list included. */
const doors = [
  "close",
  "return-code",
  "container",
  "descriptor",
  "envelope",
  "promise",
  "puzzle",
  "call",
  "tombstone",
  "note",
  "reply",
];

const bundleOf = async (source: string): Promise<Rolldown.OutputChunk> => {
  const entry = "\0entry";
  const built = await build({
    configFile: false,
    logLevel: "error",
    plugins: [
      narrowAge(),
      {
        name: "entry",
        resolveId: id => (id === "entry" ? entry : undefined),
        load: id => (id === entry ? source : undefined),
      },
    ],
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      rolldownOptions: { input: "entry", preserveEntrySignatures: "strict" },
    },
  });
  if (!("output" in built)) throw new Error("the build has no single output");
  return built.output[0];
};
const door = (name: string): string => JSON.stringify(new URL(`./${name}.ts`, import.meta.url).pathname);
const gzipped = ({ code: text }: Rolldown.OutputChunk): number => gzipSync(text, { level: 9 }).length;

describe("the voter's bundle", () => {
  let chunk: Rolldown.OutputChunk;
  let modules: readonly string[];
  beforeAll(async () => {
    const exports = [...doors, "words/kk"].map(name => `export * from ${door(name)};`);
    chunk = await bundleOf(exports.join("\n"));
    modules = Object.entries(chunk.modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : []));
  });

  it("is at most 60 KB compressed, one word list included", () => {
    console.log(`seal for the voter: ${gzipped(chunk)} bytes gzip`);
    expect(gzipped(chunk)).toBeLessThanOrEqual(60_000);
  });
  it.each([
    "/seal/src/open.ts",
    "/seal/src/desk-keys.ts",
    "/curves/nist.js",
    "/hashes/scrypt.js",
    "/age-encryption/dist/webauthn.js",
  ])("has nothing of %s", ending => {
    expect(modules.filter(id => id.endsWith(ending))).toEqual([]);
  });
  it("has one copy of the cryptography family", () => {
    expect(modules.filter(id => /@noble\/.*node_modules/.test(id))).toEqual([]);
  });
});

describe("sealed by the bundle", () => {
  type Sealing = Pick<typeof import("./close.ts"), "sealEnvelope"> &
    Pick<typeof import("./return-code.ts"), "keysOfSecret">;
  let page: Sealing;
  beforeAll(async () => {
    const { code: text } = await bundleOf(`export * from ${door("close")}; export * from ${door("return-code")};`);
    page = await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
  });
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

  it("an envelope opens at the desk, which has the whole library", async () => {
    const recipients = [{ slot: 2 as const, recipient: vector.recipients.slot2 }];
    const wire = await page.sealEnvelope({ container: new Uint8Array(16_384).fill(7), recipients, random });
    const parts = { header: wire.slice(0, HEADER_BYTES), payload: wire.slice(HEADER_BYTES) };
    const opened = await openEnvelope({ ...parts, slot: 2, identity: vector.identities.slot2 });
    expect(opened).toEqual({ kind: "opened", container: new Uint8Array(16_384).fill(7) });
  });
  it("a return code gives the same keys", async () => {
    const keys = await page.keysOfSecret(fromBase64Url(code.stretched) ?? new Uint8Array());
    expect(toBase64Url(keys.mailbox.publicKey)).toBe(code.mailbox);
    expect(keys.reply.identity).toBe(code.replyIdentity);
  });
});

describe("narrowAge", () => {
  it("stops the build when the library is no longer the one it knows", () => {
    expect(() => narrowAge().transform("export {}", "/x/age-encryption/dist/index.js")).toThrow(
      "age-encryption changed",
    );
  });
  it("leaves every other file alone", () => {
    expect(narrowAge().transform("export {}", "/x/other.js")).toBeUndefined();
  });
});
