import { spawn } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gzipSync } from "node:zlib";
import { advance, openCheckpoint } from "@perde/ledger/checkpoint";
import { deleterOf } from "@perde/ledger/leaf";
import { toBase64Url } from "@perde/seal/bytes";
import { solvePuzzle } from "@perde/seal/puzzle";
import { signTombstone } from "@perde/seal/tombstone";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backup } from "./backup.ts";
import { inviteDesk } from "./commands.ts";
import { fileTrouble } from "./data-folder.ts";
import { DELETION_BYTES } from "./deletions.ts";
import { aFolder, anEnvelope, aSigningKey } from "./intake.testing.ts";
import { sha256 } from "./intake.ts";
import { recorded } from "./record.ts";
import { restore } from "./restore.ts";
import { type Running, type StartOptions, startIntake } from "./serve.ts";

let folder: string;
let remove: () => void;
const running: Running[] = [];
beforeEach(() => {
  ({ folder, remove } = aFolder());
});
afterEach(async () => {
  for (const each of running.splice(0)) await each.close();
  remove();
});

const ports = { voter: 0, desk: 0, public: 0 };
const start = async (options: Partial<StartOptions> = {}): Promise<Running> => {
  const started = await startIntake({ dataDir: join(folder, "data"), ports, batchSeconds: 3600, ...options });
  if (started.kind !== "running") throw new Error(started.kind);
  running.push(started);
  return started;
};
const stop = async (each: Running): Promise<void> => {
  running.splice(running.indexOf(each), 1);
  await each.close();
};
const kindOf = async (options: Partial<StartOptions> = {}): Promise<string> => {
  const started = await startIntake({ dataDir: join(folder, "data"), ports, batchSeconds: 3600, ...options });
  if (started.kind === "running") running.push(started);
  return started.kind;
};

const puzzle = async (origin: string, puzzleClass: string): Promise<string> => {
  const { token } = await (await fetch(`${origin}/v1/puzzles/${puzzleClass}`)).json();
  return `${token}.${await solvePuzzle(token)}`;
};
const send = async (
  origin: string,
  wire: Uint8Array,
  headers: Record<string, string> = {},
  deleter = aSigningKey(),
) => {
  const response = await fetch(`${origin}/v1/envelopes`, {
    method: "POST",
    body: new Uint8Array(wire),
    headers: {
      "perde-puzzle": await puzzle(origin, "16k"),
      "perde-deleter": toBase64Url(deleterOf(deleter.publicKey)),
      ...headers,
    },
  });
  return { response, deleter, headerHash: sha256(wire.subarray(0, 6298)), payloadHash: sha256(wire.subarray(6298)) };
};

