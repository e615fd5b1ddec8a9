import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const program = join(import.meta.dirname, "..", "..", "bin", "perde.mjs");

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "perde-cli-"));
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null) continue;
    const gone = new Promise(resolve => child.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
  }
  rmSync(folder, { recursive: true, force: true });
});

const typed = (args: readonly string[], env: Record<string, string> = {}): ChildProcess =>
  spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });

/** Runs a command to its end. */
const run = (
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> =>
  new Promise(resolve => {
    const child = typed(args);
    let [out, err] = ["", ""];
    child.stdout?.on("data", data => {
      out += String(data);
    });
    child.stderr?.on("data", data => {
      err += String(data);
    });
    child.once("close", code => resolve({ code, out: out.trim(), err: err.trim() }));
  });

const freeBase = (): Promise<number> =>
  new Promise(resolve => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? Math.min(address.port, 65_000) : 0));
    });
  });

/** `perde serve`, once it has said where it is. */
const serve = async (
  ...args: readonly string[]
): Promise<{
  readonly voter: string;
  readonly desk: string;
  readonly public: string;
  readonly invitation?: string;
}> => {
  const child = typed(["serve", "--json", "--port-base", String(await freeBase()), ...args]);
  children.push(child);
  return new Promise((resolve, reject) => {
    child.stdout?.once("data", data => resolve(JSON.parse(String(data))));
    child.once("close", code => reject(new Error(`perde serve ended with ${code}`)));
  });
};

describe("perde serve", () => {
  it("says where reporters, desk and everybody find it, and ends cleanly when told to", async () => {
    const { voter, invitation } = await serve("--data", "here", "--invite");
    expect((await fetch(`${voter}/v1/instance`)).status).toBe(200);
    expect(invitation).toContain("/#invitation=");
    const [child] = children;
    const gone = new Promise(resolve => child?.once("exit", resolve));
    child?.kill("SIGTERM");
    expect(await gone).toBe(0);
  });
  it("names a port in use, the remedy, and exit code 4", async () => {
    const { voter } = await serve("--data", "here");
    const { code, err } = await run("serve", "--data", "other", "--port-base", new URL(voter).port);
    expect(code).toBe(4);
    expect(err).toContain(`port ${new URL(voter).port} is in use. Remedy:`);
  });
  it("names a folder in use, a foreign and a broken one", async () => {
    await serve("--data", "here");
    expect((await run("serve", "--data", "here", "--port-base", String(await freeBase()))).err).toContain(
      "another Perde is using here",
    );
    writeFileSync(join(folder, "file"), "");
    expect((await run("serve", "--data", "file")).err).toContain("there is a file where the folder should be");
    expect((await run("serve", "--data", ".")).err).toContain("files that are not Perde's");
  });
  it("refuses flags it does not know and numbers out of range with exit code 2", async () => {
    expect(await run("serve", "--prot-base", "1")).toMatchObject({ code: 2, out: "" });
    const { code, err } = await run("serve", "--batch-seconds", "0");
    expect([code, err]).toEqual([2, "perde serve: --batch-seconds takes a number from 1 to 86400."]);
    expect((await run("serve", "--voter-origin", "https://a.example")).code).toBe(2);
  });
  it("explains every flag on --help", async () => {
    const { code, out } = await run("serve", "--help");
    expect(code).toBe(0);
    for (const flag of [
      "--data",
      "--port-base",
      "--batch-seconds",
      "--retention-days",
      "--trial",
      "--demo",
      "--invite",
    ])
      expect(out).toContain(flag);
  });
});

describe("perde backup and perde restore", () => {
  it("copy a running instance, and make a new one of the copy whose log names the old", async () => {
    await serve("--data", "here");
    const made = await run("backup", "--data", "here", "--to", "copy.perde");
    expect(made.code).toBe(0);
    expect(made.out).toContain("keep a copy of them apart");
    const restored = await run("restore", "--from", "copy.perde", "--keys", "here/keys", "--data", "new", "--json");
    expect(restored.code).toBe(0);
    expect(JSON.parse(restored.out)).toMatchObject({ kind: "restored", firstBatch: 0 });
    const { voter } = await serve("--data", "new");
    expect((await (await fetch(`${voter}/v1/instance`)).json()).ledgerOrigin).toMatch(/\/1$/);
  });
  it("leave alone what is there", async () => {
    await serve("--data", "here");
    writeFileSync(join(folder, "copy.perde"), "mine");
    expect((await run("backup", "--data", "here", "--to", "copy.perde")).code).toBe(4);
    expect((await run("restore", "--from", "copy.perde", "--keys", "here/keys", "--data", "here")).err).toContain(
      "is not empty",
    );
  });
  it("say what is missing", async () => {
    expect((await run("backup", "--data", "nowhere", "--to", "x")).code).toBe(3);
    expect((await run("backup", "--data", "nowhere")).code).toBe(2);
    expect((await run("restore", "--from", "nothing", "--keys", "k", "--data", "new")).code).toBe(3);
    expect(existsSync(join(folder, "new"))).toBe(false);
  });
});

describe("perde desk invite and perde desk descriptor", () => {
  it("work beside a running server", async () => {
    await serve("--data", "here");
    expect((await run("desk", "invite", "--data", "here", "--origin", "https://desk.example")).out).toMatch(
      /^https:\/\/desk\.example\/#invitation=[\w-]{22}$/,
    );
    expect(await run("desk", "descriptor", "--data", "here", "--json")).toMatchObject({
      code: 0,
      out: '{"listings":[]}',
    });
  });
  it("name the remedy where no instance is", async () => {
    const { code, err } = await run("desk", "invite", "--data", "nowhere");
    expect([code, err.includes("Remedy:")]).toEqual([3, true]);
  });
});
