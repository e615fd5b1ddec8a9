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
  try {
    return await run(args.slice(found.name.split(" ").length), io);
  } catch (error) {
    const trouble = machineTrouble(error);
    if (trouble === undefined) throw error;
    io.err(`perde ${found.name}: ${trouble}`);
    return exitCode.environment;
  }
};

/** What the machine refused, in words; `undefined` for our own mistakes, which are to be seen as they are. */
const machineTrouble = (error: unknown): string | undefined => {
  if (!(error instanceof Error && "code" in error)) return undefined;
  const { code } = error;
  const path = "path" in error ? String(error.path) : "the file";
  switch (code) {
    case "ENOENT":
      return `${path} is not there. Remedy: make its folder first.`;
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return `${path} may not be written. Remedy: choose another place, or change its rights.`;
    case "ENOSPC":
      return "the disk is full. Remedy: make room and run the command again.";
    case "EISDIR":
    case "ENOTDIR":
      return `${path} is not the kind of file that is needed here.`;
    default:
      return undefined;
  }
};