describe("a start", () => {
  it("makes a folder that only its owner can read, and takes reports on three origins", async () => {
    const { origins } = await start();
    expect(statSync(join(folder, "data")).mode & 0o777).toBe(0o700);
    for (const key of ["promise", "ledger", "secret"])
      expect(statSync(join(folder, "data", "keys", `${key}.key`)).mode & 0o777).toBe(0o600);
    expect(new Set(Object.values(origins)).size).toBe(3);
    expect((await send(origins.voter, anEnvelope())).response.status).toBe(201);
    expect((await fetch(`${origins.desk.replace("localhost", "[::1]")}/v1/instance`)).status).toBe(200);
  });
  it("again keeps instance, keys and reports", async () => {
    const first = await start();
    const before = await (await fetch(`${first.origins.public}/v1/instance`)).json();
    await stop(first);
    const second = await start();
    expect(await (await fetch(`${second.origins.public}/v1/instance`)).json()).toEqual(before);
  });
  it("with an invitation gives an address whose secret stands in the fragment", async () => {
    expect(await (await start()).invite()).toMatch(/^http:\/\/localhost:[0-9]+\/#invitation=[A-Za-z0-9_-]{22}$/);
  });
});

describe("a start that cannot be says why", () => {
  it("port-in-use", async () => {
    const other = createServer();
    const port = await new Promise<number>(resolve =>
      other.listen(0, "127.0.0.1", () => resolve((other.address() as { port: number }).port)),
    );
    expect(await startIntake({ dataDir: join(folder, "data"), ports: { ...ports, desk: port } })).toEqual({
      kind: "port-in-use",
      port,
    });
    expect(await kindOf()).toBe("running");
    other.close();
  });
  it("data-folder-in-use", async () => {
    await start();
    expect(await kindOf()).toBe("data-folder-in-use");
  });
  it("data-folder-foreign: a folder of other files is left as it is", async () => {
    mkdirSync(join(folder, "data"));
    writeFileSync(join(folder, "data", "letter.txt"), "mine");
    expect(await kindOf()).toBe("data-folder-foreign");
    expect(readdirSync(join(folder, "data"))).toEqual(["letter.txt"]);
  });
  it("data-folder-newer", async () => {
    await stop(await start());
    const database = new DatabaseSync(join(folder, "data", "perde.db"));
    database.exec("PRAGMA user_version = 77");
    database.close();
    expect(await startIntake({ dataDir: join(folder, "data"), ports })).toEqual({
      kind: "data-folder-newer",
      version: 77,
    });
  });
  it("data-folder-broken: a database cut short", async () => {
    await stop(await start());
    truncateSync(join(folder, "data", "perde.db"), 9000);
    expect(await kindOf()).toBe("data-folder-broken");
  });
  it("data-folder-broken: keys missing, damaged, or of another instance", async () => {
    await stop(await start());
    const keys = join(folder, "data", "keys");
    const kept = readFileSync(join(keys, "promise.key"), "utf8");
    const what = async () => JSON.stringify(await startIntake({ dataDir: join(folder, "data"), ports }));
    writeFileSync(join(keys, "promise.key"), "nonsense");
    expect(await what()).toContain("keys-damaged");
    writeFileSync(join(keys, "promise.key"), `perde-key/1 promise ${"B".repeat(42)}A\n`);
    expect(await what()).toContain("keys-of-another-instance");
    rmSync(keys, { recursive: true });
    expect(await what()).toContain("keys-missing");
    mkdirSync(keys);
    writeFileSync(join(keys, "promise.key"), kept);
    expect(await what()).toContain("keys-damaged");
  });
  it("data-folder-broken: a file stands where the folder should be", async () => {
    writeFileSync(join(folder, "data"), "");
    expect(await kindOf()).toBe("data-folder-broken");
  });
  it("not-a-demo-folder and demo-folder: real and invented reports never share one", async () => {
    await stop(await start());
    expect(await kindOf({ demo: true })).toBe("not-a-demo-folder");
    await stop(await start({ demo: true, dataDir: join(folder, "demo") }));
    expect(await kindOf({ dataDir: join(folder, "demo") })).toBe("demo-folder");
  });
  it.runIf(process.platform === "linux")("not-writable: a place that takes no folders, at once", async () => {
    expect(await startIntake({ dataDir: "/proc/perde/data" })).toEqual({ kind: "not-writable" });
  });
  it("not-writable and disk-full: what the file system says", () => {
    for (const code of ["EACCES", "EPERM", "EROFS"])
      expect(fileTrouble(Object.assign(new Error(code), { code }))).toEqual({ kind: "not-writable" });
    for (const code of ["ENOSPC", "EDQUOT"])
      expect(fileTrouble(Object.assign(new Error(code), { code }))).toEqual({ kind: "disk-full" });
    expect(() => fileTrouble(new Error("our mistake"))).toThrow("our mistake");
  });
  it("leaves no port and no lock behind", async () => {
    writeFileSync(join(folder, "file"), "");
    expect(await kindOf({ dataDir: join(folder, "file") })).toBe("data-folder-broken");
    expect(await kindOf()).toBe("running");
  });
});

describe("on the wire", () => {
  /** Writes raw bytes and answers the first line that comes back. */
  const raw = (origin: string, text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(origin).port), "127.0.0.1", () => socket.write(text));
      socket.once("data", data => {
        resolve(data.toString("latin1").split("\r\n")[0] ?? "");
        socket.destroy();
      });
      socket.once("error", reject);
    });
  it("a body without a length is refused before it is read", async () => {
    const { origins } = await start();
    expect(
      await raw(
        origins.voter,
        "POST /v1/envelopes HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n",
      ),
    ).toContain("413");
  });
  it("a body that claims to be huge is refused before it is read", async () => {
    const { origins } = await start();
    for (const path of ["/v1/envelopes", "/v1/deletions", "/v1/mailbox/note"])
      expect(
        await raw(origins.voter, `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: 99999999999\r\n\r\n`),
      ).toContain("413");
  });
  it("a connection lost in the middle of sending leaves nothing, and the report can be sent again once", async () => {
    const { origins, closeBatch } = await start();
    const [wire, deleter] = [anEnvelope(), aSigningKey()];
    const solution = await puzzle(origins.voter, "16k");
    await new Promise<void>(resolve => {
      const socket = connect(Number(new URL(origins.voter).port), "127.0.0.1", () => {
        socket.write(
          `POST /v1/envelopes HTTP/1.1\r\nhost: x\r\ncontent-length: ${wire.length}\r\nperde-puzzle: ${solution}\r\nperde-deleter: ${toBase64Url(deleterOf(deleter.publicKey))}\r\n\r\n`,
        );
        socket.write(wire.subarray(0, 10_000), () => setTimeout(() => socket.destroy(), 50));
      });
      socket.once("close", () => resolve());
    });
    expect((await send(origins.voter, wire, { "perde-puzzle": solution }, deleter)).response.status).toBe(201);
    expect((await send(origins.voter, wire, { "perde-puzzle": solution }, deleter)).response.status).toBe(201);
    await closeBatch();
    const database = new DatabaseSync(join(folder, "data", "perde.db"), { readOnly: true });
    expect(database.prepare("SELECT count(*) AS n FROM envelope").get()).toEqual({ n: 1 });
    database.close();
  });
});

