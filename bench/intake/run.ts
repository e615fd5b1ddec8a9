// `npm run bench`, intake: durable reports a second and server CPU a report, beside the floor of the same run.
import { execFileSync, fork } from "node:child_process";
import { hash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { anEnvelope } from "../../apps/intake/src/intake.testing.ts";
import { writeSection } from "../results.ts";
import { preparePuzzles } from "./puzzles.ts";

type SizeClass = "16k" | "256k";
const here = import.meta.dirname;
const folder = mkdtempSync(join(tmpdir(), "perde-bench-"));
const quick = process.argv.includes("--quick");

/** Bodies differ where it counts (a hash each) and are made fast: one random envelope, its tail replaced. */
const prepare = (name: string, sizeClass: SizeClass, count: number, dataDir: string): string => {
  const sample = anEnvelope(sizeClass);
  const bodies = Buffer.alloc(sample.length * count);
  const puzzles = preparePuzzles(dataDir, sizeClass, count);
  const heads = puzzles.map((puzzle, at) => {
    bodies.set(sample, at * sample.length);
    bodies.set(randomBytes(64), (at + 1) * sample.length - 64);
    const deleter = Buffer.from(hash("sha256", `${name} ${at}`, "buffer")).toString("base64url");
    return `POST /v1/envelopes HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/octet-stream\r\ncontent-length: ${sample.length}\r\nperde-puzzle: ${puzzle}\r\nperde-deleter: ${deleter}\r\n\r\n`;
  });
  const prepared = join(folder, name);
  writeFileSync(`${prepared}.bin`, bodies);
  writeFileSync(`${prepared}.json`, JSON.stringify({ bytes: sample.length, heads }));
  return prepared;
};

const server = async (dataDir: string) => {
  const child = fork(join(here, "server.ts"), [dataDir], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, "code") },
  });
  const told = <T extends { kind: string }>(kind: T["kind"]): Promise<T> =>
    new Promise((resolve, reject) => {
      child.on("message", (message: T) => {
        if (message.kind === kind) resolve(message);
      });
      child.once("exit", code => reject(new Error(`the server ended with ${code}`)));
    });
  const { port, startMs, sinceProcessMs } = await told<{
    kind: "running";
    port: number;
    startMs: number;
    sinceProcessMs: number;
  }>("running");
  const ask = <T extends { kind: string }>(question: string, kind: T["kind"]): Promise<T> => {
    const answer = told<T>(kind);
    child.send(question);
    return answer;
  };
  return {
    port,
    startMs,
    sinceProcessMs,
    usage: () => ask<{ kind: "usage"; cpuMs: number; residentMiB: number }>("usage", "usage"),
    closeBatch: () => ask<{ kind: "closed"; milliseconds: number }>("close-batch", "closed"),
    stop: () =>
      new Promise<void>(resolve => {
        child.removeAllListeners("exit");
        child.once("exit", () => resolve());
        child.send("stop");
      }),
  };
};

const node = (script: string, ...args: readonly string[]) =>
  JSON.parse(execFileSync(process.execPath, [join(here, script), ...args], { encoding: "utf8", maxBuffer: 1 << 20 }));

const nodeLater = (
  script: string,
  ...args: readonly string[]
): Promise<{ seconds: number; accepted: number; refused: number; p50: number; p99: number }> =>
  new Promise((resolve, reject) => {
    const child = fork(join(here, script), [...args], { stdio: ["ignore", "pipe", "inherit", "ipc"] });
    let text = "";
    child.stdout?.on("data", chunk => {
      text += String(chunk);
    });
    child.once("exit", code =>
      code === 0 ? resolve(JSON.parse(text)) : reject(new Error(`${script} ended with ${code}`)),
    );
  });

// As installed: the code cache is warm.
await (await server(join(folder, "warm"))).stop();

const rows: string[] = [];
type Round = {
  readonly perSecond: number;
  readonly floor: number;
  /** The floor with keys as the open table has them. */
  readonly keyed: number;
  readonly cpu: number;
  readonly floorCpu: number;
  readonly refused: number;
  readonly p50: number;
  readonly p99: number;
  readonly closing: number;
};

