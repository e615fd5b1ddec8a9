// `npm run bench`, seal: closing and opening beside the age command on the same bytes in the same run; the return code beside
// Node's own Argon2id; closing and the return code in Chromium, also with its processor slowed four times.

import { spawnSync } from "node:child_process";
import { argon2Sync, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { wrapKeyFromSeed } from "@perde/seal/age-key";
import { sealEnvelope } from "@perde/seal/close";
import { envelopeParts } from "@perde/seal/envelope";
import { narrowAge } from "@perde/seal/narrow-age";
import { openEnvelope } from "@perde/seal/open";
import { checkPuzzle, newPuzzle, solvePuzzle } from "@perde/seal/puzzle";
import { newCode, stretchSecret } from "@perde/seal/return-code";
import { containerBytes, type SizeClass, sizeClasses } from "@perde/seal/size-class";
import { chromium } from "playwright";
import { build } from "vite";
import vectors from "../packages/seal/vectors/envelope.json" with { type: "json" };
import { findChromium } from "../tasks/chromium.ts";
import { writeSection } from "./results.ts";

const rounds = process.argv.includes("--quick") ? 5 : 15;
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/** Milliseconds of the fastest of `rounds` runs: the work is the same each time, other load only adds. */
const fastest = async (work: () => unknown): Promise<number> => {
  const times: number[] = [];
  for (let round = -2; round < rounds; round++) {
    const started = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - started);
  }
  return Math.min(...times);
};

const folder = mkdtempSync(join(tmpdir(), "perde-bench-seal-"));
const keyFile = join(folder, "key.txt");
writeFileSync(keyFile, `${vectors.classic.identity}\n`);
const toOneClassic = ["--encrypt", "--identity", keyFile];
const age = (parameters: readonly string[], input: Uint8Array): Uint8Array => {
  const { status, stdout } = spawnSync("age", parameters, { input, maxBuffer: 2 ** 24 });
  if (status !== 0) throw new Error("the age command failed: install Debian's package age");
  return stdout;
};

const inNode = async (sizeClass: SizeClass): Promise<string> => {
  const key = await wrapKeyFromSeed(random(32));
  const container = new Uint8Array(randomBytes(containerBytes(sizeClass)));
  const seal = () => sealEnvelope({ container, recipients: [{ slot: 3, recipient: key.recipient }], random });
  const wire = await seal();
  const parts = envelopeParts(wire);
  if (parts.kind !== "envelope") throw new Error("not an envelope");
  const closing = await fastest(seal);
  const opening = await fastest(() => openEnvelope({ ...parts, slot: 3, identity: key.identity }));
  const closed = age(toOneClassic, container);
  const ageClosing = await fastest(() => age(toOneClassic, container));
  const ageOpening = await fastest(() => age(["--decrypt", "--identity", keyFile], closed));
  const ratio = (own: number, floor: number) =>
    `${own.toFixed(1)} / ${floor.toFixed(1)} ms = **${(own / floor).toFixed(1)}**`;
  return `| ${sizeClass} | ${ratio(closing, ageClosing)} | ${ratio(opening, ageOpening)} |`;
};

const stretching = async (): Promise<string> => {
  const own = await fastest(() => stretchSecret(newCode(random(16)), random(16)));
  const floor = await fastest(() =>
    argon2Sync("argon2id", {
      message: random(16),
      nonce: random(28),
      parallelism: 1,
      tagLength: 32,
      memory: 32_768,
      passes: 3,
    }),
  );
  return `Return code (Argon2id, 32 MiB, 3 passes) in Node: ${own.toFixed(0)} ms, ${(own / floor).toFixed(1)} times Node's own (${floor.toFixed(0)} ms).`;
};

