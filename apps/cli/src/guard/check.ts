/** `perde check`: is a marked ballot in these pictures? docs/formats/guard-verdict.md */
import { inspectFile } from "@perde/guard/node";
import type { Verdict } from "@perde/guard/verdict";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { readOptions } from "./options.ts";
import { openShelfFor } from "./shelf.ts";

const usage = `Usage: perde check [--json] [--templates DIR] FILE…

Says of each picture or PDF: clear, blocked or unreadable. Only clear may pass.
  --json            one JSON object a line
  --templates DIR   template packs to use instead of those that come with perde
Exit codes: 0 all clear, 1 something blocked, 3 something unreadable and nothing blocked.`;

/** One line of the answer; field order is fixed. */
const lineOf = (file: string, verdict: Verdict, tookMs: number): string => {
  const { kind, ...rest } = verdict;
  return JSON.stringify({ file, verdict: kind, ...rest, tookMs });
};

const sentenceOf = (file: string, verdict: Verdict): string => {
  const things = verdict.kind === "unreadable" ? [] : verdict.findings;
  const found = things
    .map(thing => (thing.what === "ballot" ? `ballot, marked: ${thing.marked}` : thing.what))
    .join("; ");
  const why = verdict.kind === "clear" ? "" : ` (${verdict.why})`;
  return `${file}: ${verdict.kind}${why}${found === "" ? "" : ` [${found}]`}`;
};

/** Blocked outranks unreadable outranks clear. */
const codeOf = (kinds: ReadonlySet<Verdict["kind"]>): number => {
  if (kinds.has("blocked")) return exitCode.finding;
  return kinds.has("unreadable") ? exitCode.unreadable : exitCode.done;
};

export const check = async (args: readonly string[], io: Pick<Io, "out" | "err" | "readFile">): Promise<number> => {
  const options = readOptions(args, ["templates"], ["json", "help"]);
  if (options.kind === "wrong" || options.given.has("help") || options.files.length === 0) {
    const asked = options.kind === "read" && options.given.has("help");
    if (options.kind === "wrong") io.err(`perde check: ${options.why}`);
    (asked ? io.out : io.err)(usage);
    return asked ? exitCode.done : exitCode.usage;
  }
  const opened = await openShelfFor(options.given.get("templates"), io);
  if (opened.kind === "no-templates") return exitCode.environment;
  const kinds = new Set<Verdict["kind"]>();
  for (const file of options.files) {
    const bytes = await io.readFile(file).catch(() => null);
    if (bytes === null) io.err(`perde check: ${file} cannot be opened.`);
    const start = performance.now();
    const verdict: Verdict =
      bytes === null ? { kind: "unreadable", why: "not-an-image" } : await inspectFile(bytes, opened.shelf);
    bytes?.fill(0);
    kinds.add(verdict.kind);
    io.out(
      options.given.has("json")
        ? lineOf(file, verdict, Math.round(performance.now() - start))
        : sentenceOf(file, verdict),
    );
  }
  return codeOf(kinds);
};