/** One measurement on a fresh, warmed server, the floor taken just before and just after, for the machine may have other work. */
const round = async (sizeClass: SizeClass, clients: number, count: number, group: number): Promise<Round> => {
  const dataDir = join(folder, "data");
  const one = await server(dataDir);
  const warming = Math.floor(count / 4);
  const prepared = prepare("round", sizeClass, count + warming, dataDir);
  const send = (from: number, to: number) =>
    nodeLater("load.ts", JSON.stringify({ port: one.port, clients, from, to, prepared }));
  const floor = (keys: "arrival" | "hash"): { readonly perSecond: number; readonly cpuMs: number } => {
    const measured = node("floor.ts", folder, prepared, String(group), keys);
    rmSync(join(folder, "floor.db"));
    return measured;
  };
  await send(0, warming);
  const floorBefore = floor("arrival");
  const before = await one.usage();
  const load = await send(warming, count + warming);
  const after = await one.usage();
  const floorAfter = floor("arrival");
  const keyed = floor("hash");
  const closed = await one.closeBatch();
  await one.stop();
  rmSync(dataDir, { recursive: true });
  rmSync(`${prepared}.bin`);
  return {
    perSecond: load.accepted / load.seconds,
    floor: (floorBefore.perSecond + floorAfter.perSecond) / 2,
    keyed: keyed.perSecond,
    cpu: (after.cpuMs - before.cpuMs) / count,
    floorCpu: floorAfter.cpuMs,
    refused: load.refused,
    p50: load.p50,
    p99: load.p99,
    closing: closed.milliseconds / (count + warming),
  };
};

const share = (each: Round): number => each.perSecond / each.floor;
for (const [sizeClass, count, group] of [
  ["16k", quick ? 1000 : 4000, 64],
  ["256k", quick ? 200 : 600, 16],
] as const) {
  for (const clients of [1, 8, 64]) {
    const rounds: Round[] = [];
    for (let each = 0; each < (quick ? 1 : 3); each++) rounds.push(await round(sizeClass, clients, count, group));
    const middle = rounds.toSorted((x, y) => share(x) - share(y))[Math.floor(rounds.length / 2)];
    if (middle === undefined) throw new Error("no round was run");
    const refused = rounds.reduce((sum, each) => sum + each.refused, 0);
    rows.push(
      `| ${sizeClass} | ${clients} | ${middle.perSecond.toFixed(0)} | ${middle.floor.toFixed(0)} | **${(share(middle) * 100).toFixed(0)} %** | ${((middle.perSecond / middle.keyed) * 100).toFixed(0)} % | ${middle.cpu.toFixed(2)} ms | ${middle.floorCpu.toFixed(2)} ms | ${refused} | ${middle.p50.toFixed(1)} / ${middle.p99.toFixed(1)} ms | ${middle.closing.toFixed(2)} ms |`,
    );
    console.error(rows.at(-1));
  }
}

const dataDir = join(folder, "memory");
const first = await server(dataDir);
const idle = await first.usage();
const many = 10_000;
const prepared = prepare("memory", "16k", many, dataDir);
await nodeLater("load.ts", JSON.stringify({ port: first.port, clients: 64, from: 0, to: many, prepared }));
const loaded = await first.usage();
await first.closeBatch();
const closed = await first.usage();
await first.stop();
const again = await server(dataDir);
await again.stop();
rmSync(folder, { recursive: true });

writeSection(
  "intake",
  `## Intake

${cpus().length} cores; load generator on the same machine. "Floor": the same bytes in grouped durable transactions of the same engine with the same settings, just before and after, rows in order of arrival; the open table is keyed by hash (decision 0020), so the floor with such keys, taken last, stands beside it. ${quick ? "One round." : "The middle of three rounds."} Load of the machine at the end: ${(loadavg()[0] ?? 0).toFixed(1)}.

| class | clients | accepted a second | floor a second | share of the floor | of the floor keyed by hash | server CPU a report | CPU of the floor | refused | p50 / p99 | closing, a report |
|---|---|---|---|---|---|---|---|---|---|---|
${rows.join("\n")}

Memory: ${idle.residentMiB.toFixed(0)} MiB after start, ${loaded.residentMiB.toFixed(0)} MiB after ${many} reports, ${closed.residentMiB.toFixed(0)} MiB after their batch was closed.
Start: ${first.startMs.toFixed(0)} ms with an empty folder (${first.sinceProcessMs.toFixed(0)} ms from the start of the process), ${again.startMs.toFixed(0)} ms with ${many} reports.`,
);
console.error(
  `Memory ${idle.residentMiB.toFixed(0)} / ${loaded.residentMiB.toFixed(0)} / ${closed.residentMiB.toFixed(0)} MiB; start ${first.startMs.toFixed(0)} / ${again.startMs.toFixed(0)} ms`,
);
