/** `perde law …`: the law base on the command line. Ends in the exit codes of docs/formats/law.md, section 7. */

import { exitCode } from "../exit-code.ts";
import { answer } from "./answer.ts";
import type { LawIo } from "./answers.ts";
import { usage } from "./answers.ts";
import { count } from "./count.ts";
import { bodies, deadline } from "./deadline.ts";
import { check, diff } from "./files.ts";
import { type Flags, parseFlags } from "./flags.ts";

const help = `perde law --place PLACE --at DAY [--act ACT] [--ballot BALLOT] [--json]
perde law count --country US --at DAY [--ballot in-person] [--status prohibited] [--json]
perde law deadline --step STEP --filed DAY [--vote DAY] [--json]
perde law bodies --place PLACE --at DAY [--json]
perde law check FILE… [--json]
perde law diff OLD NEW [--json]

PLACE is an ISO 3166 code (KZ, US-IL), DAY is YYYY-MM-DD.
Exit: 0 done, 1 nothing researched or a problem found, 2 wrong use, 3 a file cannot be read.
Research for a product, not legal advice.
`;

type Command = {
  readonly flags: readonly string[];
  /** Whether names of files may follow. */
  readonly files: boolean;
  readonly run: (flags: Flags, io: LawIo) => number | Promise<number>;
};

const commands: ReadonlyMap<string, Command> = new Map([
  ["", { flags: ["--place", "--at", "--act", "--ballot"], files: false, run: answer }],
  ["count", { flags: ["--country", "--at", "--ballot", "--status"], files: false, run: count }],
  ["deadline", { flags: ["--step", "--filed", "--vote"], files: false, run: deadline }],
  ["bodies", { flags: ["--place", "--at"], files: false, run: bodies }],
  ["check", { flags: [], files: true, run: check }],
  ["diff", { flags: [], files: true, run: diff }],
]);

/** Runs `perde law` with what follows it on the command line, and answers the exit code. */
export const lawCommand = async (args: readonly string[], io: LawIo): Promise<number> => {
  const [first = ""] = args;
  if (args.length === 0 || args.includes("--help")) {
    if (args.length === 0) io.err(help);
    else io.out(help);
    return args.length === 0 ? exitCode.usage : exitCode.done;
  }
  const named = first !== "" && !first.startsWith("--");
  const command = commands.get(named ? first : "");
  if (command === undefined) return usage(io, args.includes("--json"), `unknown command ${first}`);
  const parsed = parseFlags(named ? args.slice(1) : args, command.flags);
  if (parsed.kind === "usage") return usage(io, args.includes("--json"), parsed.why);
  const [surplus] = parsed.flags.rest;
  if (!command.files && surplus !== undefined) return usage(io, parsed.flags.json, `unexpected ${surplus}`);
  return command.run(parsed.flags, io);
};
