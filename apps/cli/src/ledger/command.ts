/** `perde ledger verify`: whether a ledger is one growing list, as anyone can check without an account. */
import { toBase64Url } from "@perde/seal/bytes";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { audit } from "./audit.ts";
import { readArguments } from "./flags.ts";

const help = `perde ledger verify ADDRESS --key KEY [--remember FILE] [--leaf HEX --batch N] [--full] [--json]

Fetches the latest checkpoint of the ledger at ADDRESS and checks its signature. KEY is the ledger's verifier key
(<name>+<hash>+<key>); take it from a poster, a desk or an earlier visit, not from the server being checked.

  --remember FILE   compare with the checkpoint kept in FILE, and keep the new one there when it continues it
  --leaf HEX        also check that this leaf (64 hexadecimal digits) stands in the batch
  --batch N         the number of that batch, as the promise names it
  --full            read every leaf and check that all lead to the signed root
  --json            answer as JSON

Exit codes: 0 consistent; 1 rewound, forked, wrongly signed or absent; 2 typed wrongly; 3 cannot be read; 4 network or disk.`;

/** What the command touches of the outside. */
export type LedgerIo = Pick<Io, "out" | "err" | "fetch" | "readFile" | "writeFile">;

/** Largest answer read: a full entry bundle is 8,704 bytes, the longest note 131,072. */
const largest = 131_072;

class NoNetwork extends Error {}

const getter =
  (io: LedgerIo, url: string) =>
  async (path: string): Promise<Uint8Array | undefined> => {
    let response: Response;
    try {
      response = await io.fetch(url + path, { redirect: "error", credentials: "omit" });
    } catch {
      throw new NoNetwork(path); // fetch rejects when nothing answers
    }
    if (response.status === 404) return undefined;
    if (!response.ok) throw new NoNetwork(path);
    const bytes = new Uint8Array(await response.arrayBuffer());
    return bytes.length > largest ? undefined : bytes;
  };

const isAbsent = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

type Remembered = { readonly kind: "bytes"; readonly bytes: Uint8Array | undefined } | { readonly kind: "unreadable" };

const remembered = async (io: LedgerIo, file: string | undefined): Promise<Remembered> => {
  if (file === undefined) return { kind: "bytes", bytes: undefined };
  try {
    return { kind: "bytes", bytes: await io.readFile(file) };
  } catch (error) {
    // The first time there is nothing to compare with; any other trouble must not pass for a first time.
    return isAbsent(error) ? { kind: "bytes", bytes: undefined } : { kind: "unreadable" };
  }
};

const verify = async (args: readonly string[], io: LedgerIo): Promise<number> => {
  const asked = readArguments(args);
  if (asked.kind === "mistake") {
    io.err(`perde ledger verify: ${asked.message} Remedy: perde ledger verify --help.`);
    return exitCode.usage;
  }
  const fail = (code: number, kind: string, message: string): number => {
    if (asked.json) io.out(JSON.stringify({ answer: kind, message }));
    io.err(`perde ledger verify: ${message}`);
    return code;
  };
  const seen = await remembered(io, asked.remember);
  if (seen.kind === "unreadable")
    return fail(exitCode.unreadable, "unreadable", `${asked.remember} cannot be read. Remedy: check its permissions.`);
  const progress = (done: number, of: number) => io.err(`  ${done} of ${of} leaves checked`);
  try {
    const outcome = await audit(getter(io, asked.url), asked, seen.bytes, progress);
    if (outcome.kind === "finding") return fail(exitCode.finding, outcome.code, outcome.message);
    if (outcome.kind === "unreadable") return fail(exitCode.unreadable, outcome.code, outcome.message);
    if (asked.remember !== undefined && !(await keep(io, asked.remember, outcome.note)))
      return fail(
        exitCode.environment,
        "not-kept",
        `the ledger is consistent, but ${asked.remember} cannot be written.`,
      );
    const { origin, size, root } = outcome.checkpoint;
    if (asked.json) io.out(JSON.stringify({ answer: "consistent", origin, size, root: toBase64Url(root) }));
    else for (const line of outcome.lines) io.out(line);
    return exitCode.done;
  } catch (error) {
    if (!(error instanceof NoNetwork)) throw error;
    return fail(
      exitCode.environment,
      "no-answer",
      `${asked.url}${error.message} does not answer. Remedy: check address and network.`,
    );
  }
};

const keep = async (io: LedgerIo, file: string, note: Uint8Array): Promise<boolean> => {
  try {
    await io.writeFile(file, note);
    return true;
  } catch {
    return false; // disk full, no permission: the checkpoint kept before stays
  }
};

/** `args`: what follows `perde ledger`. Answers the exit code. */
export const ledgerCommand = async (args: readonly string[], io: LedgerIo): Promise<number> => {
  if (args.includes("--help") || args.includes("-h")) {
    io.out(help);
    return exitCode.done;
  }
  if (args[0] === "verify") return verify(args.slice(1), io);
  io.err('perde ledger: the one thing to do with a ledger is "verify". Remedy: perde ledger verify --help.');
  return exitCode.usage;
};