const puzzles = async (): Promise<string> => {
  const serverKey = random(32);
  const token = newPuzzle({ class: "16k", bits: 12, expires: 1, nonce: random(16) }, serverKey);
  const solution = await solvePuzzle(token);
  const thousand = await fastest(() => {
    for (let i = 0; i < 1000; i++) checkPuzzle(token, solution, serverKey, 0, "16k");
  });
  const solving: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const one = newPuzzle({ class: "16k", bits: 12, expires: 1, nonce: random(16) }, serverKey);
    const started = performance.now();
    await solvePuzzle(one);
    solving.push(performance.now() - started);
  }
  const sorted = solving.toSorted((a, b) => a - b);
  return `Puzzle: checked in ${(thousand / 1000).toFixed(4)} ms (budget 0.05). Solved at 12 bits (8 × 2^12 hashes) in ${sorted[rounds >> 1]?.toFixed(0)} ms, from ${sorted[0]?.toFixed(0)} to ${sorted.at(-1)?.toFixed(0)}.`;
};

/** What a page loads for sealing, without the word list. */
const bundle = async (): Promise<string> => {
  const source = ["close", "return-code"].map(door => `export * from "@perde/seal/${door}";`).join("");
  const built = await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: "error",
    plugins: [
      narrowAge(),
      {
        name: "entry",
        resolveId: id => (id === "entry" ? join(import.meta.dirname, "entry.js") : undefined),
        load: id => (id.endsWith("bench/entry.js") ? source : undefined),
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
  return built.output[0].code;
};

/** Runs inside the page: medians of closing 256 KiB and of the return code (a slowed browser pauses: its fastest run is luck). Knows nothing but its argument. */
const inPage = async ({
  recipient,
  times,
}: {
  readonly recipient: string;
  readonly times: number;
}): Promise<readonly [number, number]> => {
  const address = "/seal.js";
  const { sealEnvelope: close, newCode: code, stretchSecret: stretch } = await import(address);
  const draw = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const middle = async (work: () => Promise<unknown>): Promise<number> => {
    const all: number[] = [];
    for (let i = -1; i < times; i++) {
      const started = performance.now();
      await work();
      if (i >= 0) all.push(performance.now() - started);
    }
    return all.sort((a, b) => a - b)[times >> 1] ?? 0;
  };
  const container = new Uint8Array(262_144);
  return [
    await middle(() => close({ container, recipients: [{ slot: 0, recipient }], random: draw })),
    await middle(() => stretch(code(draw(16)), draw(16))),
  ];
};

const inChromium = async (): Promise<readonly string[]> => {
  const code = await bundle();
  const server = createServer((request, response) => {
    const script = request.url === "/seal.js";
    response.setHeader("content-type", script ? "text/javascript" : "text/html");
    response.end(script ? code : "<!doctype html><title>bench</title>");
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${address.port}/`);
    const { recipient } = await wrapKeyFromSeed(random(32));
    const session = await page.context().newCDPSession(page);
    const [closing, stretched] = await page.evaluate(inPage, { recipient, times: rounds });
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const [slowClosing, slowStretched] = await page.evaluate(inPage, { recipient, times: 9 });
    return [
      `Chromium, medians: closing 256 KiB ${closing.toFixed(0)} ms (budget 150), ${slowClosing.toFixed(0)} ms at CPU ÷ 4; return code ${stretched.toFixed(0)} ms (budget 1,000), ${slowStretched.toFixed(0)} ms at CPU ÷ 4 (budget 4,000).`,
      `Loaded for it: ${gzipSync(code, { level: 9 }).length.toLocaleString("en")} bytes gzip, without the word list.`,
    ];
  } finally {
    await browser.close();
    await new Promise(resolve => server.close(resolve));
  }
};

try {
  const rows: string[] = [];
  for (const sizeClass of sizeClasses) rows.push(await inNode(sizeClass));
  const lines = [await stretching(), await puzzles(), ...(await inChromium())];
  const section = [
    "## Sealing",
    "",
    `${cpus().length} cores, the fastest of ${rounds} runs. Floor: Debian's \`age\` with one classic recipient, its process included, on the same bytes in the same run; Perde closes to four hybrid ones.`,
    "",
    "| class | closing, Perde / age | opening, Perde / age |",
    "|---|---|---|",
    ...rows,
    "",
    ...lines.flatMap(line => [line, ""]),
  ].join("\n");
  writeSection("seal", section);
  console.log(section);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