describe("whoever seizes the folder", () => {
  /** What is looked for, in every spelling that a careless program could have left. */
  const spellings = (text: string): readonly Buffer[] => [
    Buffer.from(text),
    Buffer.from(text, "utf16le"),
    Buffer.from(Buffer.from(text).toString("hex")),
    Buffer.from(Buffer.from(text).toString("base64").replaceAll("=", "").slice(0, -1)),
    Buffer.from(Buffer.from(text).toString("base64url").slice(0, -1)),
    gzipSync(text).subarray(10, -8),
  ];
  const found = (texts: readonly string[]): readonly string[] => {
    const files = readdirSync(join(folder, "data"), { recursive: true, withFileTypes: true }).filter(each =>
      each.isFile(),
    );
    const all = Buffer.concat(files.map(each => readFileSync(join(each.parentPath, each.name))));
    return texts.filter(text => spellings(text).some(each => all.includes(each)));
  };

  it("finds no user agent, header, address or exact time of a request", async () => {
    const { origins, closeBatch } = await start();
    const agent = "Mozilla/5.0 (canary phone 4711-agent)";
    const planted = {
      "user-agent": agent,
      "x-forwarded-for": "203.0.113.77",
      referer: "https://canary.example/page",
      cookie: "canary=cookie-4711",
      "accept-language": "tlh-4711",
    };
    for (let report = 0; report < 3; report++)
      expect((await send(origins.voter, anEnvelope(), planted)).response.status).toBe(201);
    await fetch(`${origins.voter}/v1/mailbox/read?canary=query-4711`, {
      method: "POST",
      body: "canary-body-4711",
      headers: planted,
    });
    const searched = [...Object.values(planted), "query-4711", "canary-body-4711", "127.0.0.1", "::ffff:127.0.0.1"];
    expect(found(searched)).toEqual([]);
    await closeBatch();
    expect(found(searched)).toEqual([]);
  });
  it("finds nothing of a deleted report, in database, journal or free pages", async () => {
    const { origins, closeBatch } = await start();
    const mark = "canary-payload-4711-".repeat(20);
    const plant = (): Uint8Array => {
      const wire = anEnvelope();
      wire.set(Buffer.from(mark), 12_000);
      return wire;
    };
    const [open, closed] = [await send(origins.voter, plant()), await send(origins.voter, plant())];
    const remain = async (report: typeof open) => {
      const body = JSON.stringify({ v: 1, tombstones: [signTombstone(report)] }).padEnd(DELETION_BYTES);
      const response = await fetch(`${origins.voter}/v1/deletions`, {
        method: "POST",
        body,
        headers: { "perde-puzzle": await puzzle(origins.voter, "16k") },
      });
      expect(response.status).toBe(201);
    };
    expect(found([mark])).toEqual([mark]);
    await remain(open);
    await closeBatch();
    expect(found([mark])).toEqual([mark]);
    await remain(closed);
    expect(found([mark])).toEqual([]);
  });
  it("does not find, after a batch was closed, in which order its reports came", async () => {
    const { origins, closeBatch } = await start();
    const marks = Array.from({ length: 24 }, (_, at) => `arrival-canary-${String(at).padStart(3, "0")}-`.repeat(8));
    for (const mark of marks) {
      const wire = anEnvelope();
      wire.set(Buffer.from(mark), 12_000);
      await send(origins.voter, wire);
    }
    await closeBatch();
    const bytes = readFileSync(join(folder, "data", "perde.db"));
    expect(statSync(join(folder, "data", "perde.db-wal")).size).toBe(0);
    const order = marks
      .map((mark, at) => ({ at, place: bytes.indexOf(mark) }))
      .sort((a, b) => a.place - b.place)
      .map(({ at }) => at);
    expect(order.toSorted((a, b) => a - b)).toEqual(marks.map((_, at) => at));
    // The share of neighbours in order of arrival is a half by chance; with 24 it hardly leaves 4 to 19.
    const rising = order.filter((at, place) => place > 0 && at > (order[place - 1] ?? 0)).length;
    expect(rising).toBeGreaterThan(3);
    expect(rising).toBeLessThan(20);
    for (const mark of marks) expect(bytes.indexOf(mark)).toBe(bytes.lastIndexOf(mark));
  });
  it("finds counters by day with names of the closed list, and nothing else recorded", async () => {
    const { origins, closeBatch } = await start();
    await send(origins.voter, anEnvelope());
    await closeBatch();
    const database = new DatabaseSync(join(folder, "data", "perde.db"), { readOnly: true });
    const rows = database.prepare("SELECT * FROM counter").all();
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(Object.keys(recorded)).toContain(row["name"]);
      expect(row["day"]).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    database.close();
    expect(readdirSync(join(folder, "data")).sort()).toEqual([
      "keys",
      "lock",
      "perde.db",
      "perde.db-shm",
      "perde.db-wal",
    ]);
  });
});

