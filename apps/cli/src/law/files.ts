/** `perde law check FILE…` and `perde law diff OLD NEW`: for whoever corrects or adds a rule. */
import { overlapProblems } from "@perde/law/base";
import { diffRules, type RuleDiff } from "@perde/law/diff";
import { explain } from "@perde/law/explain";
import { type ParsedRules, type Problem, readRules } from "@perde/law/parse-rules";
import type { Rule } from "@perde/law/rule";
import { exitCode } from "../exit-code.ts";
import type { LawIo } from "./answers.ts";
import { refuse, say, usage } from "./answers.ts";
import type { Flags } from "./flags.ts";

type Read = ParsedRules | { readonly kind: "unreadable-file"; readonly file: string };

const readFile = async (io: LawIo, file: string): Promise<Read> => {
  let bytes: Uint8Array;
  try {
    bytes = await io.readFile(file);
  } catch {
    // Missing, a folder, or closed to us: for the user all the same.
    return { kind: "unreadable-file", file };
  }
  const parsed = readRules(file, bytes);
  if (parsed.kind === "problems") return parsed;
  const overlaps = overlapProblems(file, parsed.file);
  return overlaps.length > 0 ? { kind: "problems", problems: overlaps } : parsed;
};

const unreadable = ({ kind }: Problem): boolean => kind === "not-json" || kind === "too-large";

/** Every problem of every file: on stdout, since they are what was asked for. */
export const check = async ({ rest, json }: Flags, io: LawIo): Promise<number> => {
  if (rest.length === 0) return usage(io, json, "check needs at least one file");
  const problems: Problem[] = [];
  let rules = 0;
  for (const file of rest) {
    const read = await readFile(io, file);
    if (read.kind === "unreadable-file")
      return refuse(io, json, exitCode.unreadable, read, `${file}: the file cannot be read`);
    if (read.kind === "problems") problems.push(...read.problems);
    else rules += read.file.rules.length;
  }
  say(io, json, { files: rest.length, rules, problems }, () =>
    problems.length > 0 ? problems.map(explain).join("\n") : `${rest.length} file(s), ${rules} rules, no problem`,
  );
  if (problems.some(unreadable)) return exitCode.unreadable;
  return problems.length > 0 ? exitCode.finding : exitCode.done;
};

const textOf = ({ rules, answers }: RuleDiff): string =>
  [
    rules.length === 0 ? "rules: none changed" : "rules:",
    ...rules.map(one => `  ${one.kind} ${one.id}${one.kind === "changed" ? `: ${one.fields.join(", ")}` : ""}`),
    answers.length === 0 ? "answers: none changed" : "answers:",
    ...answers.map(
      ({ act, ballot, from, to, before, after }) =>
        `  ${act}, ballot ${ballot}, ${from ?? "from the beginning"} to ${to ?? "no end"}: ${before} -> ${after}`,
    ),
  ].join("\n");

/** Done whether or not anything changed: a difference is data, not a failure. */
export const diff = async ({ rest, json }: Flags, io: LawIo): Promise<number> => {
  const [before, after, ...more] = rest;
  if (before === undefined || after === undefined || more.length > 0)
    return usage(io, json, "diff needs two files: the old one and the new one");
  const sides: (readonly Rule[])[] = [];
  for (const file of [before, after]) {
    const read = await readFile(io, file);
    if (read.kind === "unreadable-file")
      return refuse(io, json, exitCode.unreadable, read, `${file}: the file cannot be read`);
    if (read.kind === "problems") {
      const code = read.problems.some(unreadable) ? exitCode.unreadable : exitCode.finding;
      return refuse(io, json, code, { ...read }, read.problems.map(explain).join("\n"));
    }
    sides.push(read.file.rules);
  }
  const found = diffRules(sides[0] ?? [], sides[1] ?? []);
  return say(io, json, found, () => textOf(found));
};
