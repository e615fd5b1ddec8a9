import { readFile, writeFile } from "node:fs/promises";
import { commands } from "./commands.ts";
import { exitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";

const help = (): string =>
  [
    "perde: keeps a vote behind the curtain",
    "",
    "Usage: perde COMMAND [ARGUMENT …]",
    "",
    ...commands.map(({ name, about }) => `  ${name.padEnd(18)} ${about}`),
    "",
    "perde COMMAND --help tells more. Data goes to standard output, messages to standard error.",
    "Exit codes: 0 done, 1 negative finding, 2 usage, 3 unreadable input, 4 environment.",
  ].join("\n");

const system: Io = {
  out: text => void process.stdout.write(`${text}\n`),
  outBytes: bytes => void process.stdout.write(bytes),
  err: text => void process.stderr.write(`${text}\n`),
  readFile: async path => new Uint8Array(await (path === "-" ? readInput() : readFile(path))),
  writeFile: (path, bytes) => writeFile(path, bytes),
  fetch: (...request) => fetch(...request),
  untilStopped: () =>
    new Promise(resolve => {
      process.once("SIGINT", () => resolve());
      process.once("SIGTERM", () => resolve());
    }),
};

const readInput = async (): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  for await (const part of process.stdin) parts.push(part);
  return Buffer.concat(parts);
};

/** Runs one command as typed; answers the exit code. */
export const main = async (args: readonly string[], io: Io = system): Promise<number> => {
  if (args.length === 0 || args[0] === "--help" || args[0] === "-h" || args[0] === "help") {
    io.out(help());
    return args.length === 0 ? exitCode.usage : exitCode.done;
  }
  // The longest name wins: `desk invite` before `desk`.
  const found = commands
    .filter(({ name }) => name.split(" ").every((word, place) => args[place] === word))
    .sort((one, other) => other.name.length - one.name.length)[0];
  if (found === undefined) {
    io.err(`perde: there is no command "${args[0]}". Remedy: perde --help lists them.`);
    return exitCode.usage;
  }
  const run = await found.load();
  return run(args.slice(found.name.split(" ").length), io);
};