describe("a backup", () => {
  it("made while reports arrive opens whole, without keys and without journal", async () => {
    const { origins } = await start();
    const sending = Array.from({ length: 10 }, () => send(origins.voter, anEnvelope()));
    const made = backup(join(folder, "data"), join(folder, "copies", "one.perde"));
    await Promise.all(sending);
    expect(made.kind).toBe("backed-up");
    expect(readdirSync(join(folder, "copies"))).toEqual(["one.perde"]);
    expect(backup(join(folder, "data"), join(folder, "copies", "one.perde")).kind).toBe("target-exists");
    expect(backup(join(folder, "nowhere"), join(folder, "x")).kind).toBe("no-data-folder");
    const keys =
      readFileSync(join(folder, "data", "keys", "secret.key"), "utf8")
        .split(" ")[2]
        ?.trim() ?? "";
    expect(readFileSync(join(folder, "copies", "one.perde")).includes(Buffer.from(keys, "base64url"))).toBe(false);
  });
  it("restored begins a successor of the log that names the last checkpoint and the loss", async () => {
    const first = await start();
    await send(first.origins.voter, anEnvelope());
    await first.closeBatch();
    await send(first.origins.voter, anEnvelope());
    expect(backup(join(folder, "data"), join(folder, "one.perde")).kind).toBe("backed-up");
    const lost = await send(first.origins.voter, anEnvelope());
    expect(lost.response.status).toBe(201);
    await first.closeBatch();
    const before = await (await fetch(`${first.origins.public}/v1/instance`)).json();
    await stop(first);

    const restored = restore({
      backup: join(folder, "one.perde"),
      dataDir: join(folder, "new"),
      keys: join(folder, "data", "keys"),
      random: length => crypto.getRandomValues(new Uint8Array(length)),
    });
    if (restored.kind !== "restored") throw new Error(restored.kind);
    const second = await start({ dataDir: join(folder, "new") });
    const after = await (await fetch(`${second.origins.public}/v1/instance`)).json();
    expect(after.instance).toBe(before.instance);
    expect(after.ledgerOrigin).not.toBe(before.ledgerOrigin);
    await second.closeBatch();
    const checkpoint = await (await fetch(`${second.origins.public}/ledger/checkpoint`)).text();
    expect(checkpoint.split("\n").slice(0, 2)).toEqual([after.ledgerOrigin, "16"]);
    const database = new DatabaseSync(join(folder, "new", "perde.db"), { readOnly: true });
    const statement = database
      .prepare("SELECT preimage FROM entry WHERE kind = 'statement' AND batch = ?")
      .get(restored.firstBatch)?.["preimage"];
    const said = JSON.parse(JSON.parse(Buffer.from(statement as Uint8Array).toString()).statement);
    expect(said).toMatchObject({
      type: "successor",
      closed: before.ledgerOrigin,
      lastCheckpoint: restored.lastCheckpoint,
      firstBatch: 1,
    });
    expect(database.prepare("SELECT count(*) AS n FROM entry WHERE kind = 'envelope'").get()).toEqual({ n: 2 });
    database.close();
    const old = await (await fetch(`${second.origins.public}/ledger/logs/0/checkpoint`)).text();
    expect(old).toBe(restored.lastCheckpoint);
  });
  it("is never restored over something, nor with other keys", async () => {
    await stop(await start());
    await stop(await start({ dataDir: join(folder, "other") }));
    backup(join(folder, "data"), join(folder, "one.perde"));
    const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
    const from = { backup: join(folder, "one.perde"), keys: join(folder, "data", "keys"), random };
    expect(restore({ ...from, dataDir: join(folder, "other") }).kind).toBe("target-not-empty");
    expect(restore({ ...from, keys: join(folder, "other", "keys"), dataDir: join(folder, "new") }).kind).toBe(
      "data-folder-broken",
    );
    expect(restore({ ...from, keys: folder, dataDir: join(folder, "new") }).kind).toBe("no-keys");
    writeFileSync(join(folder, "no.perde"), "no backup");
    expect(restore({ ...from, backup: join(folder, "no.perde"), dataDir: join(folder, "new") }).kind).toBe(
      "not-a-backup",
    );
  });
});

