import { createServer as createHttp } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { aKey, flipped, hex, servedFiles, someLeaves, verifierKeyOf } from "@perde/ledger/ledger.testing";
import { afterEach, describe, expect, it } from "vitest";
import { ledgerCommand } from "./command.ts";

const key = aKey();
const verifierKey = verifierKeyOf(key);
const leaves = someLeaves(320);
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A server of files, on a port of its own, and whatever a test does to them. */
const serving = async (files: ReadonlyMap<string, Uint8Array>): Promise<string> => {
  const server = createHttp((request, response) => {
    const bytes = files.get(request.url ?? "");
    response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  stops.push(() => server.close());
  const address: AddressInfo | string | null = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
};

/** Runs the command with files in memory; answers what it said. */
const typed = async (args: readonly string[], files: Map<string, Uint8Array> = new Map()) => {
  const said = { out: [] as string[], err: [] as string[], files };
  const code = await ledgerCommand(args, {
    out: text => said.out.push(text),
    err: text => said.err.push(text),
    fetch,
    readFile: async path => {
      const bytes = files.get(path);
      if (bytes === undefined) throw Object.assign(new Error("none"), { code: "ENOENT" });
      return bytes;
    },
    writeFile: async (path, bytes) => {
      if (path.startsWith("/full/")) throw new Error("no space");
      files.set(path, bytes);
    },
  });
  return { code, ...said };
};

describe("perde ledger verify", () => {
  it("remembers the first checkpoint, accepts what continues it, and remembers that", async () => {
    const files = new Map<string, Uint8Array>();
    const args = [
      "verify",
      await serving(servedFiles(leaves.slice(0, 48))),
      "--key",
      verifierKey,
      "--remember",
      "seen",
    ];
    expect((await typed(args, files)).code).toBe(0);
    const grown = await serving(servedFiles(leaves));
    const second = await typed(["verify", grown, ...args.slice(2)], files);
    expect(second.code).toBe(0);
    expect(second.out.join("\n")).toContain("continues the remembered checkpoint of 48 leaves");
    expect(new TextDecoder().decode(files.get("seen"))).toContain("\n320\n");
  });
  it("answers 1 to a rewound and to a forked ledger, and keeps what it remembered", async () => {
    const note = servedFiles(leaves).get("/ledger/checkpoint")!;
    for (const [others, word] of [
      [leaves.slice(0, 304), "rewound"],
      [someLeaves(336, "other"), "forked"],
    ] as const) {
      const files = new Map([["seen", note]]);
      const url = await serving(servedFiles(others));
      const { code, err, out } = await typed(
        ["verify", url, "--key", verifierKey, "--remember", "seen", "--json"],
        files,
      );
      expect(code).toBe(1);
      expect(err.join()).toContain(word);
      expect(JSON.parse(out.join())).toMatchObject({ answer: word });
      expect(files.get("seen")).toBe(note);
    }
  });
  it("answers 1 to a checkpoint of another key", async () => {
    const url = await serving(servedFiles(leaves));
    expect((await typed(["verify", url, "--key", verifierKeyOf(aKey("other"))])).code).toBe(1);
  });
  it("says where a leaf stands, and answers 1 when the batch lacks it", async () => {
    const url = await serving(servedFiles(leaves));
    const ask = (leaf: Uint8Array, batch: string) =>
      typed(["verify", url, "--key", verifierKey, "--leaf", hex(leaf), "--batch", batch]);
    expect(await ask(leaves[100]!, "6")).toMatchObject({
      code: 0,
      out: [expect.anything(), "the leaf stands at 100, in batch 6"],
    });
    expect((await ask(leaves[100]!, "7")).code).toBe(1);
    expect((await ask(leaves[100]!, "999")).code).toBe(1);
  });
  it("does not take a batch of a closed log for a missing one", async () => {
    const files = servedFiles(leaves);
    files.set("/ledger/batches/6", new TextEncoder().encode('{"batch":6,"start":96,"size":16,"log":1}'));
    const url = await serving(files);
    const { code, err } = await typed([
      "verify",
      url,
      "--key",
      verifierKey,
      "--leaf",
      hex(leaves[100]!),
      "--batch",
      "6",
    ]);
    expect(code).toBe(3);
    expect(err.join()).toContain("lies in log 1");
  });
  it("in a full reading finds one changed bit in one leaf", async () => {
    const files = servedFiles(leaves);
    const url = await serving(files);
    const args = ["verify", url, "--key", verifierKey, "--full"];
    expect(await typed(args)).toMatchObject({ code: 0, err: ["  320 of 320 leaves checked"] });
    files.set("/ledger/tile/entries/000", flipped(files.get("/ledger/tile/entries/000")!, 1000));
    expect((await typed(args)).code).toBe(1);
  });
  it("answers 2 to what is typed wrongly, with a remedy", async () => {
    const wrong = [
      [],
      ["check"],
      ["verify"],
      ["verify", "perde.example", "--key", verifierKey],
      ["verify", "https://perde.example"],
      ["verify", "https://perde.example", "--key"],
      ["verify", "https://perde.example", "--key", verifierKey, "--leaf", "00"],
      ["verify", "https://perde.example", "--key", verifierKey, "--all"],
    ];
    for (const args of wrong)
      expect(await typed(args)).toMatchObject({ code: 2, err: [expect.stringContaining("Remedy")] });
  });
  it("answers 3 to what cannot be read: no ledger, no verifier key, a spoilt memory, a missing tile", async () => {
    const files = servedFiles(leaves);
    const url = await serving(files);
    expect((await typed(["verify", await serving(new Map()), "--key", verifierKey])).code).toBe(3);
    expect((await typed(["verify", url, "--key", "no key"])).code).toBe(3);
    const spoilt = new Map([["seen", new Uint8Array(10)]]);
    expect((await typed(["verify", url, "--key", verifierKey, "--remember", "seen"], spoilt)).code).toBe(3);
    files.delete("/ledger/tile/entries/000");
    expect((await typed(["verify", url, "--key", verifierKey, "--full"])).code).toBe(3);
  });
  it("answers 4 when nobody answers, and when the checkpoint cannot be kept", async () => {
    const closed = createServer();
    await new Promise<void>(resolve => closed.listen(0, "127.0.0.1", resolve));
    const address: AddressInfo | string | null = closed.address();
    await new Promise(resolve => closed.close(resolve));
    const port = typeof address === "object" ? address?.port : 0;
    expect((await typed(["verify", `http://127.0.0.1:${port}`, "--key", verifierKey])).code).toBe(4);
    const url = await serving(servedFiles(leaves));
    expect((await typed(["verify", url, "--key", verifierKey, "--remember", "/full/seen"])).code).toBe(4);
  });
  it("tells how to use it", async () => {
    expect(await typed(["verify", "--help"])).toMatchObject({
      code: 0,
      out: [expect.stringContaining("--remember FILE")],
    });
  });
});