it("an invitation can be made beside a running server", async () => {
  await start();
  expect(inviteDesk(join(folder, "data")).kind).toBe("invited");
  expect(inviteDesk(join(folder, "nowhere")).kind).toBe("no-data-folder");
});

describe("a ledger that was rewound by hand", () => {
  it("is seen by whoever holds a later checkpoint: rewound at first, forked when it has grown again", async () => {
    const first = await start();
    await first.closeBatch();
    const copy = join(folder, "copy.perde");
    backup(join(folder, "data"), copy);
    await send(first.origins.voter, anEnvelope());
    await first.closeBatch();
    const seen = await headOf(first.origins.public);
    await stop(first);
    for (const ending of ["", "-wal", "-shm"]) rmSync(join(folder, "data", `perde.db${ending}`), { force: true });
    copyFileSync(copy, join(folder, "data", "perde.db"));
    const second = await start();
    expect(advance(seen, await headOf(second.origins.public), []).kind).toBe("rewound");
    await second.closeBatch();
    expect(advance(seen, await headOf(second.origins.public), []).kind).toBe("forked");
  });
  const headOf = async (origin: string) => {
    const { ledgerKey } = await (await fetch(`${origin}/v1/instance`)).json();
    const opened = openCheckpoint(await (await fetch(`${origin}/ledger/checkpoint`)).text(), ledgerKey);
    if ("kind" in opened) throw new Error(opened.kind);
    return opened;
  };
});

describe("each commit", () => {
  const traced = async (): Promise<boolean> =>
    new Promise(resolve => {
      const child = spawn("strace", ["-V"], { stdio: "ignore" });
      child.once("error", () => resolve(false));
      child.once("exit", code => resolve(code === 0));
    });
  it("is seen to sync before it is answered (system calls where strace is, else the setting of the engine)", async () => {
    const script = `
      const { openSqliteStore } = await import(${JSON.stringify(new URL("./store/sqlite.ts", import.meta.url).href)});
      const { randomBytes } = await import("node:crypto");
      const b = n => new Uint8Array(randomBytes(n));
      const { store } = openSqliteStore(${JSON.stringify(join(folder, "traced.db"))}, { id: b(16), demo: false, promiseKey: b(32), ledgerKey: b(32), origin: "x/0" });
      const { writeSync } = await import("node:fs");
      for (let at = 0; at < 10; at++) {
        writeSync(1, "before-" + at + "\\n");
        await store.accept({ leaf: b(32), deleter: b(32), headerHash: b(32), payloadHash: b(32), header: b(100), payload: b(9000) }, { id: b(17), generation: 1 });
        writeSync(1, "after-" + at + "\\n");
      }
      await store.close();`;
    if (!(await traced())) {
      const { openDatabase } = await import("./store/sqlite.ts");
      const opened = openDatabase(join(folder, "traced.db"));
      expect(
        opened.kind === "database" && Object.values(opened.database.prepare("PRAGMA synchronous").get() ?? {}),
      ).toEqual([2]);
      return;
    }
    const log = join(folder, "calls");
    const args = [
      "-f",
      "-o",
      log,
      "-e",
      "trace=fsync,fdatasync,write",
      process.execPath,
      "--input-type=module",
      "-e",
      script,
    ];
    await new Promise<void>((resolve, reject) => {
      const child = spawn("strace", args, { stdio: "ignore" });
      child.once("exit", code => (code === 0 ? resolve() : reject(new Error(`strace ended with ${code}`))));
    });
    const calls = readFileSync(log, "utf8");
    for (let at = 0; at < 10; at++) {
      const between = calls.slice(calls.indexOf(`before-${at}\\n`), calls.indexOf(`after-${at}\\n`));
      expect(between).toMatch(/f(?:data)?sync\(\d+/);
    }
  });
});
